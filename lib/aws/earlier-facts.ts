import type { Facts } from '@/lib/readiness/facts'
import { type FactName, facts, isAccountFact } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import { defaultEnabledRegions } from '@/lib/registry/regions'
import { collectors } from './collectors'

/** Values by name of fact; or the first fault among them, which is then the fault of the fact that needs them. */
export type Earlier = { ok: true; facts: Record<string, unknown> } | { ok: false; fault: Fault }

/** What is gathered, and in which regions. */
type Plan = { facts: ReadonlySet<FactName>; regions: readonly string[] }
type FactAt = (fact: FactName, region: string | null) => Promise<Gathered<unknown>>

/** Waits for everything that `fact` runs after: the session, its region being on, the facts it needs and those it uses. */
export async function earlierFacts(
  fact: FactName,
  region: string | null,
  planned: Plan,
  factAt: FactAt,
): Promise<Earlier> {
  const { after = [], uses = [], credentials, actions } = collectors[fact]
  if (credentials === 'base') return { ok: true, facts: {} }
  const session = await factAt('reader-session', null)
  if (!session.ok) return session
  const off = planned.facts.has('opted-in-regions') ? await faultOfRegion(region, actions[0] ?? fact, factAt) : null
  if (off !== null) return { ok: false, fault: off }
  const values: Record<string, unknown> = {}
  for (const name of after) {
    const gathered = await factAt(name, region)
    if (!gathered.ok) return gathered
    values[name] = gathered.value
  }
  for (const name of uses.filter((one) => planned.facts.has(one))) {
    const isOfRegions = region === null && !isAccountFact(name)
    values[name] = await (isOfRegions ? inEach(planned.regions, name, factAt) : factAt(name, region))
  }
  return { ok: true, facts: values }
}

async function inEach(regions: readonly string[], name: FactName, factAt: FactAt): Promise<Record<string, unknown>> {
  return Object.fromEntries(await Promise.all(regions.map(async (region) => [region, await factAt(name, region)])))
}

/** Where nobody can say whether the region is on, it is asked. */
async function faultOfRegion(region: string | null, action: string, factAt: FactAt): Promise<Fault | null> {
  if (!mayBeOff(region)) return null
  const regions = await factAt('opted-in-regions', null)
  if (!regions.ok) return null
  return regionFault(facts['opted-in-regions'].schema.parse(regions.value), region, action)
}

/** Whether the answer of ec2:DescribeRegions has to be waited for: some regions cannot be off. */
function mayBeOff(region: string | null): region is string {
  return region !== null && !defaultEnabledRegions.includes(region)
}

/** The fault of every fact of a region that the account has not opted in to; null where it has, or nobody knows. */
function regionFault(regions: Facts['opted-in-regions'], region: string, action: string): Fault | null {
  if (regions.find(({ name }) => name === region)?.status !== 'not-opted-in') return null
  return {
    kind: 'region-disabled',
    action,
    code: null,
    requestId: null,
    region,
    message: `The account has not opted in to ${region}, so nothing was asked there.`,
  }
}
