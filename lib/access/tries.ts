const windowMs = 60_000
const allowed = 10

/** Counts wrong guesses: ten within a minute, then everybody waits for the minute to pass. */
export function makeTries(now: () => number): { spent(): boolean; count(): void } {
  let recent: number[] = []
  return {
    spent() {
      recent = recent.filter((at) => at > now() - windowMs)
      return recent.length >= allowed
    },
    count() {
      recent.push(now())
    },
  }
}
