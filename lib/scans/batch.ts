import { setTimeout } from 'node:timers/promises'

/** The longest that items wait for others after a save has ended. */
const longestPauseMs = 500

/** Adds an item; settles when it is saved, with what the save says of all that were saved together. */
export type Batch<T, R = void> = { add: (item: T) => Promise<R> }

/**
 * Saves items together: whatever comes while one save is under way goes with the next, and the next begins only after a
 * pause as long as the last one took (at most half a second). An idle database is written to at once, a busy one in ever
 * larger portions.
 */
export function batch<T, R = void>(
  save: (items: readonly T[]) => Promise<R>,
  pause: (ms: number) => Promise<unknown> = setTimeout,
): Batch<T, R> {
  let waiting: T[] = []
  let next: Promise<R> | null = null
  let rested: Promise<unknown> = Promise.resolve()

  async function saveWaiting(before: Promise<unknown>): Promise<R> {
    await before
    const items = waiting
    waiting = []
    next = null
    const startedAt = performance.now()
    const saving = save(items)
    const rest = () => pause(Math.min(performance.now() - startedAt, longestPauseMs))
    rested = saving.then(rest, rest)
    return saving
  }

  return {
    add(item) {
      waiting.push(item)
      next ??= saveWaiting(rested)
      return next
    },
  }
}
