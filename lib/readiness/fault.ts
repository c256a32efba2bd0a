import { z } from 'zod'

export const faultKinds = [
  'denied',
  'throttled',
  'timeout',
  'unreachable',
  'credentials',
  'region-disabled',
  'not-configured',
  'unexpected',
] as const

/** Why AWS did not answer. Only lib/aws makes one; a check may hand one on. */
export const faultSchema = z.strictObject({
  kind: z.enum(faultKinds),
  /** As in IAM: `iam:ListRoles`. */
  action: z.string(),
  code: z.string().nullable(),
  requestId: z.string().nullable(),
  region: z.string().nullable(),
  message: z.string(),
})

export type Fault = z.infer<typeof faultSchema>
