import type { PolicyDocument } from './world/world-types'

/** Who makes a call: a session of a role. */
export type Caller = {
  accessKeyId: string
  accountId: string
  partition: string
  /** Name of the role, without path. */
  role: string
  /** arn:…:iam::…:role/path/name */
  roleArn: string
  /** arn:…:sts::…:assumed-role/name/session */
  arn: string
  /** AROA…:session */
  userId: string
  /** Limits the session further; null where there is none. */
  sessionPolicy: PolicyDocument | null
  expiresAt: Date | null
}
