/** One request sent, retries included. */
export type CallRecord = {
  /** As in IAM: `ecs:ListClusters`. */
  action: string
  region: string | null
  /** 1 for the first try. */
  attempt: number
  /** AWS's error code; null where the call was answered. */
  code: string | null
  throttled: boolean
  ms: number
}
