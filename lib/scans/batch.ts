/**
 * Saves items together: whatever comes while one save is under way goes with the next. `add` settles when its item is
 * saved. With one connection to the database this is what keeps a fast scan from waiting for its own writes.
 */
export function batch<T>(save: (items: readonly T[]) => Promise<void>): { add: (item: T) => Promise<void> } {
  let waiting: T[] = []
  let next: Promise<void> | null = null
  let current: Promise<void> = Promise.resolve()

  async function saveWaiting(before: Promise<void>): Promise<void> {
    await before.catch(() => {})
    const items = waiting
    waiting = []
    next = null
    await save(items)
  }

  return {
    add(item) {
      waiting.push(item)
      if (next === null) {
        next = saveWaiting(current)
        current = next
      }
      return next
    },
  }
}
