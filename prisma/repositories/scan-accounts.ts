import { z } from 'zod'
import type { Prisma } from '../generated/client'
import { appendEvents } from './events'
import { notify, notifyEach } from './notify'
import { releaseDeliveries } from './outbox'

const live = { in: ['queued', 'running'] } satisfies Prisma.EnumScanStateFilter

export const checksSchema = z.array(z.string()).nullable()

/**
 * Who waits for a run: a scan that has not ended, the checks it asked for (null: all), and those of its ECS accounts that
 * this run has still to report.
 */
export type WaitingScan = {
  runId: string
  scanId: string
  checks: readonly string[] | null
  ecsAccountIds: readonly string[]
}

/** The scans that still wait for something of those runs, in the order in which their rows may be locked. */
export async function waitingScans(
  tx: Prisma.TransactionClient,
  { runIds }: { runIds: readonly string[] },
): Promise<WaitingScan[]> {
  const rows = await tx.$queryRaw<(Omit<WaitingScan, 'checks'> & { checks: unknown })[]>`
    SELECT scan_account.run_id AS "runId", scan.id AS "scanId", scan.checks,
      array_agg(scan_account.ecs_account_id::text ORDER BY scan_account.name) AS "ecsAccountIds"
    FROM scan_account JOIN scan ON scan.id = scan_account.scan_id
    WHERE scan_account.run_id = ANY(${[...runIds]}::uuid[])
      AND scan_account.state IN ('queued', 'running') AND scan.state IN ('queued', 'running')
    GROUP BY scan.id, scan_account.run_id ORDER BY scan.id, scan_account.run_id`
  return rows.map(({ checks, ...row }) => ({ ...row, checks: checksSchema.parse(checks) }))
}

