import { z } from 'zod'
import { reportCountsSchema } from '@/lib/readiness/status-schema'

/** Reports that an older Shipshape stored know nothing of mutes. */
export const storedCountsSchema = reportCountsSchema.extend({ muted: z.int().default(0) })

/** Nor do they say their gaps; their counts do. */
export const withGaps = z
  .looseObject({ counts: storedCountsSchema })
  .transform((stored) => ({ gaps: stored.counts.unknown, ...stored }))
