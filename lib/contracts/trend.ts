import { z } from 'zod'
import { bounds } from '@/lib/registry/bounds'
import { contract } from './contract'

const count = z.int()

export const trendSchema = z.strictObject({
  days: z.array(
    z.strictObject({
      /** A UTC day; the last one is today. */
      date: z.iso.date(),
      /** ECS accounts by their status at its end. */
      accounts: z.strictObject({ pass: count, warn: count, fail: count, unknown: count }),
    }),
  ),
})

export const trendQuery = z.strictObject({
  days: z.coerce.number<string>('is no number.').int().min(1).max(366).default(30),
  ecsAccount: z.string().min(1).max(bounds.textLength).optional(),
})

export type TrendAnswer = z.infer<typeof trendSchema>

export const getTrend = contract({
  method: 'GET',
  path: '/api/v1/trend',
  access: 'read',
  summary: 'How many ECS accounts had each status at the end of each of the last days, oldest first',
  query: trendQuery,
  answer: { status: 200, type: 'application/json', schema: trendSchema },
})
