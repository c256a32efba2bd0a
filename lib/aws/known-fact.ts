import type { FactSet } from '@/lib/readiness/fact-set'
import { type FactName, isAccountFact } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'

/** A fact of the set by its name and place; undefined where nobody has gathered it. */
export function knownFact(known: FactSet, fact: FactName, region: string | null): Gathered<unknown> | undefined {
  if (isAccountFact(fact)) return known.account[fact]
  return region === null ? undefined : known.regions[region]?.[fact]
}
