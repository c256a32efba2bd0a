import type { FactSet } from '../fact-set'
import { type FactName, factNames, isAccountFact } from '../facts'
import type { Gathered, Iso } from '../gathered'
import { putFact } from '../put-fact'

/** The facts with the last good value in the place of each fault that keeps one: what an earlier scan could read. */
export function earlierFacts(facts: FactSet): FactSet {
  const earlier: FactSet = { account: {}, regions: {} }
  for (const { name, region, gathered } of entriesOf(facts)) putFact(earlier, name, region, recalled(gathered))
  return earlier
}

/** The oldest time that a row made of `earlierFacts` goes back to; null where nothing of `names` was recalled. */
export function earlierSince(
  facts: FactSet,
  { names, region, resource }: { names: readonly FactName[]; region: string | null; resource: string },
): Iso | null {
  const used = entriesOf(facts).filter((entry) => names.includes(entry.name) && [null, region].includes(entry.region))
  const times = used.flatMap(({ gathered }) => recalledAt(gathered, resource))
  return times.toSorted()[0] ?? null
}

type Entry = { name: FactName; region: string | null; gathered: Gathered<unknown> }

function entriesOf({ account, regions }: FactSet): Entry[] {
  return factNames.flatMap((name): Entry[] => {
    if (isAccountFact(name)) return entry(name, null, account[name])
    return Object.entries(regions).flatMap(([region, place]) => entry(name, region, place[name]))
  })
}

function entry(name: FactName, region: string | null, gathered: Gathered<unknown> | undefined): Entry[] {
  return gathered === undefined ? [] : [{ name, region, gathered }]
}

function recalled(gathered: Gathered<unknown>): Gathered<unknown> {
  if (gathered.ok) {
    const each = resourcesOf(gathered.value)
    return each === null ? gathered : { ...gathered, value: mapValues(each, recalled) }
  }
  return gathered.last === undefined ? gathered : recalled({ ok: true, ...gathered.last })
}

/** Times that a fact goes back to: its own, and that of one resource within it. */
function recalledAt(gathered: Gathered<unknown>, resource: string): Iso[] {
  if (!gathered.ok) return gathered.last === undefined ? [] : [gathered.last.at]
  const inner = resourcesOf(gathered.value)?.[resource]
  return inner === undefined ? [] : recalledAt(inner, resource)
}

/** A fact that is read per resource: a record of gathered values. */
function resourcesOf(value: unknown): Record<string, Gathered<unknown>> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.values(value).every(isGathered) ? (value as Record<string, Gathered<unknown>>) : null
}

function isGathered(value: unknown): value is Gathered<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value && 'at' in value
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
