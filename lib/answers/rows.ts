import type { AlarmsAnswer, ClustersAnswer, RolesAnswer, RowsQuery } from '@/lib/contracts/readiness'
import { Problem } from '@/lib/problem'
import { askedAs, causeOf } from '@/lib/readiness/cause'
import type { FactName } from '@/lib/readiness/facts'
import { alarmRows } from '@/lib/readiness/rows/alarm-rows'
import { clusterRows } from '@/lib/readiness/rows/cluster-rows'
import { earlierFacts, earlierSince } from '@/lib/readiness/rows/earlier-facts'
import { roleRows } from '@/lib/readiness/rows/role-rows'
import type { ServedFault } from '@/lib/readiness/rows/row-fault'
import { factsOf, type RowMaker } from '@/lib/readiness/rows/row-maker'
import type { RowsInput } from '@/lib/readiness/rows/rows-input'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { readAllFacts, readFacts } from '@/prisma/repositories/facts'
import { readRegistry } from '@/prisma/repositories/registry'

type ServedRows<R> = { rows: R[]; faults: ServedFault[] }
type Row = { name: string; arn: string; kind?: string; region?: string; staleSince?: string | undefined }

/** Read beside what rows are made from: without a session a region's facts could not be read; and who asked. */
const session: readonly FactName[] = ['reader-session', 'caller-identity']

/** Clusters of the latest scan. @throws Problem `not-found` where the filter names no ECS account */
export async function listClusters(runtime: Runtime, query: RowsQuery): Promise<ClustersAnswer> {
  const { rows, faults } = await listRows(runtime, query, clusterRows)
  return { clusters: rows, faults }
}

/** Roles of the latest scan; with a region, those of the accounts that are mapped there. @throws as listClusters */
export async function listRoles(runtime: Runtime, query: RowsQuery): Promise<RolesAnswer> {
  const { rows, faults } = await listRows(runtime, query, roleRows)
  return { roles: rows, faults }
}

/** Metric alarms of the latest scan. @throws as listClusters */
export async function listAlarms(runtime: Runtime, query: RowsQuery): Promise<AlarmsAnswer> {
  const { rows, faults } = await listRows(runtime, query, alarmRows)
  return { alarms: rows, faults }
}

/** How many rows each of the three lists has. Reads every fact that they are made from. */
export async function countRows(runtime: Runtime): Promise<{ clusters: number; roles: number; alarms: number }> {
  const names = [clusterRows, roleRows, alarmRows].flatMap(factsOf)
  const inputs = await rowInputs(runtime, {}, [...new Set(names)])
  const count = <R extends Row>({ rows }: RowMaker<R>) =>
    inputs.reduce((sum, input) => sum + rows(input).rows.length, 0)
  return { clusters: count(clusterRows), roles: count(roleRows), alarms: count(alarmRows) }
}

async function listRows<R extends Row>(runtime: Runtime, query: RowsQuery, maker: RowMaker<R>): Promise<ServedRows<R>> {
  const inputs = await rowInputs(runtime, query, factsOf(maker))
  const made = inputs.map((input) => {
    const fresh = maker.rows(input)
    const faults = fresh.faults.map((each) => ({
      ...each,
      cause: causeOf(each.fault, askedAs(each.fault, input.facts)),
    }))
    return { faults, rows: query.stale === undefined ? fresh.rows : withEarlier(input, fresh.rows, maker) }
  })
  const inRegion = ({ region }: { region?: string | null }) =>
    query.region === undefined || (region ?? query.region) === query.region
  return {
    rows: made.flatMap(({ rows }) => rows.filter(inRegion)),
    faults: made.flatMap(({ faults }) => faults.filter(inRegion)),
  }
}

/** What there is to make rows of: each ECS account that the query asks for, and what is known of its AWS account. */
export async function rowInputs(
  { database: { prisma } }: Runtime,
  query: RowsQuery,
  own: readonly FactName[],
): Promise<RowsInput[]> {
  const names = [...own, ...session]
  const registry = await readRegistry(prisma)
  const asked = registry.ecsAccounts.filter(({ name }) => name === (query.ecsAccount ?? name))
  const [first] = asked
  if (query.ecsAccount !== undefined && first === undefined) {
    throw new Problem('not-found', `There is no ECS account named "${query.ecsAccount}" (names are case-sensitive).`)
  }
  const one = query.ecsAccount === undefined || first === undefined ? null : first.awsAccount
  const known =
    one === null
      ? await readAllFacts(prisma, { names })
      : new Map([[one, await readFacts(prisma, { awsAccount: one, names })]])
  const now = new Date().toISOString()
  return asked.flatMap((ecsAccount) => {
    const facts = known.get(mappingOf(registry, ecsAccount).awsAccount?.name ?? '')
    const wanted = query.region === undefined || regionsOf(registry, ecsAccount).includes(query.region)
    return facts !== undefined && wanted ? [{ registry, ecsAccount, facts, now }] : []
  })
}

function regionsOf(registry: Registry, ecsAccount: EcsAccount): string[] {
  const mapping = mappingOf(registry, ecsAccount)
  return isComplete(mapping) ? mappedRegions(mapping, registry.settings) : []
}

/** The rows with those beside them that only an earlier scan could read, each with the time of that scan. */
function withEarlier<R extends Row>(input: RowsInput, fresh: readonly R[], maker: RowMaker<R>): R[] {
  // One role may have a row of each kind.
  const keyOf = ({ arn, kind }: Row) => `${arn} ${kind}`
  const read = new Set(fresh.map(keyOf))
  const names = factsOf(maker)
  const earlier = maker.rows({ ...input, facts: earlierFacts(input.facts) }).rows
  const stale = earlier.flatMap((row) => {
    const region = row.region ?? null
    const staleSince = earlierSince(input.facts, { names, region, resource: row.name })
    return read.has(keyOf(row)) || staleSince === null ? [] : [{ ...row, staleSince }]
  })
  return [...fresh, ...stale]
}
