import type { EcsAccount } from '@/lib/registry/ecs-account'
import { accountPartition, isComplete, mappingOf } from '@/lib/registry/mapping'
import type { Registry } from '@/lib/registry/registry'
import type { RunKey } from '@/prisma/repositories/runs'

/** A run to be: one partition and account id with the ECS accounts that it serves. */
export type PlannedRun = RunKey & { ecsAccounts: EcsAccount[] }

/** One run for each partition and account id among the ECS accounts, in their order. */
export function planRuns(registry: Registry, ecsAccounts: readonly EcsAccount[]): PlannedRun[] {
  const runs = new Map<string, PlannedRun>()
  for (const ecsAccount of ecsAccounts) {
    const key = runKeyOf(registry, ecsAccount)
    if (key === null) continue
    const id = `${key.partition} ${key.accountId}`
    const run = runs.get(id) ?? { ...key, ecsAccounts: [] }
    run.ecsAccounts.push(ecsAccount)
    runs.set(id, run)
  }
  return [...runs.values()]
}

/** The run that an ECS account belongs to; null where it names no AWS account (never in a stored registry). */
export function runKeyOf(registry: Registry, ecsAccount: EcsAccount): RunKey | null {
  const mapping = mappingOf(registry, ecsAccount)
  if (!isComplete(mapping)) return null
  const { awsAccount } = mapping
  return { partition: accountPartition(awsAccount, registry.settings), accountId: awsAccount.accountId }
}
