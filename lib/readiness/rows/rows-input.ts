import type { EcsAccount } from '@/lib/registry/ecs-account'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { FactSet } from '../fact-set'
import type { Facts, RegionFactName } from '../facts'
import type { Gathered, Iso } from '../gathered'
import type { RowFault } from './row-fault'

/** What rows are made from: the latest facts of one ECS account. */
export type RowsInput = { registry: Registry; ecsAccount: EcsAccount; facts: FactSet; now: Iso }

/** Rows that could be read, and what left the others out. */
export type Rows<Row> = { rows: Row[]; faults: RowFault[] }

/** The regions in which an ECS account deploys; none while its mapping is not complete. */
export function regionsOf({ registry, ecsAccount }: RowsInput): string[] {
  const mapping = mappingOf(registry, ecsAccount)
  return isComplete(mapping) ? mappedRegions(mapping, registry.settings) : []
}

/** A region's fact, or the fault of the session without which none could be read; undefined where nobody asked yet. */
export function regionFact<K extends RegionFactName>(
  { facts }: RowsInput,
  region: string,
  name: K,
): Gathered<Facts[K]> | undefined {
  const gathered = facts.regions[region]?.[name]
  if (gathered !== undefined) return gathered
  const session = facts.account['reader-session']
  return session === undefined || session.ok ? undefined : { ok: false, fault: session.fault, at: session.at }
}

export function joinRows<Row>(parts: readonly Rows<Row>[]): Rows<Row> {
  return { rows: parts.flatMap(({ rows }) => rows), faults: parts.flatMap(({ faults }) => faults) }
}

export const noRows = { rows: [], faults: [] }
