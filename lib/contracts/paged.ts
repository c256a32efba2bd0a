import { z } from 'zod'

/** What a list that can grow is asked with: how many, and those before a cursor that the answer before gave as `next`. */
export const pagedQuery = {
  limit: z.coerce.number<string>('is no number.').int().min(1).max(500).default(100),
  before: z.string().min(1).max(100).optional(),
}

/** Where the next page begins; null on the last. */
export const nextSchema = z.string().nullable()
