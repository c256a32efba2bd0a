import { z } from 'zod'
import { statuses } from './status'

export const statusSchema = z.enum(statuses)
export const countsSchema = z.record(statusSchema, z.int())
