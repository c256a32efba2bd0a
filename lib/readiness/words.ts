/** Numbers, plurals, lists and times as people read them; the one place that formats them, for findings and screens. */

const number = new Intl.NumberFormat('en')
const upToTenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const plurals = new Intl.PluralRules('en')
const list = new Intl.ListFormat('en-GB')

/** A number as people read it: 3,500. */
export function grouped(value: number | bigint): string {
  return number.format(value)
}

/** Which of two words goes with a number: "is" with one, "are" with none or several. */
export function byCount(value: number, one: string, many: string): string {
  return plurals.select(value) === 'one' ? one : many
}

/** A number with its noun: "1 instance", "1,200 instances". */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(value)} ${byCount(value, noun, plural)}`
}

/** CPU in ECS CPU units (1024 = 1 vCPU) and memory in MiB: "256 CPU and 512 MiB". */
export function taskSize({ cpu, memoryMiB }: { cpu: number; memoryMiB: number }): string {
  return `${grouped(cpu)} CPU and ${grouped(memoryMiB)} MiB`
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return list.format(words)
}

/** How long something took, in ms: "9.5 s", "3 s"; with `fixed` "3.0 s", for a column of such times. */
export function inSeconds(ms: number, fixed = false): string {
  return `${(fixed ? tenths : upToTenths).format(ms / 1000)} s`
}

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
  return formatIn(timeZone).format(new Date(at))
}

const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/** One for each zone: to make one takes longer than to draw the row that it stands in. */
function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
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
  formats.set(timeZone, format)
  return format
}
