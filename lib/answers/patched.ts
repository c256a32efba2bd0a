import type { z } from 'zod'
import { detailOf } from '@/lib/contracts/detail-of'
import { issuesOf } from '@/lib/contracts/issues-of'
import { mergePatch } from '@/lib/contracts/merge-patch'
import { Problem } from '@/lib/problem'

/**
 * `before` with a JSON merge patch put in, validated as a whole.
 * @throws Problem `invalid` with each field that does not fit
 */
export function patched<S extends z.ZodType>(schema: S, before: unknown, patch: Record<string, unknown>): z.output<S> {
  const parsed = schema.safeParse(mergePatch(before, patch))
  if (parsed.success) return parsed.data
  const problems = issuesOf(parsed.error, schema)
  throw new Problem('invalid', detailOf(problems), { problems })
}
