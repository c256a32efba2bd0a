import { z } from 'zod'
import { findingSchema } from '@/lib/readiness/finding'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'

const json = 'application/json'

export const scanBodySchema = z.strictObject({
  /** Default: every ECS account. */
  ecsAccounts: z.array(z.string().max(bounds.nameLength)).min(1).max(bounds.accounts).optional(),
  /** Default: every check. Only their facts are gathered; the other findings are taken over unchanged. */
  checks: z.array(z.string().max(bounds.nameLength)).min(1).max(bounds.listLength).optional(),
})

export const scanSchema = z.strictObject({
  id: z.string(),
  state: z.enum(['queued', 'running', 'done', 'cancelled']),
  /** Facts gathered, of facts to gather. */
  progress: z.strictObject({ done: z.int(), total: z.int() }),
  /** Requests sent, retries included, keyed `ecs:ListClusters`. */
  calls: z.strictObject({ total: z.int(), byAction: z.record(z.string(), z.int()), throttled: z.int() }),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  accounts: z.array(
    z.strictObject({ ecsAccount: z.string(), state: z.enum(['queued', 'running', 'done', 'cancelled']) }),
  ),
})

export type Scan = z.infer<typeof scanSchema>

/**
 * Data of the stream's events. `progress` has no id. The first of a stream, and the one before `done`, carry the scan as
 * GET does; in those between, `accounts` and `calls.byAction` hold only what has changed since the one before.
 */
export const scanEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('progress'), data: scanSchema }),
  z.strictObject({ type: z.literal('finding'), data: findingSchema.extend({ ecsAccount: z.string() }) }),
  z.strictObject({
    type: z.literal('done'),
    data: z.strictObject({ id: z.string(), state: z.enum(['done', 'cancelled']) }),
  }),
])

export type ScanEvent = z.infer<typeof scanEventSchema>

export const scanListSchema = z.strictObject({
  scans: z.array(
    scanSchema
      .pick({ id: true, state: true, startedAt: true, finishedAt: true })
      .extend({ actor: z.string(), ecsAccounts: z.array(z.string()) }),
  ),
  next: nextSchema,
})

export type ScanList = z.infer<typeof scanListSchema>

export const listScans = contract({
  method: 'GET',
  path: '/api/v1/scans',
  access: 'read',
  summary: 'Scans, the newest first: who asked, for which accounts, and when',
  query: z.strictObject(pagedQuery),
  answer: { status: 200, type: json, schema: scanListSchema },
})
export const createScan = contract({
  method: 'POST',
  path: '/api/v1/scans',
  access: 'edit',
  summary: 'Check accounts now; a scan under way for the same accounts is joined',
  body: { type: json, schema: scanBodySchema, optional: true },
  answer: { status: 202, type: json, schema: z.strictObject({ id: z.string() }) },
})
export const getScan = contract({
  method: 'GET',
  path: '/api/v1/scans/{id}',
  access: 'read',
  summary: 'How far a scan is, and what it has asked of AWS',
  answer: { status: 200, type: json, schema: scanSchema },
})
export const cancelScan = contract({
  method: 'DELETE',
  path: '/api/v1/scans/{id}',
  access: 'edit',
  summary: 'Cancel a scan',
  answer: { status: 204, type: 'none' },
})
export const scanEvents = contract({
  method: 'GET',
  path: '/api/v1/scans/{id}/events',
  access: 'read',
  summary: 'progress, finding and done as server-sent events; resumes by Last-Event-ID',
  /** Findings of that ECS account only; empty: of none. A fleet's are half a megabyte, and a page shows one account's. */
  query: z.strictObject({ ecsAccount: z.string().optional() }),
  answer: { status: 200, type: 'text/event-stream', events: scanEventSchema },
})
export type ScanBody = z.infer<typeof scanBodySchema>
