import type { FactName } from '@/lib/readiness/facts'
import { collectors } from './collectors'

/** IAM actions that gathering `facts` may use, as their collectors declare them; sorted, each once. */
export function actionsOf(facts: readonly FactName[]): string[] {
  return [...new Set(facts.flatMap((fact) => collectors[fact].actions))].sort()
}
