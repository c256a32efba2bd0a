import { type FactName, facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'

type ByResource = Record<string, Gathered<unknown>>

/** Facts that are a record of gathered values: a fault within one must not replace its last good value either. */
const byResource: ReadonlySet<FactName> = new Set<FactName>(['container-instances'])

/** A new reading with the last good one beside its faults. `before` is what was stored, null where there was nothing. */
export function keepLast(name: FactName, next: Gathered<unknown>, before: Gathered<unknown> | null): Gathered<unknown> {
  const last = lastGood(before)
  if (!next.ok) return last === undefined ? next : { ...next, last }
  if (!byResource.has(name) || last === undefined) return next
  return { ...next, value: keepEach(asByResource(next.value), asByResource(last.value)) }
}

/** Whether a reading has a place where the value before it could be kept. */
export function mayKeep(name: FactName, next: Gathered<unknown>): boolean {
  return !next.ok || byResource.has(name)
}

/** The last good value of a reading: its own, or the one that it keeps. */
function lastGood(gathered: Gathered<unknown> | null | undefined): { value: unknown; at: string } | undefined {
  if (gathered === null || gathered === undefined) return undefined
  return gathered.ok ? { value: gathered.value, at: gathered.at } : gathered.last
}

function keepEach(next: ByResource, before: ByResource): ByResource {
  return Object.fromEntries(
    Object.entries(next).map(([resource, gathered]) => {
      const last = lastGood(before[resource])
      return [resource, gathered.ok || last === undefined ? gathered : { ...gathered, last }]
    }),
  )
}

const asByResource = (value: unknown): ByResource => facts['container-instances'].schema.parse(value)
