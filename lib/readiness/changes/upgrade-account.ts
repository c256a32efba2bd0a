import { z } from 'zod'
import { faultSchema } from '../fault'
import { statusSchema } from '../status-schema'
import { findingChangeSchema } from './finding-change-schema'

/** One ECS account under another release. */
export const upgradedAccountSchema = z.strictObject({
  ecsAccount: z.string(),
  /** The release whose rules apply to it now; null where nobody has said (then as for 1.18). */
  from: z.string().nullable(),
  /** The release it was judged by; its own where it keeps that. */
  to: z.string().nullable(),
  /** Whether it names a release of its own and keeps it. */
  keepsOwn: z.boolean(),
  /** When its facts were last judged; null where it was never checked. */
  scannedAt: z.string().nullable(),
  /** Null where it was never checked: nothing is known of it. */
  status: z.strictObject({ before: statusSchema, after: statusSchema }).nullable(),
  /** Findings that are unknown under the release it was judged by. */
  gaps: z.int(),
  changes: z.array(findingChangeSchema),
  /** What AWS did not answer, so that some of the changes are of findings that nobody could judge. */
  faults: z.array(faultSchema),
  /** The causes of those faults: accounts of one cause wait for the same fix. */
  causes: z.array(z.string()),
})

export type UpgradedAccount = z.infer<typeof upgradedAccountSchema>
