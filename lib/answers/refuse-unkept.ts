import { detailOf } from '@/lib/contracts/detail-of'
import { Problem } from '@/lib/problem'
import type { UnkeptKey } from '@/lib/registry/clouddriver/unkept-keys'
import { issueAt } from '@/lib/registry/issue'

/**
 * Refuses a body that would store what the import of a file leaves out.
 * @throws Problem `invalid` with each such key
 */
export function refuseUnkept(keys: readonly UnkeptKey[]): void {
  if (keys.length === 0) return
  const problems = keys.map(({ path, message }) => issueAt(path, message))
  throw new Problem('invalid', detailOf(problems), { problems })
}
