/** Time and concurrency limits. The SDK has no time limit of its own: a hang would never end (measured). */
export type Limits = {
  connectMs: number
  /** One request sent, until its answer begins; also the longest silence within an answer. */
  requestMs: number
  /** One call with all its attempts and the waits between them. */
  callMs: number
  /** One collector with all its calls. */
  collectorMs: number
  /** One account of up to ten regions, from its first call on: below the minute that its run has. */
  accountMs: number
  attempts: number
  /** Requests on the wire at once, of one account and of all. */
  accountRequests: number
  allRequests: number
}

export const defaultLimits: Limits = {
  connectMs: 3_000,
  requestMs: 8_000,
  callMs: 20_000,
  collectorMs: 45_000,
  accountMs: 50_000,
  attempts: 8,
  accountRequests: 40,
  allRequests: 64,
}

/** Time for one account; each region beyond ten gets its share more, and a run hands over what it cannot finish. */
export function accountMsOf({ accountMs }: Limits, regions: number): number {
  return (accountMs * Math.max(10, regions)) / 10
}
