import { z } from 'zod'
import { countsSchema } from '@/lib/readiness/status-schema'

/** Reports that an older Shipshape stored do not say their gaps; their counts do. */
export const withGaps = z
  .looseObject({ counts: countsSchema })
  .transform((stored) => ({ gaps: stored.counts.unknown, ...stored }))
