import { z } from 'zod'
import { formatSchema, formatTypes } from '@/lib/readiness/formats/format'
import { failOnSchema } from '@/lib/readiness/gate'
import { reportSchema } from '@/lib/readiness/report'
import { releaseSchema } from '@/lib/registry/release'
import { contract } from './contract'

export const checkQuerySchema = z.strictObject({
  failOn: failOnSchema.optional(),
  /** Judges by this release, whatever the settings and the accounts say. */
  release: releaseSchema.optional(),
  format: formatSchema.optional(),
})

/** A report of a posted file; `accountId` is null where the ECS account names no AWS account of the file. */
const checkedReportSchema = reportSchema.extend({ accountId: z.string().nullable() })

export const checkAnswerSchema = z.strictObject({
  ok: z.boolean(),
  asked: z.strictObject({ failOn: failOnSchema, release: releaseSchema.nullable() }),
  accounts: z.array(checkedReportSchema),
})

export type CheckQuery = z.infer<typeof checkQuerySchema>
export type CheckAnswer = z.infer<typeof checkAnswerSchema>
export type CheckedReport = z.infer<typeof checkedReportSchema>

export const postCheck = contract({
  method: 'POST',
  path: '/api/v1/check',
  access: 'read',
  summary: 'Judge a clouddriver YAML live; nothing of it is kept',
  query: checkQuerySchema,
  body: { type: 'application/yaml' },
  answer: {
    status: 200,
    type: 'application/json',
    schema: checkAnswerSchema,
    otherForms: Object.values(formatTypes),
    closed: 409,
  },
})
