import { z } from 'zod'
import type { Scan } from '@/lib/contracts/scans'
import { NotFound } from '@/lib/problem'
import type { Call, Prisma } from '../generated/client'
import { toJson } from './json'
import { checksSchema } from './scan-accounts'

export type NewScan = {
  actor: string
  /** Null: all of them. */
  checks: readonly string[] | null
  accounts: readonly { ecsAccountId: string; name: string; runId: string }[]
}

/** Saves what somebody asked for; its accounts point at the runs that will serve them. */
export async function createScan(
  tx: Prisma.TransactionClient,
  { actor, checks, accounts }: NewScan,
): Promise<{ id: string }> {
  return tx.scan.create({
    data: { actor, checks: toJson(checks), accounts: { createMany: { data: [...accounts] } } },
    select: { id: true },
  })
}

/** The scans of one actor that have not ended, with what they asked for. */
export async function liveScansOf(
  tx: Prisma.TransactionClient,
  { actor }: { actor: string },
): Promise<{ id: string; checks: readonly string[] | null; accounts: { ecsAccountId: string; runId: string }[] }[]> {
  const rows = await tx.scan.findMany({
    where: { actor, state: { in: ['queued', 'running'] } },
    select: { id: true, checks: true, accounts: { select: { ecsAccountId: true, runId: true } } },
    orderBy: { requestedAt: 'desc' },
  })
  return rows.map(({ checks, ...row }) => ({ ...row, checks: checksSchema.parse(checks) }))
}

/** How far a scan is, and what its runs have asked of AWS. Throws NotFound. */
export async function readScan(db: Prisma.TransactionClient, { id }: { id: string }): Promise<Scan> {
  const row = isUuid(id) ? await db.scan.findUnique({ where: { id }, include: withRuns }) : null
  if (row === null) throw new NotFound(`There is no scan ${id}. Scans end; start another with POST /api/v1/scans.`)
  const names = await namesOf(db, row.accounts)
  const runs = [...new Map(row.accounts.map(({ run }) => [run.id, run])).values()]
  return {
    id,
    state: row.state,
    progress: { done: sum(runs.map(({ done }) => done)), total: sum(runs.map(({ total }) => total)) },
    calls: countCalls(runs.flatMap(({ calls }) => calls)),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    accounts: row.accounts.map(({ ecsAccountId, name, state }) => ({
      ecsAccount: names.get(ecsAccountId) ?? name,
      state,
    })),
  }
}

/** Whether there is a scan of this id that has not ended. Throws NotFound where there is none of this id. */
export async function isLive(db: Prisma.TransactionClient, { id }: { id: string }): Promise<boolean> {
  const { state } = await readScan(db, { id })
  return state === 'queued' || state === 'running'
}

/** Forgets the events of scans that ended before `before`: nobody resumes their streams any more. */
export async function pruneEvents(db: Prisma.TransactionClient, { before }: { before: Date }): Promise<void> {
  await db.event.deleteMany({ where: { scan: { finishedAt: { lt: before } } } })
}

const withRuns = {
  accounts: { include: { run: { include: { calls: true } } }, orderBy: { name: 'asc' } },
} as const satisfies Prisma.ScanInclude

// An account is shown under the name it has today, or had when it was deleted.
async function namesOf(
  db: Prisma.TransactionClient,
  accounts: readonly { ecsAccountId: string }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = accounts.map(({ ecsAccountId }) => ecsAccountId)
  const rows = await db.ecsAccount.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function countCalls(calls: readonly Call[]): Scan['calls'] {
  const byAction: Record<string, number> = {}
  for (const { action, calls: count } of calls) byAction[action] = (byAction[action] ?? 0) + count
  return {
    total: sum(Object.values(byAction)),
    byAction,
    throttled: sum(calls.map(({ throttles }) => throttles)),
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const isUuid = (id: string) => z.uuid().safeParse(id).success
