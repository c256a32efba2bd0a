import { z } from 'zod'
import type { Prisma, Run as Row, RunState } from '../generated/client'
import { plain } from './json'

/** What a run gathers and judges: names of checks by ECS account id, null for all of them. */
export const runPlanSchema = z.record(z.string(), z.array(z.string()).nullable())
export type RunPlan = z.infer<typeof runPlanSchema>

export type Run = Omit<Row, 'plan'> & { plan: RunPlan | null }

/** Which runs exclude each other. */
export type RunKey = { partition: string; accountId: string }

// Any number will do, as long as nothing else takes advisory locks by it: "runs" in ASCII.
const runsLock = 0x72756e73

/**
 * Puts everybody who plans, begins or ends runs in a line until the transaction ends: what waits behind a run is never
 * forgotten because both ended and asked at once. Saving facts needs no such lock.
 */
export async function lockRuns(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${runsLock}::bigint)`
}

/** A run by its id; null where there is none. */
export async function findRun(tx: Prisma.TransactionClient, { id }: { id: string }): Promise<Run | null> {
  const row = await tx.run.findUnique({ where: { id } })
  return row === null ? null : toRun(row)
}

/** The run of an account id that reads AWS now, and the one that waits behind it. The caller holds lockRuns. */
export async function findLiveRuns(
  tx: Prisma.TransactionClient,
  { partition, accountId }: RunKey,
): Promise<{ running: Run | null; queued: Run | null }> {
  const rows = await tx.run.findMany({ where: { partition, accountId, state: { in: ['running', 'queued'] } } })
  const runs = rows.map(toRun)
  const inState = (state: RunState) => runs.find((run) => run.state === state) ?? null
  return { running: inState('running'), queued: inState('queued') }
}

/** A new run, waiting. */
export async function createRun(tx: Prisma.TransactionClient, { partition, accountId }: RunKey): Promise<Run> {
  return toRun(await tx.run.create({ data: { partition, accountId } }))
}

/** Says how many facts a run is going to gather. */
export async function setRunTotal(
  tx: Prisma.TransactionClient,
  { id, total }: { id: string; total: number },
): Promise<void> {
  await tx.run.update({ where: { id }, data: { total } })
}

/** A worker takes a run up: as it was planned, or anew under another revision. Answers the run with its new attempt. */
export async function beginRun(
  tx: Prisma.TransactionClient,
  { run, anew, now }: { run: Run; anew: { revision: number; plan: RunPlan; total: number } | null; now: Date },
): Promise<Run> {
  const row = await tx.run.update({
    where: { id: run.id },
    data: {
      state: 'running',
      startedAt: run.startedAt ?? now,
      attempt: { increment: 1 },
      idle: { increment: 1 },
      ...(anew === null ? {} : { ...anew, plan: plain(anew.plan), done: 0 }),
    },
  })
  return toRun(row)
}

/**
 * Counts a fact towards a run's progress. False where the run has ended or somebody else has taken it up since: then the
 * caller must write nothing.
 */
export async function advanceRun(
  tx: Prisma.TransactionClient,
  { id, attempt, facts }: { id: string; attempt: number; facts: number },
): Promise<boolean> {
  const { count } = await tx.run.updateMany({
    where: { id, attempt, state: 'running' },
    data: facts === 0 ? { attempt } : { done: { increment: facts }, idle: 0 },
  })
  return count === 1
}

/** A run that a worker gives back on purpose is not one that got nowhere. */
export async function resetIdle(tx: Prisma.TransactionClient, { id }: { id: string }): Promise<void> {
  await tx.run.update({ where: { id }, data: { idle: 0 } })
}

/** Ends a run. */
export async function endRun(
  tx: Prisma.TransactionClient,
  {
    id,
    state,
    now,
    error = null,
  }: { id: string; state: 'done' | 'cancelled' | 'failed'; now: Date; error?: string | null },
): Promise<void> {
  await tx.run.update({ where: { id }, data: { state, finishedAt: now, error } })
}

const toRun = (row: Row): Run => ({ ...row, plan: runPlanSchema.nullable().parse(row.plan) })
