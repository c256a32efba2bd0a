import { z } from 'zod'
import { contract } from './contract'
import { scanSchema } from './scans'

const json = 'application/json'
const names = z
  .string()
  .min(1)
  .transform((text) => text.split(',').filter(Boolean))
const planQuerySchema = z.strictObject({
  /** Names with commas between them; default: every ECS account. */
  ecsAccounts: names.optional(),
  /** Names with commas between them; default: every check. */
  checks: names.optional(),
})

export const scanPlanSchema = z.strictObject({
  ecsAccounts: z.array(z.string()),
  /** Facts to gather: the total of the scan's progress. */
  facts: z.int(),
  /** Of them, those whose size nobody has read yet: their lists may have more pages than counted here. */
  unsized: z.int(),
  /** `best`: every request answered at the first try; `worst`: each tried as often as Shipshape tries. */
  calls: z.strictObject({ best: z.int(), worst: z.int() }),
  byAction: z.array(z.strictObject({ action: z.string(), best: z.int(), worst: z.int() })),
  /** What each check would cost alone; checks share facts, so that the sum is more than the scan's. */
  byCheck: z.array(z.strictObject({ check: z.string(), best: z.int() })),
})

const spent = { calls: z.int(), retries: z.int(), throttles: z.int(), ms: z.int() }

export const scanLedgerSchema = z.strictObject({
  id: z.string(),
  state: scanSchema.shape.state,
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  ecsAccounts: z.array(z.string()),
  /** Null: all of them. */
  checks: z.array(z.string()).nullable(),
  total: z.strictObject(spent),
  /** Requests sent, retries included; `ms` is the time they took in sum, many at once. */
  byAction: z.array(z.strictObject({ action: z.string(), facts: z.array(z.string()), ...spent })),
  /** Requests for the facts that a check reads; `own`: those for facts that no other check of the scan reads. */
  byCheck: z.array(
    z.strictObject({ check: z.string(), name: z.string(), facts: z.array(z.string()), own: z.int(), ...spent }),
  ),
})

export type PlanQuery = z.infer<typeof planQuerySchema>
export type ScanPlan = z.infer<typeof scanPlanSchema>
export type ScanLedger = z.infer<typeof scanLedgerSchema>

export const planScan = contract({
  method: 'GET',
  path: '/api/v1/scans/plan',
  access: 'read',
  summary: 'What a scan would ask of AWS, at best and at worst; asks for nothing',
  query: planQuerySchema,
  answer: { status: 200, type: json, schema: scanPlanSchema },
})
export const getLedger = contract({
  method: 'GET',
  path: '/api/v1/scans/{id}/ledger',
  access: 'read',
  summary: 'What a scan has asked of AWS, by action and by check',
  answer: { status: 200, type: json, schema: scanLedgerSchema },
})
