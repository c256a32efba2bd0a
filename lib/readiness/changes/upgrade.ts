import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveRelease } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { Check } from '../check'
import { checks as catalogue } from '../checks'
import type { FactSet } from '../fact-set'
import type { Finding } from '../finding'
import type { Iso } from '../gathered'
import { makeReport } from '../make-report'
import { findingChanges, placeKey } from './finding-change'
import type { FindingChange } from './finding-change-schema'
import type { UpgradedAccount } from './upgrade-account'

type UpgradeInput = {
  registry: Registry
  /** The release to judge by. */
  release: string
  /** `keep`: ECS accounts that name a release of their own are judged by it on both sides. */
  ownReleases: 'keep' | 'replace'
  /** Saved facts by AWS account. */
  facts: ReadonlyMap<string, FactSet>
  /** Time of each ECS account's last report; absent where it was never checked. */
  scannedAt: ReadonlyMap<string, Iso>
  now: Iso
}

/**
 * What another release would change: saved facts judged twice, by the rules of now and by those of `release`. Both sides
 * are judged here and now, so that nothing but the release differs. Asks AWS for nothing. `checks` is an argument for tests.
 */
export function upgrade(input: UpgradeInput, checks: readonly Check[] = catalogue): UpgradedAccount[] {
  const after = underRelease(input)
  return input.registry.ecsAccounts.map((ecsAccount, index) => {
    const later = after.ecsAccounts[index] ?? ecsAccount
    const place = {
      ecsAccount: ecsAccount.name,
      from: effectiveRelease(ecsAccount, input.registry.settings),
      to: effectiveRelease(later, after.settings),
      keepsOwn: later.release !== null,
      scannedAt: input.scannedAt.get(ecsAccount.name) ?? null,
    }
    const facts = input.facts.get(ecsAccount.awsAccount)
    if (place.scannedAt === null || facts === undefined)
      return { ...place, status: null, gaps: 0, changes: [], faults: [], causes: [] }
    const judged = (registry: Registry, account: EcsAccount) =>
      makeReport({ registry, ecsAccount: account, facts, now: input.now, previous: null }, checks)
    const [was, becomes] = [judged(input.registry, ecsAccount), judged(after, later)]
    const changes = findingChanges(was.findings, becomes.findings)
    return {
      ...place,
      status: { before: was.status, after: becomes.status },
      gaps: becomes.gaps,
      changes,
      ...faultsBehind(changes, [...was.findings, ...becomes.findings]),
    }
  })
}

/** What AWS did not answer about the findings that change, each call and kind of fault once. */
function faultsBehind(changes: readonly FindingChange[], findings: readonly Finding[]) {
  const changed = new Set(changes.map(placeKey))
  const unread = findings.filter((finding) => finding.fault !== null && changed.has(placeKey(finding)))
  const faults = unread.flatMap(({ fault }) =>
    fault === null ? [] : [[`${fault.action} ${fault.kind}`, fault] as const],
  )
  const causes = unread.flatMap(({ cause }) => (cause === null ? [] : [cause]))
  return { faults: [...new Map(faults).values()], causes: [...new Set(causes)] }
}

function underRelease({ registry, release, ownReleases }: UpgradeInput): Registry {
  const settings = { ...registry.settings, release }
  if (ownReleases === 'keep') return { ...registry, settings }
  return { ...registry, settings, ecsAccounts: registry.ecsAccounts.map((account) => ({ ...account, release: null })) }
}
