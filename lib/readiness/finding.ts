import { z } from 'zod'
import { evidenceSchema } from './evidence'
import { faultSchema } from './fault'
import { groupSchema } from './group-schema'
import { statusSchema } from './status-schema'

/** A fix as people read it, filled with the account's own names. */
export const renderedFixSchema = z.strictObject({
  text: z.string(),
  cli: z.string().optional(),
  json: z.string().optional(),
  console: z.string().optional(),
  terraform: z.string().optional(),
  cloudformation: z.string().optional(),
})

export type RenderedFix = z.infer<typeof renderedFixSchema>

/** Who set a finding aside, why, and until when (ISO 8601). */
export const mutedSchema = z.strictObject({ by: z.string(), reason: z.string(), until: z.string() })

export type Muted = z.infer<typeof mutedSchema>

/** What a check said about one resource. (ecsAccount, check, region, resource) occurs once in a report. */
export const findingSchema = z.strictObject({
  check: z.string(),
  group: groupSchema,
  status: statusSchema,
  /** The verdict as a sentence that names the thing. */
  title: z.string(),
  /** Numbers, reason and why it matters, in one or two sentences. */
  summary: z.string(),
  region: z.string().nullable(),
  resource: z.string().nullable(),
  evidence: z.array(evidenceSchema),
  fix: renderedFixSchema.nullable(),
  docs: z.string(),
  rule: z.strictObject({ source: z.string(), appliesTo: z.string() }),
  fault: faultSchema.nullable(),
  /** A muted finding keeps its status, and leaves that of its account and the counts. */
  muted: mutedSchema.nullable(),
  scannedAt: z.string(),
  /** Whom it hits: the account alone, or all that Clouddriver serves. Absent in findings that an older Shipshape stored. */
  reach: z.enum(['account', 'everything']).default('account'),
  /** Findings that one fault or one mistake made share it (`causeOf`); null where a finding stands alone. */
  cause: z.string().nullable().default(null),
})

export type Finding = z.infer<typeof findingSchema>
