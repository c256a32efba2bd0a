import { z } from 'zod'
import type { Prisma } from '../generated/client'
import { appendEvents } from './events'
import { notify } from './notify'

const live = { in: ['queued', 'running'] } satisfies Prisma.EnumScanStateFilter

export const checksSchema = z.array(z.string()).nullable()

/** Who waits for a run: a scan that has not ended, the checks it asked for (null: all), and its ECS accounts still to come. */
export type WaitingScan = { scanId: string; checks: readonly string[] | null; ecsAccountIds: readonly string[] }

/** The scans that still wait for something of a run, in the order in which their rows may be locked. */
export async function waitingScans(tx: Prisma.TransactionClient, { runId }: { runId: string }): Promise<WaitingScan[]> {
  const rows = await tx.scan.findMany({
    where: { state: live, accounts: { some: { runId, state: live } } },
    select: { id: true, checks: true, accounts: { where: { runId, state: live }, select: { ecsAccountId: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, checks, accounts }) => ({
    scanId: id,
    checks: checksSchema.parse(checks),
    ecsAccountIds: accounts.map(({ ecsAccountId }) => ecsAccountId),
  }))
}

/** Tells whoever follows a scan that still waits for something of a run. One statement: it goes with every saved fact. */
export async function notifyWaiting(tx: Prisma.TransactionClient, { runId }: { runId: string }): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify('scan', id::text) FROM scan
    WHERE state IN ('queued', 'running') AND EXISTS (
      SELECT FROM scan_account WHERE scan_id = scan.id AND run_id = ${runId}::uuid AND state IN ('queued', 'running'))`
}

/** Whether a run has already reported one of these ECS accounts. */
export async function hasReported(
  tx: Prisma.TransactionClient,
  { runId, ecsAccountIds }: { runId: string; ecsAccountIds: readonly string[] },
): Promise<boolean> {
  return (await tx.scanAccount.count({ where: { runId, ecsAccountId: { in: [...ecsAccountIds] }, state: 'done' } })) > 0
}

/** Whoever waits for the run is being served from now on: `startedAt` of a scan is when its first run is taken up. */
export async function startAccounts(
  tx: Prisma.TransactionClient,
  { runId, now }: { runId: string; now: Date },
): Promise<void> {
  await tx.scanAccount.updateMany({ where: { runId, state: 'queued' }, data: { state: 'running' } })
  const scans = await waitingScans(tx, { runId })
  const ids = scans.map(({ scanId }) => scanId)
  await tx.scan.updateMany({ where: { id: { in: ids }, state: 'queued' }, data: { state: 'running', startedAt: now } })
  for (const id of ids) await notify(tx, 'scan', id)
}

/** ECS accounts that moved to another run. */
export async function moveAccount(
  tx: Prisma.TransactionClient,
  { from, to, ecsAccountId }: { from: string; to: string; ecsAccountId: string },
): Promise<void> {
  await tx.scanAccount.updateMany({
    where: { runId: from, ecsAccountId, state: live },
    data: { runId: to, state: 'queued' },
  })
}

/**
 * Ends ECS accounts of a run (null: all that are left) for every scan that waits for them, and the scans that then wait
 * for nothing more. The caller holds lockRuns.
 */
export async function endAccounts(
  tx: Prisma.TransactionClient,
  ended: { runId: string; ecsAccountIds: readonly string[] | null; state: 'done' | 'cancelled'; now: Date },
): Promise<void> {
  const { runId, ecsAccountIds, state, now } = ended
  const scans = await waitingScans(tx, { runId })
  const which = ecsAccountIds === null ? {} : { ecsAccountId: { in: [...ecsAccountIds] } }
  await tx.scanAccount.updateMany({ where: { runId, state: live, ...which }, data: { state } })
  for (const { scanId } of scans) await endScanIfComplete(tx, { scanId, now })
}

/** Nothing more of a scan is waited for. Answers the runs that it waited for until now. */
export async function cancelAccounts(
  tx: Prisma.TransactionClient,
  { scanId }: { scanId: string },
): Promise<readonly string[]> {
  const rows = await tx.scanAccount.findMany({
    where: { scanId, state: live },
    select: { runId: true },
    distinct: ['runId'],
  })
  await tx.scanAccount.updateMany({ where: { scanId, state: live }, data: { state: 'cancelled' } })
  return rows.map(({ runId }) => runId)
}

async function endScanIfComplete(
  tx: Prisma.TransactionClient,
  { scanId, now }: { scanId: string; now: Date },
): Promise<void> {
  const states = await tx.scanAccount.groupBy({ by: ['state'], where: { scanId } })
  const has = (...wanted: string[]) => states.some(({ state }) => wanted.includes(state))
  if (!has('queued', 'running')) await endScan(tx, { scanId, state: has('done') ? 'done' : 'cancelled', now })
  else await notify(tx, 'scan', scanId)
}

/** Ends a scan, and tells whoever follows it. */
export async function endScan(
  tx: Prisma.TransactionClient,
  { scanId, state, now }: { scanId: string; state: 'done' | 'cancelled'; now: Date },
): Promise<void> {
  await appendEvents(tx, { scanId, events: [{ type: 'done', data: { id: scanId, state } }] })
  await tx.scan.update({ where: { id: scanId }, data: { state, finishedAt: now } })
  await notify(tx, 'scan', scanId)
}
