import type { PlannedFact } from '@/lib/aws/plan'
import type { AccountTarget } from '@/lib/aws/target'
import type { FactName } from '@/lib/readiness/facts'
import { factNames } from '@/lib/readiness/facts'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { accountRegions, type CompleteMapping, isComplete, mappedRegions, mappingOf } from '@/lib/registry/mapping'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import type { RunPlan } from '@/prisma/repositories/runs'
import type { Gathering, Judging } from './parts'

/** An ECS account of a run. */
export type PlannedAccount = {
  id: string
  ecsAccount: EcsAccount
  /** Null: all of them. */
  checks: readonly string[] | null
  facts: readonly PlannedFact[]
}

/** One reading of AWS: with one identity, for every AWS account whose reading key is the same. */
export type AccountRead = {
  target: AccountTarget
  want: readonly FactName[]
  facts: readonly PlannedFact[]
  /** Where each fact is saved: AWS account id, and the regions that account has. */
  savedFor: readonly { awsAccountId: string; regions: readonly string[] }[]
  accounts: readonly PlannedAccount[]
}

type Needs = { gathering: Pick<Gathering, 'plannedFacts' | 'readingKey'>; judging: Pick<Judging, 'checks'> }

/**
 * What a run reads, for the ECS accounts of its plan that are still in the registry. AWS accounts that share an account
 * id share a reading only where role, external id, session name and reader are the same; else nothing crosses.
 */
export function accountReads({ gathering, judging }: Needs, entries: RegistryEntries, plan: RunPlan): AccountRead[] {
  const { settings } = entries.registry
  const groups = new Map<string, Mapped[]>()
  for (const mapped of mappingsOf(entries, plan)) {
    const key = gathering.readingKey(mapped.mapping.awsAccount, settings)
    groups.set(key, [...(groups.get(key) ?? []), mapped])
  }
  return [...groups.values()].flatMap((group) => toRead(group, entries, gathering, judging))
}

/** How many facts a run of that plan saves. */
export function countFacts(needs: Needs, entries: RegistryEntries, plan: RunPlan): number {
  return accountReads(needs, entries, plan).reduce((total, { facts }) => total + facts.length, 0)
}

type Mapped = { id: string; mapping: CompleteMapping; checks: readonly string[] | null }

/** In the registry's order. Looks at the accounts of the plan alone: a fleet has as many runs as accounts. */
function mappingsOf(entries: RegistryEntries, plan: RunPlan): Mapped[] {
  const places = placesById(entries)
  return Object.entries(plan)
    .flatMap(([id, checks]) => {
      const place = places.get(id)
      return place === undefined ? [] : [{ id, checks, ...place }]
    })
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ id, checks, ecsAccount }) => {
      const mapping = mappingOf(entries.registry, ecsAccount)
      return isComplete(mapping) ? [{ id, mapping, checks }] : []
    })
}

type Place = { index: number; ecsAccount: EcsAccount }

/** Entries are never changed in place. */
const knownPlaces = new WeakMap<RegistryEntries, ReadonlyMap<string, Place>>()

/** Each ECS account by its id, with its place in the registry. */
function placesById(entries: RegistryEntries): ReadonlyMap<string, Place> {
  const known = knownPlaces.get(entries)
  if (known !== undefined) return known
  const places = new Map(
    entries.registry.ecsAccounts.flatMap((ecsAccount, index) => {
      const id = entries.ecsAccountIds.get(ecsAccount.name)
      return id === undefined ? [] : [[id, { index, ecsAccount }] as const]
    }),
  )
  knownPlaces.set(entries, places)
  return places
}

function toRead(
  group: readonly Mapped[],
  { registry: { settings }, awsAccountIds }: RegistryEntries,
  { plannedFacts }: Pick<Gathering, 'plannedFacts'>,
  { checks }: Pick<Judging, 'checks'>,
): AccountRead[] {
  const [first] = group
  if (first === undefined) return []
  const neededFacts = (only: readonly string[] | null) => {
    const chosen = checks.filter(({ check }) => only?.includes(check) ?? true)
    const needed = new Set(chosen.flatMap(({ needs, uses }) => [...needs, ...uses]))
    return factNames.filter((name) => needed.has(name))
  }
  const accounts = group.map(({ id, mapping, checks: only }) => ({
    id,
    ecsAccount: mapping.ecsAccount,
    checks: only,
    facts: plannedFacts(neededFacts(only), mappedRegions(mapping, settings)),
  }))
  const wanted = new Set(group.flatMap(({ checks: only }) => neededFacts(only)))
  const want = factNames.filter((name) => wanted.has(name))
  const regions = [...new Set(group.flatMap(({ mapping }) => mappedRegions(mapping, settings)))]
  const awsAccounts = [...new Set(group.map(({ mapping }) => mapping.awsAccount))]
  return [
    {
      target: { awsAccount: first.mapping.awsAccount, settings, regions },
      want,
      facts: plannedFacts(want, regions),
      savedFor: awsAccounts.flatMap((awsAccount) => {
        const awsAccountId = awsAccountIds.get(awsAccount.name)
        return awsAccountId === undefined ? [] : [{ awsAccountId, regions: accountRegions(awsAccount, settings) }]
      }),
      accounts,
    },
  ]
}
