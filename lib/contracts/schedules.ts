import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'
import { scanSchema } from './scans'

const json = 'application/json'

/** A name that stands in addresses, and in `schedule:<name>`. */
export const addressNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u,
    'may hold letters, digits, spaces and . _ - only, and begins with one of the first two.',
  )

export const scheduleSchema = z.strictObject({
  name: z.string(),
  /** Five fields: minute, hour, day of the month, month, day of the week. */
  cron: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** Null: every ECS account. */
  ecsAccounts: z.array(z.string()).nullable(),
  enabled: z.boolean(),
  /** Null while it is not enabled. A scan starts up to 20 s later, so that schedules of one minute do not all start at once. */
  nextAt: z.iso.datetime().nullable(),
  lastScan: z
    .strictObject({ id: z.string(), state: scanSchema.shape.state, finishedAt: z.iso.datetime().nullable() })
    .nullable(),
})
export const schedulesSchema = z.strictObject({ schedules: z.array(scheduleSchema) })

const fields = {
  name: addressNameSchema,
  cron: z.string().trim().max(100),
  timeZone: z.string().trim().max(100),
  ecsAccounts: z.array(z.string().max(bounds.nameLength)).min(1).max(bounds.accounts).nullable(),
  enabled: z.boolean(),
}
export const newScheduleSchema = z.strictObject({
  ...fields,
  timeZone: fields.timeZone.default('UTC'),
  ecsAccounts: fields.ecsAccounts.default(null),
  enabled: fields.enabled.default(true),
})
export const schedulePatchSchema = z.strictObject(fields).partial()

export type Schedule = z.output<typeof scheduleSchema>
export type NewSchedule = z.output<typeof newScheduleSchema>
export type SchedulePatch = z.output<typeof schedulePatchSchema>

export const listSchedules = contract({
  method: 'GET',
  path: '/api/v1/schedules',
  access: 'read',
  summary: 'When checks start by themselves',
  answer: { status: 200, type: json, schema: schedulesSchema },
})
export const createSchedule = contract({
  method: 'POST',
  path: '/api/v1/schedules',
  access: 'edit',
  summary: 'Checks that start by themselves, by a cron expression in a time zone',
  body: { type: json, schema: newScheduleSchema },
  answer: { status: 201, type: json, schema: scheduleSchema },
})
export const patchSchedule = contract({
  method: 'PATCH',
  path: '/api/v1/schedules/{name}',
  access: 'edit',
  summary: 'Change, pause or resume a schedule',
  body: { type: 'application/merge-patch+json', schema: schedulePatchSchema },
  answer: { status: 200, type: json, schema: scheduleSchema },
})
export const deleteSchedule = contract({
  method: 'DELETE',
  path: '/api/v1/schedules/{name}',
  access: 'edit',
  summary: 'Delete a schedule; the checks that it started stay',
  answer: { status: 204, type: 'none' },
})
