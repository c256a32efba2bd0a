import { z } from 'zod'
import type { Report } from '../report'
import { statusSchema } from '../status-schema'
import { placeKey } from './finding-change'

/** Since when a report's statuses are what they are. Stands beside the report, so that nobody reads the whole history for it. */
export const statusSinceSchema = z.strictObject({
  /** `before`: the account's status before; null where no earlier one is known. */
  account: z.strictObject({ status: statusSchema, at: z.string(), before: statusSchema.nullable() }),
  /** By the finding's place (`placeKey`). */
  findings: z.record(
    z.string(),
    z.strictObject({ status: statusSchema, at: z.string(), muted: z.literal(true).optional() }),
  ),
})

export type StatusSince = z.infer<typeof statusSinceSchema>

/** Carries on from the report before: a status that stays keeps its time, any other begins with this report. */
export function statusSince(
  before: StatusSince | null,
  { status, scannedAt, findings }: Pick<Report, 'status' | 'scannedAt' | 'findings'>,
): StatusSince {
  const was = before?.account ?? null
  return {
    account: was?.status === status ? was : { status, at: scannedAt, before: was?.status ?? null },
    findings: Object.fromEntries(
      findings.map((finding) => {
        const key = placeKey(finding)
        const known = before?.findings[key]
        const at = known?.status === finding.status ? known.at : scannedAt
        return [key, { status: finding.status, at, ...(finding.muted === null ? {} : { muted: true as const }) }]
      }),
    ),
  }
}
