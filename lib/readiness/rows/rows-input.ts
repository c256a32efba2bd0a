import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import type { FactSet } from '../fact-set'
import type { Iso } from '../gathered'
import type { RowFault } from './row-fault'

/** What rows are made from: the latest facts of one ECS account. */
export type RowsInput = { registry: Registry; ecsAccount: EcsAccount; facts: FactSet; now: Iso }

/** Rows that could be read, and what left the others out. */
export type Rows<Row> = { rows: Row[]; faults: RowFault[] }

export function joinRows<Row>(parts: readonly Rows<Row>[]): Rows<Row> {
  return { rows: parts.flatMap(({ rows }) => rows), faults: parts.flatMap(({ faults }) => faults) }
}

export const noRows = { rows: [], faults: [] }
