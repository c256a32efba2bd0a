import type { Prisma } from '@/prisma/generated/client'
import type { RegistryEntries } from '@/prisma/repositories/registry'
import {
  type Beginning,
  beginRuns,
  findLiveRuns,
  findRuns,
  lockRuns,
  type Run,
  type RunKey,
  type RunPlan,
} from '@/prisma/repositories/runs'
import {
  endAccounts,
  moveAccount,
  startAccounts,
  type WaitingScan,
  waitingScans,
} from '@/prisma/repositories/scan-accounts'
import { type AccountRead, accountReads, countFacts } from './account-reads'
import { closeRuns } from './close-runs'
import type { Entries } from './entries'
import type { ScanParts } from './parts'
import { placeAccounts } from './place-accounts'
import { runKeyOf } from './plan-runs'
import type { Queue } from './queue'
import { changedSince, mergePlans } from './run-plan'
import { whyGivenUp } from './why-given-up'

/** A run in this worker's hands. */
export type TakenRun = {
  id: string
  attempt: number
  revision: number
  entries: RegistryEntries
  reads: readonly AccountRead[]
  /** Why nothing more is read of it; null: it is. */
  givenUp: string | null
}

type Context = { parts: ScanParts; queue: Queue; entries: Entries }

/**
 * Takes runs up, whether they waited, were handed over or lost their worker. Leaves those out where there is nothing to
 * do: they have ended, nobody waits for them any more, or another run of their account id is reading.
 */
export function takeUp(context: Context, runIds: readonly string[]): Promise<Map<string, TakenRun>> {
  const { parts, queue } = context
  return parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const now = parts.now()
    const runs = await findTakeable(tx, runIds)
    const hopeless = runs.filter((run) => whyGivenUp(run)?.isHopeless ?? false)
    for (const run of hopeless) {
      await closeRuns({ queue, tx }, { runs: [run], state: 'failed', error: whyGivenUp(run)?.reason ?? '', now })
    }
    const left = runs.filter((run) => !hopeless.includes(run))
    if (left.length === 0) return new Map()
    const entries = await context.entries.readIn(tx)
    const waiting = await sortOut(context, tx, { runs: left, entries, now })
    const isWanted = ({ id }: Run) => waiting.some(({ runId }) => runId === id)
    for (const state of ['queued', 'running'] as const) {
      const unwanted = left.filter((run) => run.state === state && !isWanted(run))
      await closeRuns({ queue, tx }, { runs: unwanted, state: state === 'queued' ? 'cancelled' : 'done', now })
    }
    return begin(parts, tx, { runs: left.filter(isWanted), entries, waiting, now })
  })
}

/** The runs that have not ended and may read now. */
async function findTakeable(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<Run[]> {
  const runs = (await findRuns(tx, { ids })).filter(({ state }) => state === 'queued' || state === 'running')
  const live = await findLiveRuns(tx, runs)
  return runs.filter((run) => run.state === 'running' || live.of(run).running === null)
}

async function begin(
  parts: ScanParts,
  tx: Prisma.TransactionClient,
  taken: { runs: readonly Run[]; entries: RegistryEntries; waiting: readonly WaitingScan[]; now: Date },
): Promise<Map<string, TakenRun>> {
  const { runs, entries, waiting, now } = taken
  const planned = runs.map((run) => ({ run, ...planOf(parts, run, entries, waiting) }))
  const begun = await beginRuns(tx, {
    beginnings: planned.map(({ run, anew }): Beginning => ({ id: run.id, anew })),
    now,
  })
  await startAccounts(tx, { runIds: runs.map(({ id }) => id), now })
  return new Map(
    planned.flatMap(({ run, reads }) => {
      const one = begun.get(run.id)
      if (one === undefined) return []
      return [[run.id, { id: run.id, ...one, entries, reads, givenUp: whyGivenUp(run)?.reason ?? null }] as const]
    }),
  )
}

/** Goes on as it was planned, or anew where what it reads was written since. */
function planOf(parts: ScanParts, run: Run, entries: RegistryEntries, waiting: readonly WaitingScan[]) {
  const scans = waiting.filter(({ runId }) => runId === run.id)
  const left = scans.flatMap(({ ecsAccountIds }) => ecsAccountIds)
  const goesOn = run.plan !== null && run.revision !== null && !changedSince(entries, left, run.revision)
  const plan = goesOn && run.plan !== null ? only(run.plan, left) : mergePlans(scans)
  const reads = accountReads(parts, entries, plan)
  const { revision } = entries.registry
  return { reads, anew: goesOn ? null : { revision, plan, total: countFacts(parts, entries, plan) } }
}

/**
 * ECS accounts that are gone are done with; those that now belong to another account id go to a run of that. Answers who
 * then waits for what.
 */
async function sortOut(
  context: Context,
  tx: Prisma.TransactionClient,
  { runs, entries, now }: { runs: readonly Run[]; entries: RegistryEntries; now: Date },
): Promise<WaitingScan[]> {
  const runIds = runs.map(({ id }) => id)
  const waiting = await waitingScans(tx, { runIds })
  const { registry, ecsAccountIds } = entries
  const byId = new Map(registry.ecsAccounts.map((account) => [ecsAccountIds.get(account.name), account]))
  const moved = runs.flatMap((run) =>
    Object.entries(mergePlans(waiting.filter(({ runId }) => runId === run.id)))
      .map(([ecsAccountId, checks]) => ({ run, ecsAccountId, checks, ecsAccount: byId.get(ecsAccountId) }))
      .filter(({ ecsAccount }) => ecsAccount === undefined || !isOf(run, runKeyOf(registry, ecsAccount))),
  )
  for (const { run, ecsAccountId, checks, ecsAccount } of moved) {
    if (ecsAccount === undefined) {
      await endAccounts(tx, { ended: [{ runId: run.id, ecsAccountIds: [ecsAccountId] }], state: 'cancelled', now })
      continue
    }
    const [placed] = await placeAccounts(context, tx, { entries, ecsAccounts: [ecsAccount], checks })
    if (placed !== undefined) await moveAccount(tx, { from: run.id, to: placed.runId, ecsAccountId })
  }
  return moved.length > 0 ? waitingScans(tx, { runIds }) : waiting
}

const isOf = ({ partition, accountId }: Run, key: RunKey | null) =>
  key?.accountId === accountId && key.partition === partition

const only = (plan: RunPlan, ids: readonly string[]): RunPlan =>
  Object.fromEntries(Object.entries(plan).filter(([id]) => ids.includes(id)))
