import { z } from 'zod'
import { formatSchema, formatTypes } from '@/lib/readiness/formats/format'
import { reportSchema } from '@/lib/readiness/report'
import { alarmRowSchema } from '@/lib/readiness/rows/alarm-row'
import { clusterRowSchema } from '@/lib/readiness/rows/cluster-row'
import { roleRowSchema } from '@/lib/readiness/rows/role-row'
import { servedFaultSchema } from '@/lib/readiness/rows/row-fault'
import { contract } from './contract'

const json = 'application/json'
const rowQuery = z.strictObject({
  ecsAccount: z.string().optional(),
  region: z.string().optional(),
  stale: z.literal('include').optional(),
})
/** Which form a report is wanted in; JSON unless said. */
const formatQuery = z.strictObject({ format: formatSchema.optional() })
const otherForms = Object.values(formatTypes)
const faults = z.array(servedFaultSchema)

export const readinessSchema = z.strictObject({ accounts: z.array(reportSchema) })
export const statusesSchema = z.strictObject({
  accounts: z.array(reportSchema.pick({ ecsAccount: true, status: true, gaps: true, scannedAt: true })),
})
export const clustersSchema = z.strictObject({ clusters: z.array(clusterRowSchema), faults })
export const rolesSchema = z.strictObject({ roles: z.array(roleRowSchema), faults })
export const alarmsSchema = z.strictObject({ alarms: z.array(alarmRowSchema), faults })

export type StatusesAnswer = z.infer<typeof statusesSchema>
export type ClustersAnswer = z.infer<typeof clustersSchema>
export type RolesAnswer = z.infer<typeof rolesSchema>
export type AlarmsAnswer = z.infer<typeof alarmsSchema>

export const listReadiness = contract({
  method: 'GET',
  path: '/api/v1/readiness',
  access: 'read',
  summary: 'The last report of every ECS account',
  query: formatQuery,
  answer: { status: 200, type: json, schema: readinessSchema, otherForms },
})
export const listStatuses = contract({
  method: 'GET',
  path: '/api/v1/statuses',
  access: 'read',
  summary: 'The status of every ECS account that was checked, and how many of its checks could not be made',
  answer: { status: 200, type: json, schema: statusesSchema },
})
export const getReadiness = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}',
  access: 'read',
  summary: 'The last report of one ECS account',
  query: formatQuery,
  answer: { status: 200, type: json, schema: reportSchema, otherForms },
})
export const getFacts = contract({
  method: 'GET',
  path: '/api/v1/readiness/{ecsAccount}/facts',
  access: 'read',
  summary: 'The facts behind the report',
  answer: { status: 200, type: json, schema: z.record(z.string(), z.unknown()) },
})
export const listClusters = contract({
  method: 'GET',
  path: '/api/v1/clusters',
  access: 'read',
  summary: 'Clusters of the latest scan',
  query: rowQuery,
  answer: { status: 200, type: json, schema: clustersSchema },
})
export const listRoles = contract({
  method: 'GET',
  path: '/api/v1/roles',
  access: 'read',
  summary: 'Roles of the latest scan',
  query: rowQuery,
  answer: { status: 200, type: json, schema: rolesSchema },
})
export const listAlarms = contract({
  method: 'GET',
  path: '/api/v1/alarms',
  access: 'read',
  summary: 'Metric alarms of the latest scan',
  query: rowQuery,
  answer: { status: 200, type: json, schema: alarmsSchema },
})
export type RowsQuery = z.infer<typeof rowQuery>
