import { collectors } from '@/lib/aws/collectors'
import { withDependencies } from '@/lib/aws/plan'
import type { Check } from '@/lib/readiness/check'
import type { FactName } from '@/lib/readiness/facts'

/** Every action that a fact hangs on by declaration: its own, those of what it runs after or takes into account, the session's. */
export function actionsBehind(fact: FactName): Set<string> {
  const before = withDependencies([fact, ...(collectors[fact].uses ?? [])])
  return new Set(before.flatMap((each) => collectors[each].actions))
}

/** Whether a check could notice that an action is refused. */
export function dependsOn(check: Pick<Check, 'needs' | 'uses'>, action: string): boolean {
  return [...check.needs, ...check.uses].some((fact) => actionsBehind(fact).has(action))
}
