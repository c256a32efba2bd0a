import { setTimeout } from 'node:timers/promises'

/** The longest that items wait for others after a save has ended. */
const longestPauseMs = 500

/**
 * Saves items together: whatever comes while one save is under way goes with the next, and the next begins only after a
 * pause of nine times what the last one took (at most half a second). An idle database is written to at once, a busy one
 * in ever larger portions, so that a scan spends a fifth of its time on saving. `add` settles when its item is saved.
 */
export function batch<T>(
  save: (items: readonly T[]) => Promise<void>,
  pause: (ms: number) => Promise<unknown> = setTimeout,
): { add: (item: T) => Promise<void> } {
  let waiting: T[] = []
  let next: Promise<void> | null = null
  let rested: Promise<unknown> = Promise.resolve()

  async function saveWaiting(before: Promise<unknown>): Promise<void> {
    await before
    const items = waiting
    waiting = []
    next = null
    const startedAt = performance.now()
    const saving = save(items)
    const rest = () => pause(Math.min(4 * (performance.now() - startedAt), longestPauseMs))
    rested = saving.then(rest, rest)
    await saving
  }

  return {
    add(item) {
      waiting.push(item)
      next ??= saveWaiting(rested)
      return next
    },
  }
}
