const minuteMs = 60_000
const units = [
  { ms: 365 * 24 * 60 * minuteMs, word: 'y' },
  { ms: 30 * 24 * 60 * minuteMs, word: 'mo' },
  { ms: 24 * 60 * minuteMs, word: 'd' },
  { ms: 60 * minuteMs, word: 'h' },
  { ms: minuteMs, word: 'min' },
] as const

/** Age of an ISO time at `nowMs` in its largest unit: "4 min"; null below a minute, or where it lies ahead of our clock. */
export function age(at: string, nowMs: number): string | null {
  const ms = nowMs - Date.parse(at)
  const unit = units.find((each) => ms >= each.ms)
  return unit ? `${Math.floor(ms / unit.ms)} ${unit.word}` : null
}

/** "4 min ago", or "just now". */
export function ago(at: string, nowMs: number): string {
  const value = age(at, nowMs)
  return value === null ? 'just now' : `${value} ago`
}

/** "24 Nov 2026, 22:58:03 GMT+1", in the reader's zone unless another is given. */
export function exactTime(at: string, timeZone?: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    ...(timeZone && { timeZone }),
  })
  return format.format(new Date(at))
}
