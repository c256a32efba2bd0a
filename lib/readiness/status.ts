export const statuses = ['pass', 'warn', 'fail', 'unknown', 'not-applicable'] as const
export type Status = (typeof statuses)[number]

/** Order of urgency on every screen: blocked, could not check, attention, ready, not applicable. */
const urgency: Record<Status, number> = { fail: 0, unknown: 1, warn: 2, pass: 3, 'not-applicable': 4 }

export function byUrgency(a: Status, b: Status): number {
  return urgency[a] - urgency[b]
}

export type Counts = Record<Status, number>

export function countStatuses(items: readonly { status: Status }[]): Counts {
  const counts: Counts = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0 }
  for (const { status } of items) counts[status] += 1
  return counts
}
