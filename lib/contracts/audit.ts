import { z } from 'zod'
import { auditKindSchema } from './audit-kind'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'

export const auditSchema = z.strictObject({
  entries: z.array(
    z.strictObject({
      /** The first and the last of those that are counted together, within a minute. */
      at: z.string(),
      lastAt: z.string(),
      times: z.int().min(1),
      kind: auditKindSchema,
      actor: z.string().nullable(),
      address: z.string().nullable(),
      what: z.string(),
    }),
  ),
  next: nextSchema,
})

export const listAudit = contract({
  method: 'GET',
  path: '/api/v1/audit',
  access: 'admin',
  summary:
    'Sign-ins and failures, what was denied, changes of access and channels, exports and tests of readers, newest first',
  query: z.strictObject({
    kind: auditKindSchema.optional(),
    /** A part of the actor, in any case; also of whose password was tried. */
    actor: z.string().min(1).max(300).optional(),
    ...pagedQuery,
  }),
  answer: { status: 200, type: 'application/json', schema: auditSchema },
})
