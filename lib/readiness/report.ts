import { z } from 'zod'
import { findingSchema } from './finding'
import { groupSchema } from './group-schema'
import { countsSchema, reportCountsSchema, statusSchema } from './status-schema'

/** One account's readiness, as plain JSON: stored, served, drawn, compared with yesterday's. */
export const reportSchema = z.strictObject({
  ecsAccount: z.string(),
  awsAccount: z.string(),
  accountId: z.string(),
  status: statusSchema,
  /** Findings that are unknown: they are counted beside the status, never hidden in it. */
  gaps: z.int(),
  scannedAt: z.string(),
  /** ARN that read the account; null where nobody could. */
  readAs: z.string().nullable(),
  /**
   * ARN of the credentials that Shipshape started from to become `readAs`, the same in mode ambient; null where nobody
   * knows, left out in reports of versions that did not say.
   */
  baseIdentity: z.string().nullable().optional(),
  counts: reportCountsSchema,
  findings: z.array(findingSchema),
})

export type Report = z.infer<typeof reportSchema>

/** Stands in the report's row, so that pages with many accounts read no findings. */
export const reportSummarySchema = reportSchema.omit({ findings: true }).extend({
  groups: z.partialRecord(groupSchema, countsSchema),
  /** Title of the first finding by urgency, for lists. */
  headline: z.string().nullable(),
  /** Causes of its findings that need a person, in their order: the worst status that each made, and how many findings. */
  causes: z.array(z.strictObject({ cause: z.string(), status: statusSchema, findings: z.int() })).default([]),
})

export type ReportSummary = z.infer<typeof reportSummarySchema>
