import { z } from 'zod'
import { reportChangesSchema } from '@/lib/readiness/changes/report-changes'
import { statusSchema } from '@/lib/readiness/status-schema'
import { contract } from './contract'

const json = 'application/json'

/** An ECS account whose status is not what it was, and since when. */
export const turnSchema = z.strictObject({
  ecsAccount: z.string(),
  before: statusSchema,
  after: statusSchema,
  since: z.string(),
})

export const turnsSchema = z.strictObject({ turns: z.array(turnSchema) })

export type Turn = z.infer<typeof turnSchema>
export type TurnsAnswer = z.infer<typeof turnsSchema>

export const getChanges = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}/changes',
  access: 'read',
  summary: 'What the last report says that the one before it did not, and since when',
  answer: { status: 200, type: json, schema: reportChangesSchema },
})
export const listTurns = contract({
  method: 'GET',
  path: '/api/v1/turns',
  access: 'read',
  summary: 'ECS accounts whose status changed within a day of now or with their last report, newest first',
  answer: { status: 200, type: json, schema: turnsSchema },
})
