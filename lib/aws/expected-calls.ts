import type { FactSet } from '@/lib/readiness/fact-set'
import type { FactName, Facts } from '@/lib/readiness/facts'
import type { Calls, LastRead } from './call-count'
import { collectors } from './collectors'
import { knownFact } from './known-fact'
import type { PlannedFact } from './plan'
import { sessionCalls } from './session-calls'
import type { AccountTarget } from './target'

/** What gathering one fact costs if nothing is retried; `known`: whether the sizes are those of an earlier reading. */
export type FactCalls = PlannedFact & { calls: Calls; known: boolean }

/**
 * The requests that gathering `planned` takes if each is answered at the first try, from the sizes that were read last:
 * a page and a batch at a time. What was never read counts as one request for each action of its collector.
 */
export function expectedCalls(
  target: Pick<AccountTarget, 'awsAccount' | 'settings'>,
  planned: readonly PlannedFact[],
  facts: FactSet,
): FactCalls[] {
  const wanted = new Set(planned.map(({ fact }) => fact))
  const session = sessionCalls(target, wanted, facts)
  return planned.map((place) => {
    const ofSession = session[place.fact]
    if (ofSession !== undefined) return { ...place, calls: ofSession, known: true }
    const refused = refusedBefore(facts, place)
    if (refused !== null) return { ...place, calls: { [refused]: 1 }, known: true }
    const { calls: sized } = collectors[place.fact]
    const calls = sized?.(lastRead(facts, place.region))
    return { ...place, calls: calls ?? onceEach(place.fact), known: calls !== undefined || sized === undefined }
  })
}

/** The action that was refused the time before: whoever is refused again is refused once. Null where nothing was. */
function refusedBefore(facts: FactSet, { fact, region }: PlannedFact): string | null {
  const gathered = knownFact(facts, fact, region)
  if (gathered === undefined || gathered.ok || gathered.fault.kind !== 'denied') return null
  return collectors[fact].actions.includes(gathered.fault.action) ? gathered.fault.action : null
}

const onceEach = (fact: FactName): Calls => Object.fromEntries(collectors[fact].actions.map((action) => [action, 1]))

/** The last good value of a fact. */
function lastRead(facts: FactSet, region: string | null): LastRead {
  return <K extends FactName>(fact: K) => {
    const gathered = knownFact(facts, fact, region)
    return (gathered?.ok ? gathered.value : gathered?.last?.value) as Facts[K] | undefined
  }
}
