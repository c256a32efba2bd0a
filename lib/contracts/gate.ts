import { z } from 'zod'
import { failOnSchema, gateAccountSchema, maxAgeSchema } from '@/lib/readiness/gate'
import { contract } from './contract'

const gateQuery = z.strictObject({
  /** Repeat it for several; none: all. */
  ecsAccount: z
    .union([z.string(), z.array(z.string())])
    .transform((names) => [names].flat())
    .optional(),
  failOn: failOnSchema.optional(),
  maxAge: maxAgeSchema.optional(),
})

export const gateSchema = z.strictObject({
  ok: z.boolean(),
  asked: z.strictObject({ failOn: failOnSchema, maxAge: maxAgeSchema.nullable() }),
  accounts: z.array(gateAccountSchema),
})

export type GateQuery = z.output<typeof gateQuery>
export type GateAnswer = z.infer<typeof gateSchema>

export const getGate = contract({
  method: 'GET',
  path: '/api/v1/readiness/gate',
  access: 'read',
  summary: 'Whether a pipeline may go on, by the last reports',
  query: gateQuery,
  answer: { status: 200, type: 'application/json', schema: gateSchema, otherForms: [], closed: 409 },
})
