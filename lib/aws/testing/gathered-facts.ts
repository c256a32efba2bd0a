import { type FactSet, noFacts } from '@/lib/readiness/fact-set'
import { type FactName, type Facts, factNames } from '@/lib/readiness/facts'
import type { Gathered } from '@/lib/readiness/gathered'
import type { Aws } from '../aws'
import type { CallRecord } from '../call-record'
import type { FactRecord } from '../fact-record'
import { gatherAccount } from '../gather-account'
import type { AccountTarget } from '../target'

export type GatheredFacts = {
  records: FactRecord[]
  calls: CallRecord[]
  /** The gathered fact; fails the test where it was not gathered. */
  fact: <K extends FactName>(name: K, region?: string) => Gathered<Facts[K]>
  /** Its value; fails the test where it is a fault. */
  value: <K extends FactName>(name: K, region?: string) => Facts[K]
}

type Options = { want?: readonly FactName[]; known?: FactSet; signal?: AbortSignal }

/** What would stand in the database after those records were saved. */
export function factSetOf(records: readonly FactRecord[]): FactSet {
  const set: FactSet = { account: {}, regions: {} }
  for (const { fact, region, gathered } of records) {
    const place = region === null ? set.account : regionOf(set, region)
    Object.assign(place, { [fact]: gathered })
  }
  return set
}

function regionOf(set: FactSet, region: string): FactSet['regions'][string] {
  set.regions[region] ??= {}
  return set.regions[region]
}

/** Gathers an account as a scan does and keeps what would have been saved. */
export async function gatheredFacts(aws: Aws, target: AccountTarget, options: Options = {}): Promise<GatheredFacts> {
  const records: FactRecord[] = []
  const calls: CallRecord[] = []
  await gatherAccount(aws, target, options.want ?? factNames, {
    known: options.known ?? noFacts,
    onFact: async (record) => {
      records.push(record)
    },
    onCall: (call) => {
      calls.push(call)
    },
    signal: options.signal ?? new AbortController().signal,
  })
  const fact = <K extends FactName>(name: K, region?: string): Gathered<Facts[K]> => {
    const found = records.find((record) => record.fact === name && record.region === (region ?? null))
    if (found === undefined) throw new Error(`${name} of ${region ?? 'the account'} was not gathered.`)
    // A record's value is of the fact that it names.
    return found.gathered as Gathered<Facts[K]>
  }
  return {
    records,
    calls,
    fact,
    value: (name, region) => {
      const gathered = fact(name, region)
      if (gathered.ok) return gathered.value
      throw new Error(`${name}: ${gathered.fault.kind} ${gathered.fault.action}: ${gathered.fault.message}`)
    },
  }
}
