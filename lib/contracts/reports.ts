import { z } from 'zod'
import { reportSchema } from '@/lib/readiness/report'
import { contract } from './contract'
import { nextSchema, pagedQuery } from './paged'

const json = 'application/json'

/** A report without its findings. */
export const pastReportSchema = reportSchema
  .pick({ scannedAt: true, status: true, counts: true })
  .extend({ id: z.string() })

export const reportsSchema = z.strictObject({ reports: z.array(pastReportSchema), next: nextSchema })

export type PastReport = z.infer<typeof pastReportSchema>
export type ReportsAnswer = z.infer<typeof reportsSchema>

export const listReports = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}/reports',
  access: 'read',
  summary: 'The reports of one ECS account, newest first',
  query: z.strictObject(pagedQuery),
  answer: { status: 200, type: json, schema: reportsSchema },
})
export const getReport = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}/reports/{id}',
  access: 'read',
  summary: 'One report of an ECS account, of any time that is kept',
  answer: { status: 200, type: json, schema: reportSchema },
})
