import { detailOf } from '@/lib/contracts/detail-of'
import { Problem } from '@/lib/problem'
import { unholdableName } from '@/lib/readiness/clouddriver/unholdable-name'
import { issueAt } from '@/lib/registry/issue'

/**
 * Refuses a name that somebody gives and Clouddriver could not hold. An account that an import brought keeps its own.
 * @throws Problem `invalid`
 */
export function refuseUnholdableName(kind: 'aws-account' | 'ecs-account', name: unknown, before?: string): void {
  if (typeof name !== 'string' || name === before) return
  const message = unholdableName(kind, name)
  if (message === null) return
  const problems = [issueAt(['name'], message)]
  throw new Problem('invalid', detailOf(problems), { problems })
}
