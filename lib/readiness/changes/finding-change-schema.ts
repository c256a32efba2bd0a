import { z } from 'zod'
import { groupSchema } from '../group-schema'
import { statusSchema } from '../status-schema'

const verdictSchema = z.strictObject({ status: statusSchema, title: z.string() })

/** A finding of two judgements that do not say the same; null where one of them has no such finding. */
export const findingChangeSchema = z.strictObject({
  check: z.string(),
  group: groupSchema,
  region: z.string().nullable(),
  resource: z.string().nullable(),
  before: verdictSchema.nullable(),
  after: verdictSchema.nullable(),
})

export type FindingChange = z.infer<typeof findingChangeSchema>
