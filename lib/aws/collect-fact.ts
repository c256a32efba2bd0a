import { type FactName, facts } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import { faultWithoutCode } from './aws-fault'
import type { Reads } from './collector'
import { collectors } from './collectors'
import type { FactRecord } from './fact-record'
import type { AccountTarget } from './target'

type Place = AccountTarget & { region: string | null }

/** Runs a fact's collector and holds its value to the fact's schema, as whoever reads it from the database will. */
export async function collectFact(
  fact: FactName,
  reads: Reads,
  place: Place,
  earlier: Record<string, unknown>,
): Promise<unknown> {
  const { collect, actions } = collectors[fact]
  // The plan gives every collector the place and the earlier facts that its own type asks for.
  const value = await (collect as (aws: Reads, target: Place, earlier: unknown) => Promise<unknown>)(
    reads,
    place,
    earlier,
  )
  const parsed = facts[fact].schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'unknown' }
  const why = `The answer makes no "${fact}": ${path.join('.')}: ${message}.`
  throw faultWithoutCode('unexpected', actions[0] ?? fact, place.region, why)
}

/** A record of a fact whose value was held to the schema of that very fact. */
export function factRecord(fact: FactName, region: string | null, gathered: Gathered<unknown>): FactRecord {
  return { fact, region, gathered } as FactRecord
}
