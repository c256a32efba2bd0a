import { z } from 'zod'
import { statuses } from './status'

export const statusSchema = z.enum(statuses)
export const countsSchema = z.record(statusSchema, z.int())

const count = z.int()

/** Of a whole report. What somebody set aside is counted apart, whatever its status. */
export const reportCountsSchema = z.strictObject({
  pass: count,
  warn: count,
  fail: count,
  unknown: count,
  'not-applicable': count,
  muted: count,
})
