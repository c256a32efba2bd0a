import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Prisma } from '@/prisma/generated/client'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import { createRun, findLiveRuns, type Run, setRunTotal } from '@/prisma/repositories/runs'
import { hasReported, waitingScans } from '@/prisma/repositories/scan-accounts'
import { countFacts } from './account-reads'
import type { ScanParts } from './parts'
import { planRuns } from './plan-runs'
import type { Queue } from './queue'
import { changedSince, covers, mergePlans } from './run-plan'

export type Placed = { ecsAccountId: string; name: string; runId: string }
type Checks = readonly string[] | null

/**
 * Finds a run for each ECS account: the live one of its account id where that covers it and nothing has changed since it
 * began, else the one that waits behind it, else a new one. The caller holds lockRuns.
 */
export async function placeAccounts(
  { parts, queue }: { parts: ScanParts; queue: Queue },
  tx: Prisma.TransactionClient,
  { entries, ecsAccounts, checks }: { entries: RegistryEntries; ecsAccounts: readonly EcsAccount[]; checks: Checks },
): Promise<Placed[]> {
  const placed: Placed[] = []
  for (const planned of planRuns(entries.registry, ecsAccounts)) {
    const wanted = planned.ecsAccounts.flatMap(({ name }) => {
      const id = entries.ecsAccountIds.get(name)
      return id === undefined ? [] : [{ id, name }]
    })
    const ids = wanted.map(({ id }) => id)
    const { running, queued } = await findLiveRuns(tx, planned)
    const joined = running !== null && (await serves(tx, running, { entries, ids, checks })) ? running : null
    const run = joined ?? queued ?? (await createRun(tx, planned))
    if (joined === null) {
      await estimate(parts, tx, { run, entries, ids, checks })
      // Whoever ends the running one sends the job of the one that waits.
      if (running === null && queued === null) await queue.send(tx, run.id)
    }
    placed.push(...wanted.map(({ id, name }) => ({ ecsAccountId: id, name, runId: run.id })))
  }
  return placed
}

/** Whether a scan may join a run: it covers what is asked, reads by what is written now, and has reported none of it. */
async function serves(
  tx: Prisma.TransactionClient,
  { id: runId, plan, revision }: Run,
  { entries, ids, checks }: { entries: RegistryEntries; ids: readonly string[]; checks: Checks },
): Promise<boolean> {
  if (plan === null || revision === null) return false
  if (!covers(plan, ids, checks) || changedSince(entries, ids, revision)) return false
  return !(await hasReported(tx, { runId, ecsAccountIds: ids }))
}

/** Says how much a waiting run will have to do, this wish included: progress has a total from the start. */
async function estimate(
  parts: ScanParts,
  tx: Prisma.TransactionClient,
  { run, entries, ids, checks }: { run: Run; entries: RegistryEntries; ids: readonly string[]; checks: Checks },
): Promise<void> {
  const waiting = await waitingScans(tx, { runId: run.id })
  const plan = mergePlans([...waiting, { checks, ecsAccountIds: ids }])
  await setRunTotal(tx, { id: run.id, total: countFacts(parts, entries, plan) })
}
