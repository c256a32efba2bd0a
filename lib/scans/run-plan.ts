import type { RegistryEntries } from '@/prisma/repositories/registry'
import type { RunPlan } from '@/prisma/repositories/runs'
import type { WaitingScan } from '@/prisma/repositories/scan-accounts'

type Checks = readonly string[] | null

/** What several scans ask of one run: for each ECS account the union of their checks, null for all. */
export function mergePlans(scans: readonly Pick<WaitingScan, 'checks' | 'ecsAccountIds'>[]): RunPlan {
  const plan: RunPlan = {}
  for (const { checks, ecsAccountIds } of scans) {
    for (const id of ecsAccountIds) plan[id] = id in plan ? union(plan[id] ?? null, checks) : union([], checks)
  }
  return plan
}

/** Whether a run with this plan judges those ECS accounts by at least those checks. */
export function covers(plan: RunPlan, ecsAccountIds: readonly string[], checks: Checks): boolean {
  return ecsAccountIds.every((id) => {
    const planned = plan[id]
    if (planned === undefined) return false
    return planned === null || (checks?.every((check) => planned.includes(check)) ?? false)
  })
}

/** Whether one of those ECS accounts, its AWS account or the settings were written after `revision`, or are gone. */
export function changedSince(
  { registry, ecsAccountIds, settingsVersion }: RegistryEntries,
  ids: readonly string[],
  revision: number,
): boolean {
  if (settingsVersion > revision) return true
  const versions = new Map(registry.awsAccounts.map(({ name, version }) => [name, version]))
  const unchanged = registry.ecsAccounts.filter(
    ({ awsAccount, version }) => version <= revision && (versions.get(awsAccount) ?? revision + 1) <= revision,
  )
  const unchangedIds = new Set(unchanged.map(({ name }) => ecsAccountIds.get(name)))
  return ids.some((id) => !unchangedIds.has(id))
}

function union(a: Checks, b: Checks): string[] | null {
  return a === null || b === null ? null : [...new Set([...a, ...b])]
}
