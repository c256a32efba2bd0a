import { type FactName, factNames, isAccountFact } from '@/lib/readiness/facts'
import { collectors } from './collectors'

/** A fact and where it is read; region is null for facts of the whole account. */
export type PlannedFact = { fact: FactName; region: string | null }

/** `want` and everything it runs after, in the order of the list of facts. */
export function withDependencies(want: readonly FactName[]): FactName[] {
  const needed = new Set<FactName>()
  const add = (fact: FactName) => {
    if (needed.has(fact)) return
    needed.add(fact)
    if (collectors[fact].credentials !== 'base') add('reader-session')
    for (const earlier of collectors[fact].after ?? []) add(earlier)
  }
  for (const fact of want) add(fact)
  return factNames.filter((fact) => needed.has(fact))
}

/** What gathering `want` will save, one entry for each fact and region: the total of a scan's progress. */
export function plannedFacts(want: readonly FactName[], regions: readonly string[]): PlannedFact[] {
  return withDependencies(want).flatMap((fact): PlannedFact[] =>
    isAccountFact(fact) ? [{ fact, region: null }] : regions.map((region) => ({ fact, region })),
  )
}
