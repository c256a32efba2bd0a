import { detailOf } from '@/lib/contracts/detail-of'
import { Problem } from '@/lib/problem'
import { type BeyondBound, beyondBounds } from '@/lib/registry/bounds'
import { issueAt } from '@/lib/registry/issue'
import type { JsonObject } from '@/lib/registry/json'

/**
 * Refuses fields past the registry's bounds; of a patch only those that it changes, for what an older version stored is
 * no reason to refuse a change of something else.
 * @throws Problem `invalid` with each such place
 */
export function refuseBeyondBounds(
  fields: JsonObject,
  changed: object = fields,
  beyond: (fields: JsonObject) => BeyondBound[] = beyondBounds,
): void {
  const found = beyond(Object.fromEntries(Object.entries(fields).filter(([field]) => field in changed)))
  if (found.length === 0) return
  const problems = found.slice(0, 100).map(({ path, message }) => issueAt(path, message))
  throw new Problem('invalid', detailOf(problems), { problems })
}
