import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Prisma } from '@/prisma/generated/client'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import { createRuns, findLiveRuns, type Run, setRunTotals } from '@/prisma/repositories/runs'
import { findReported, type WaitingScan, waitingScans } from '@/prisma/repositories/scan-accounts'
import type { Placed } from '@/prisma/repositories/scans'
import { countFacts } from './account-reads'
import type { ScanParts } from './parts'
import { type PlannedRun, planRuns } from './plan-runs'
import type { Queue } from './queue'
import { changedSince, covers, mergePlans } from './run-plan'

type Wish = { entries: RegistryEntries; ecsAccounts: readonly EcsAccount[]; checks: readonly string[] | null }

/** One run that a wish needs: the ids of its accounts, and what there is already. */
type Wanted = PlannedRun & { ids: readonly string[]; running: Run | null; queued: Run | null }

/**
 * Finds a run for each ECS account: the live one of its account id where that covers it and nothing has changed since it
 * began, else the one that waits behind it, else a new one. The caller holds lockRuns.
 */
export async function placeAccounts(
  { parts, queue }: { parts: ScanParts; queue: Queue },
  tx: Prisma.TransactionClient,
  wish: Wish,
): Promise<Placed[]> {
  const planned = planRuns(wish.entries.registry, wish.ecsAccounts)
  const live = await findLiveRuns(tx, planned)
  const wanted = planned.map((run): Wanted => ({ ...run, ids: idsOf(run, wish.entries), ...live.of(run) }))
  const runIds = wanted.flatMap(({ running }) => running?.id ?? [])
  const reported = runIds.length === 0 ? new Set<string>() : await findReported(tx, { runIds })
  const joining = new Set(wanted.filter((run) => mayJoin(run, wish, reported)))
  const waiting = wanted.filter((run) => !joining.has(run) && run.queued !== null)
  const others = wanted.filter((run) => !joining.has(run) && run.queued === null)

  await estimate(parts, tx, waiting, wish)
  const created = await createRuns(
    tx,
    others.map((run) => ({ ...run, total: countWish(parts, run, wish, []) })),
  )
  // Whoever ends the running one sends the job of the one that waits.
  const ready = created.filter((run) => live.of(run).running === null)
  await queue.send(
    tx,
    ready.map(({ id }) => id),
  )
  return [
    ...[...joining].flatMap(({ ids, running }) => placed(ids, running)),
    ...waiting.flatMap(({ ids, queued }) => placed(ids, queued)),
    ...others.flatMap(({ ids }, index) => placed(ids, created[index] ?? null)),
  ]
}

function idsOf({ ecsAccounts }: PlannedRun, { ecsAccountIds }: RegistryEntries): string[] {
  return ecsAccounts.flatMap(({ name }) => ecsAccountIds.get(name) ?? [])
}

function placed(ids: readonly string[], run: Run | null): Placed[] {
  return run === null ? [] : ids.map((ecsAccountId) => ({ ecsAccountId, runId: run.id }))
}

/** Whether a scan may join a run: it covers what is asked, reads by what is written now, and has reported none of it. */
function mayJoin({ ids, running }: Wanted, { entries, checks }: Wish, reported: ReadonlySet<string>): boolean {
  if (running === null || running.plan === null || running.revision === null) return false
  if (!covers(running.plan, ids, checks) || changedSince(entries, ids, running.revision)) return false
  return !ids.some((id) => reported.has(`${running.id} ${id}`))
}

/** Says how much waiting runs will have to do, this wish included: progress has a total from the start. */
async function estimate(
  parts: ScanParts,
  tx: Prisma.TransactionClient,
  wanted: readonly Wanted[],
  wish: Wish,
): Promise<void> {
  const runIds = wanted.flatMap(({ queued }) => queued?.id ?? [])
  if (runIds.length === 0) return
  const scans = await waitingScans(tx, { runIds })
  const byRun = new Map<string, WaitingScan[]>()
  for (const scan of scans) byRun.set(scan.runId, [...(byRun.get(scan.runId) ?? []), scan])
  const totals = wanted.flatMap((run) => {
    const id = run.queued?.id
    if (id === undefined) return []
    return [{ id, total: countWish(parts, run, wish, byRun.get(id) ?? []) }]
  })
  await setRunTotals(tx, totals)
}

function countWish(
  parts: ScanParts,
  { ids }: Pick<Wanted, 'ids'>,
  { entries, checks }: Wish,
  before: readonly WaitingScan[],
): number {
  return countFacts(parts, entries, mergePlans([...before, { checks, ecsAccountIds: ids }]))
}
