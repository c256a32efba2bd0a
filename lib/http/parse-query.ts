import type { z } from 'zod'
import { detailOf } from '@/lib/contracts/detail-of'
import { issuesOf } from '@/lib/contracts/issues-of'
import { Problem } from '@/lib/problem'

/**
 * The query as its contract has it. A parameter that comes twice is a list, which no schema of ours takes.
 * @throws Problem `not-readable` that names the parameter
 */
export function parseQuery(schema: z.ZodObject, search: URLSearchParams): unknown {
  const names = [...new Set(search.keys())]
  const given = names.map((name) => {
    const values = search.getAll(name)
    return [name, values.length === 1 ? values[0] : values]
  })
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const problems = issuesOf(parsed.error, schema)
  throw new Problem('not-readable', `Query: ${detailOf(problems)}`, { problems })
}
