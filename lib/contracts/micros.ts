const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?(Z|[+ -]\d\d:\d\d)$/

/**
 * Microseconds since 1970 of an ISO 8601 time with an offset; null where it is none. A plus that a query was not encoded
 * for comes as a blank.
 */
export function microsOf(text: string): number | null {
  const [, time = '', fraction = '', offset = ''] = form.exec(text) ?? []
  const whole = Date.parse(`${time}${offset.replace(' ', '+')}`)
  return Number.isNaN(whole) ? null : whole * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}

/** The time as ISO 8601, UTC, to the microsecond. */
export function isoOfMicros(micros: number): string {
  const ms = Math.floor(micros / 1000)
  return new Date(ms).toISOString().replace('Z', `${String(micros - ms * 1000).padStart(3, '0')}Z`)
}
