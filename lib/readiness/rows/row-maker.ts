import type { EcsAccount } from '@/lib/registry/ecs-account'
import { isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { Settings } from '@/lib/registry/settings'
import type { AccountFactName, FactName, Facts, RegionFactName } from '../facts'
import type { Gathered } from '../gathered'
import { joinRows, noRows, type Rows, type RowsInput } from './rows-input'

/**
 * How one list is made, declared as a check is: `needs` are facts without which there are no rows but a fault, `uses` come
 * as value or fault, `wants` too, and rows are made without those that nobody has asked for yet.
 */
export type RowMaker<Row> = {
  needs: readonly FactName[]
  uses: readonly FactName[]
  wants: readonly FactName[]
  rows: (input: RowsInput) => Rows<Row>
}

/** Every fact that rows are made from. */
export function factsOf({ needs, uses, wants }: Omit<RowMaker<unknown>, 'rows'>): FactName[] {
  return [...needs, ...uses, ...wants]
}

type Place = { ecsAccount: EcsAccount; settings: Settings; region: string }

type RegionRows<Row, N extends RegionFactName, U extends RegionFactName, W extends RegionFactName> = {
  needs: readonly N[]
  uses: readonly U[]
  wants?: readonly W[]
  rows: (
    facts: Pick<Facts, N> & { [K in U]: Gathered<Facts[K]> } & { [K in W]?: Gathered<Facts[K]> },
    place: Place,
  ) => Rows<Row>
}

/** Rows of each region in which an ECS account deploys; none of a region where a fact that they use was never asked for. */
export function regionRows<
  Row,
  const N extends RegionFactName = never,
  const U extends RegionFactName = never,
  const W extends RegionFactName = never,
>({ needs, uses, wants = [], rows }: RegionRows<Row, N, U, W>): RowMaker<Row> {
  const run = rows as (facts: Record<string, unknown>, place: Place) => Rows<Row>
  const inRegion = (input: RowsInput, region: string): Rows<Row> => {
    const { ecsAccount, registry } = input
    const needed = needs.map((name) => [name, regionFact(input, region, name)] as const)
    const used = [...uses, ...wants].map((name) => [name, regionFact(input, region, name)] as const)
    const asked = used.filter(([, gathered]) => gathered !== undefined)
    const fault = needed.flatMap(([, gathered]) => (gathered === undefined || gathered.ok ? [] : [gathered.fault]))[0]
    if (needed.some(([, gathered]) => gathered === undefined)) return noRows
    if (fault !== undefined)
      return { rows: [], faults: [{ ecsAccount: ecsAccount.name, region, resource: null, fault }] }
    if (uses.some((name) => !asked.some(([other]) => other === name))) return noRows
    const values = needed.map(([name, gathered]) => [name, gathered?.ok ? gathered.value : undefined] as const)
    return run(Object.fromEntries([...values, ...asked]), { ecsAccount, settings: registry.settings, region })
  }
  return {
    needs,
    uses,
    wants,
    rows: (input) => joinRows(regionsOf(input).map((region) => inRegion(input, region))),
  }
}

/** Rows of the account itself; what is not known of it yet is absent. */
export function accountRows<Row, const W extends AccountFactName>(maker: {
  wants: readonly W[]
  rows: (facts: { [K in W]?: Gathered<Facts[K]> }, input: Omit<RowsInput, 'facts'>) => Rows<Row>
}): RowMaker<Row> {
  return {
    needs: [],
    uses: [],
    wants: maker.wants,
    rows: ({ facts, ...input }) => maker.rows(facts.account, input),
  }
}

function regionsOf({ registry, ecsAccount }: RowsInput): string[] {
  const mapping = mappingOf(registry, ecsAccount)
  return isComplete(mapping) ? mappedRegions(mapping, registry.settings) : []
}

/** A region's fact, or the fault of the session without which none could be read; undefined where nobody asked yet. */
function regionFact(
  { facts }: Pick<RowsInput, 'facts'>,
  region: string,
  name: RegionFactName,
): Gathered<unknown> | undefined {
  const gathered = facts.regions[region]?.[name]
  if (gathered !== undefined) return gathered
  const session = facts.account['reader-session']
  return session === undefined || session.ok ? undefined : { ok: false, fault: session.fault, at: session.at }
}
