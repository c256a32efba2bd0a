import type { Check } from '@/lib/readiness/check'
import { checks } from '@/lib/readiness/checks'
import { type FactName, factNames } from '@/lib/readiness/facts'

/** The checks a scan judges: all of them, or those named. Unknown names are ignored; the route refuses them before. */
export function chosenChecks(only?: readonly string[]): readonly Check[] {
  return only === undefined ? checks : checks.filter(({ check }) => only.includes(check))
}

/** The facts that the chosen checks need or use, in the order of the fact list. Collectors add what they run after. */
export function factsNeeded(only?: readonly string[]): FactName[] {
  const wanted = new Set(chosenChecks(only).flatMap(({ needs, uses }) => [...needs, ...uses]))
  return factNames.filter((name) => wanted.has(name))
}