/** Tells whoever follows a scan that still waits for something of those runs. */
export async function notifyWaiting(
  tx: Prisma.TransactionClient,
  { runIds }: { runIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify('scan', id::text) FROM scan
    WHERE state IN ('queued', 'running') AND id IN (
      SELECT scan_id FROM scan_account WHERE run_id = ANY(${[...runIds]}::uuid[]) AND state IN ('queued', 'running'))`
}

/** Which of those ECS accounts those runs have reported already, as `<run id> <ECS account id>`. */
export async function findReported(
  tx: Prisma.TransactionClient,
  { runIds }: { runIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const rows = await tx.scanAccount.findMany({
    where: { runId: { in: [...runIds] }, state: 'done' },
    select: { runId: true, ecsAccountId: true },
  })
  return new Set(rows.map(({ runId, ecsAccountId }) => `${runId} ${ecsAccountId}`))
}

/** Whoever waits for those runs is being served from now on: `startedAt` of a scan is when its first run is taken up. */
export async function startAccounts(
  tx: Prisma.TransactionClient,
  { runIds, now }: { runIds: readonly string[]; now: Date },
): Promise<void> {
  if (runIds.length === 0) return
  await tx.$executeRaw`
    UPDATE scan_account SET state = 'running' WHERE run_id = ANY(${[...runIds]}::uuid[]) AND state = 'queued'`
  const begun = await tx.$queryRaw<{ id: string }[]>`
    UPDATE scan SET state = 'running', started_at = ${now} WHERE state = 'queued' AND id IN (
      SELECT scan_id FROM scan_account WHERE run_id = ANY(${[...runIds]}::uuid[]) AND state = 'running') RETURNING id`
  await notifyWaiting(tx, { runIds })
  if (begun.length > 0) await notify(tx, 'shell', '')
}

/** An ECS account that moved to another run. */
export async function moveAccount(
  tx: Prisma.TransactionClient,
  { from, to, ecsAccountId }: { from: string; to: string; ecsAccountId: string },
): Promise<void> {
  await tx.scanAccount.updateMany({
    where: { runId: from, ecsAccountId, state: live },
    data: { runId: to, state: 'queued' },
  })
}

/** Accounts of runs that have ended, for every scan that waits for them. Without `ecsAccountIds`: all that are left. */
export type EndedAccounts = { runId: string; ecsAccountIds: readonly string[] | null }

/** Ends ECS accounts of runs, and the scans that then wait for nothing more. The caller holds lockRuns. */
export async function endAccounts(
  tx: Prisma.TransactionClient,
  { ended, state, now }: { ended: readonly EndedAccounts[]; state: 'done' | 'cancelled'; now: Date },
): Promise<void> {
  if (ended.length === 0) return
  const rows = ended.map(({ runId, ecsAccountIds }) => ({ run_id: runId, ids: ecsAccountIds }))
  const scans = await tx.$queryRaw<{ scanId: string }[]>`
    UPDATE scan_account SET state = ${state}::scan_state
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS ended(run_id uuid, ids uuid[])
    WHERE scan_account.run_id = ended.run_id AND (ids IS NULL OR ecs_account_id = ANY(ids))
      AND state IN ('queued', 'running') RETURNING scan_id AS "scanId"`
  await endComplete(tx, { scanIds: scans.map(({ scanId }) => scanId), now })
}

/** Ends ECS accounts of one scan, and the scan where it then waits for nothing more. The caller holds lockRuns. */
export async function endScanAccounts(
  tx: Prisma.TransactionClient,
  { scanId, ecsAccountIds, now }: { scanId: string; ecsAccountIds: readonly string[]; now: Date },
): Promise<void> {
  await tx.scanAccount.updateMany({
    where: { scanId, ecsAccountId: { in: [...ecsAccountIds] }, state: live },
    data: { state: 'cancelled' },
  })
  await endComplete(tx, { scanIds: [scanId], now })
}

/** Nothing more of a scan is waited for. Answers the runs that it waited for until now. */
export async function cancelAccounts(
  tx: Prisma.TransactionClient,
  { scanId }: { scanId: string },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ runId: string | null }[]>`
    UPDATE scan_account SET state = 'cancelled' WHERE scan_id = ${scanId}::uuid AND state IN ('queued', 'running')
    RETURNING run_id AS "runId"`
  return [...new Set(rows.flatMap(({ runId }) => runId ?? []))]
}

/** Of those scans the ones that wait for nothing more end; whoever follows the others is told. */
async function endComplete(
  tx: Prisma.TransactionClient,
  { scanIds, now }: { scanIds: readonly string[]; now: Date },
): Promise<void> {
  const ids = [...new Set(scanIds)].toSorted()
  if (ids.length === 0) return
  const rows = await tx.$queryRaw<{ id: string; hasDone: boolean }[]>`
    SELECT scan_id AS id, bool_or(scan_account.state = 'done') AS "hasDone"
    FROM scan_account JOIN scan ON scan.id = scan_id
    WHERE scan_id = ANY(${ids}::uuid[]) AND scan.state IN ('queued', 'running')
    GROUP BY scan_id HAVING bool_and(scan_account.state NOT IN ('queued', 'running'))`
  const complete = new Map(rows.map(({ id, hasDone }) => [id, hasDone]))
  for (const [scanId, hasDone] of complete) {
    await endScan(tx, { scanId, state: hasDone ? 'done' : 'cancelled', now })
  }
  await notifyEach(
    tx,
    'scan',
    ids.filter((id) => !complete.has(id)),
  )
}

/** Ends a scan, tells whoever follows it, and lets go what channels are told of it. */
export async function endScan(
  tx: Prisma.TransactionClient,
  { scanId, state, now }: { scanId: string; state: 'done' | 'cancelled'; now: Date },
): Promise<void> {
  await appendEvents(tx, { scanId, events: [{ type: 'done', data: { id: scanId, state } }] })
  await tx.scan.updateMany({ where: { id: scanId }, data: { state, finishedAt: now } })
  await releaseDeliveries(tx, { scanId, now })
  await notify(tx, 'scan', scanId)
  await notify(tx, 'shell', '')
}
