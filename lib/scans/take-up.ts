import type { Prisma } from '@/prisma/generated/client'
import { type RegistryEntries, readEntriesIn } from '@/prisma/repositories/registry'
import { beginRun, findLiveRuns, findRun, lockRuns, type Run, type RunPlan } from '@/prisma/repositories/runs'
import {
  endAccounts,
  moveAccount,
  startAccounts,
  type WaitingScan,
  waitingScans,
} from '@/prisma/repositories/scan-accounts'
import { type AccountRead, accountReads, countFacts } from './account-reads'
import { closeRun } from './close-run'
import type { ScanParts } from './parts'
import { placeAccounts } from './place-accounts'
import { runKeyOf } from './plan-runs'
import type { Queue } from './queue'
import { changedSince, mergePlans } from './run-plan'

/** A run in this worker's hands. */
export type TakenRun = {
  id: string
  attempt: number
  revision: number
  entries: RegistryEntries
  reads: readonly AccountRead[]
}

/** Attempts in a row that saved no fact, after which a run is given up. */
const maxIdle = 3

/**
 * Takes a run up, whether it waited, was handed over or lost its worker. Null where there is nothing to do: it has ended,
 * nobody waits for it any more, or another run of its account id is reading.
 */
export function takeUp({ parts, queue }: { parts: ScanParts; queue: Queue }, runId: string): Promise<TakenRun | null> {
  return parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const run = await findRun(tx, { id: runId })
    if (run === null || (run.state !== 'queued' && run.state !== 'running')) return null
    if (run.state === 'queued' && (await findLiveRuns(tx, run)).running !== null) return null
    const now = parts.now()
    if (run.idle >= maxIdle) {
      const error = `Given up: ${maxIdle} attempts in a row gathered nothing.`
      await closeRun({ queue, tx }, { run, state: 'failed', error, now })
      return null
    }

    const entries = await readEntriesIn(tx)
    await sortOut({ parts, queue }, tx, { run, entries, now })
    const waiting = await waitingScans(tx, { runId })
    if (waiting.length === 0) {
      await closeRun({ queue, tx }, { run, state: run.state === 'queued' ? 'cancelled' : 'done', now })
      return null
    }
    return begin(parts, tx, { run, entries, waiting, now })
  })
}

async function begin(
  parts: ScanParts,
  tx: Prisma.TransactionClient,
  taken: { run: Run; entries: RegistryEntries; waiting: readonly WaitingScan[]; now: Date },
): Promise<TakenRun> {
  const { run, entries, waiting, now } = taken
  const left = waiting.flatMap(({ ecsAccountIds }) => ecsAccountIds)
  const goesOn = run.plan !== null && run.revision !== null && !changedSince(entries, left, run.revision)
  const plan = goesOn && run.plan !== null ? only(run.plan, left) : mergePlans(waiting)
  const anew = goesOn ? null : { revision: entries.registry.revision, plan, total: countFacts(parts, entries, plan) }
  const { id, attempt, revision } = await beginRun(tx, { run, anew, now })
  await startAccounts(tx, { runId: id, now })
  return {
    id,
    attempt,
    revision: revision ?? entries.registry.revision,
    entries,
    reads: accountReads(parts, entries, plan),
  }
}

/** ECS accounts that are gone are done with; those that now belong to another account id go to a run of that. */
async function sortOut(
  context: { parts: ScanParts; queue: Queue },
  tx: Prisma.TransactionClient,
  { run, entries, now }: { run: Run; entries: RegistryEntries; now: Date },
): Promise<void> {
  const { registry, ecsAccountIds } = entries
  const byId = new Map(registry.ecsAccounts.map((account) => [ecsAccountIds.get(account.name), account]))
  for (const [ecsAccountId, checks] of Object.entries(mergePlans(await waitingScans(tx, { runId: run.id })))) {
    const ecsAccount = byId.get(ecsAccountId)
    if (ecsAccount === undefined) {
      await endAccounts(tx, { runId: run.id, ecsAccountIds: [ecsAccountId], state: 'cancelled', now })
      continue
    }
    const key = runKeyOf(registry, ecsAccount)
    if (key?.accountId === run.accountId && key.partition === run.partition) continue
    const [placed] = await placeAccounts(context, tx, { entries, ecsAccounts: [ecsAccount], checks })
    if (placed !== undefined) await moveAccount(tx, { from: run.id, to: placed.runId, ecsAccountId })
  }
}

const only = (plan: RunPlan, ids: readonly string[]): RunPlan =>
  Object.fromEntries(Object.entries(plan).filter(([id]) => ids.includes(id)))
