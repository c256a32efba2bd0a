/** Time and concurrency limits. The SDK has no time limit of its own: a hang would never end (measured). */
export type Limits = {
  connectMs: number
  /** One request sent, until its answer begins; also the longest silence within an answer. */
  requestMs: number
  /** One call with all its attempts and the waits between them. */
  callMs: number
  /** One collector with all its calls. */
  collectorMs: number
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
  attempts: 5,
  accountRequests: 16,
  allRequests: 64,
}
