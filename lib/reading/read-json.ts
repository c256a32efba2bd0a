import type { z } from 'zod'
import { detailOf } from '@/lib/contracts/detail-of'
import { issuesOf } from '@/lib/contracts/issues-of'
import { Problem } from '@/lib/problem'
import { parseJson } from './parse-json'

/** A JSON text as its schema has it. @throws Problem `too-large`, `not-readable` or `invalid` with each place that is refused */
export function readJson(text: string, schema: z.ZodType): unknown {
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const problems = issuesOf(parsed.error, schema)
  throw new Problem('invalid', detailOf(problems), { problems })
}
