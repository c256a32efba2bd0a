import type { FaultKind } from './faults'

/** One line of the sandbox's log: a request that reached it. */
export type ReceivedCall = {
  at: string
  /** As in IAM, `ecs:ListClusters`. */
  action: string
  accessKeyId: string
  /** ARN of the caller; null where the key was refused. */
  principal: string | null
  account: string | null
  region: string
  /** HTTP status; null where no whole answer was sent. */
  status: number | null
  /** Error code; null for a result. */
  code: string | null
  /** The fault that was injected, if one was. */
  fault: FaultKind | null
  requestId: string
}
