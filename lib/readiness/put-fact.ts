import type { FactSet } from './fact-set'
import { type FactName, facts, isAccountFact } from './facts'
import type { Gathered } from './gathered'

/** Puts a fact in its place of the set, in place. The value was held to that fact's schema by whoever gathered or read it. */
export function putFact(set: FactSet, name: FactName, region: string | null, gathered: Gathered<unknown>): void {
  const place = isAccountFact(name) ? set.account : regionOf(set, region)
  Object.assign(place, { [name]: gathered })
}

/** A value as the fact's schema has it today; null where it does not fit (a row of an earlier version). */
export function parseFact(name: FactName, value: unknown): { value: unknown } | null {
  const parsed = facts[name].schema.safeParse(value)
  return parsed.success ? { value: parsed.data } : null
}

function regionOf(set: FactSet, region: string | null): FactSet['regions'][string] {
  const name = region ?? ''
  const place = set.regions[name] ?? {}
  set.regions[name] = place
  return place
}
