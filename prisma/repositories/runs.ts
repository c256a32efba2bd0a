import { z } from 'zod'
import type { Prisma, Run as Row, RunState } from '../generated/client'

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

/** Runs by their ids. */
export async function findRuns(tx: Prisma.TransactionClient, { ids }: { ids: readonly string[] }): Promise<Run[]> {
  const rows = await tx.run.findMany({ where: { id: { in: [...ids] } } })
  return rows.map(toRun)
}

/** For each account id the run that reads AWS now, and the one that waits behind it. */
export type LiveRuns = { of: (key: RunKey) => { running: Run | null; queued: Run | null } }

/** The runs of those account ids that have not ended. The caller holds lockRuns. */
export async function findLiveRuns(tx: Prisma.TransactionClient, keys: readonly RunKey[]): Promise<LiveRuns> {
  const accountIds = [...new Set(keys.map(({ accountId }) => accountId))]
  const rows = await tx.run.findMany({ where: { accountId: { in: accountIds }, state: { in: ['running', 'queued'] } } })
  const runs = new Map(rows.map((row) => [`${row.state} ${keyOf(row)}`, toRun(row)]))
  const inState = (state: RunState, key: RunKey) => runs.get(`${state} ${keyOf(key)}`) ?? null
  return { of: (key) => ({ running: inState('running', key), queued: inState('queued', key) }) }
}

/** New runs, waiting, that are going to gather `total` facts; in the order of `planned`. */
export async function createRuns(
  tx: Prisma.TransactionClient,
  planned: readonly (RunKey & { total: number })[],
): Promise<Run[]> {
  if (planned.length === 0) return []
  const data = planned.map(({ partition, accountId, total }) => ({ partition, accountId, total }))
  const rows = await tx.run.createManyAndReturn({ data })
  const byKey = new Map(rows.map((row) => [keyOf(row), toRun(row)]))
  return planned.flatMap((key) => byKey.get(keyOf(key)) ?? [])
}

/** Says how many facts runs are going to gather. */
export async function setRunTotals(
  tx: Prisma.TransactionClient,
  totals: readonly { id: string; total: number }[],
): Promise<void> {
  if (totals.length === 0) return
  await tx.$executeRaw`
    UPDATE run SET total = known.total
    FROM json_to_recordset(${JSON.stringify(totals)}::json) AS known(id uuid, total int) WHERE run.id = known.id`
}

/** A run that is taken up: as it was planned (null), or anew under another revision. */
export type Beginning = { id: string; anew: { revision: number; plan: RunPlan; total: number } | null }

/** A worker takes runs up. Answers each one's new attempt and the revision that it reads by, by run id. */
export async function beginRuns(
  tx: Prisma.TransactionClient,
  { beginnings, now }: { beginnings: readonly Beginning[]; now: Date },
): Promise<Map<string, { attempt: number; revision: number }>> {
  const rows = beginnings.map(({ id, anew }) => ({ id, is_new: anew !== null, ...anew }))
  const begun = await tx.$queryRaw<{ id: string; attempt: number; revision: number }[]>`
    UPDATE run SET state = 'running', started_at = coalesce(run.started_at, ${now}), attempt = attempt + 1,
      idle = idle + 1, crashes = crashes + 1,
      revision = CASE WHEN is_new THEN begun.revision ELSE run.revision END,
      plan = CASE WHEN is_new THEN begun.plan ELSE run.plan END,
      total = CASE WHEN is_new THEN begun.total ELSE run.total END,
      done = CASE WHEN is_new THEN 0 ELSE run.done END
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS begun(id uuid, is_new boolean, revision int, plan json, total int)
    WHERE run.id = begun.id RETURNING run.id, run.attempt, run.revision`
  return new Map(begun.map(({ id, attempt, revision }) => [id, { attempt, revision }]))
}

/** A run in a worker's hands, and how many facts it has gathered since the last time. */
export type Advance = { id: string; attempt: number; facts: number }

/**
 * Counts facts towards the progress of runs, and answers the ids of those that are still the caller's. Of the others, which
 * have ended or were taken up by somebody else since, the caller must write nothing.
 */
export async function advanceRuns(
  tx: Prisma.TransactionClient,
  advances: readonly Advance[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH advanced AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(advances)}::json) AS given(id uuid, attempt int, facts int)
    ), held AS (
      SELECT run.id FROM run JOIN advanced ON run.id = advanced.id AND run.attempt = advanced.attempt
      WHERE run.state = 'running' ORDER BY run.id FOR UPDATE OF run
    )
    UPDATE run SET done = done + facts, idle = CASE WHEN facts > 0 THEN 0 ELSE idle END,
      crashes = CASE WHEN facts > 0 THEN 0 ELSE crashes END
    FROM advanced WHERE run.id = advanced.id AND run.id IN (SELECT id FROM held) RETURNING run.id`
  return new Set(rows.map(({ id }) => id))
}

/** The worker lives and lets go of a run; on purpose (`isIdle` false) it is not one that got nowhere. */
export async function letGoOfRun(
  tx: Prisma.TransactionClient,
  { id, attempt, isIdle }: { id: string; attempt: number; isIdle: boolean },
): Promise<void> {
  await tx.run.updateMany({ where: { id, attempt }, data: { crashes: 0, ...(isIdle ? {} : { idle: 0 }) } })
}

/** Ends runs. */
export async function endRuns(
  tx: Prisma.TransactionClient,
  {
    ids,
    state,
    now,
    error = null,
  }: { ids: readonly string[]; state: 'done' | 'cancelled' | 'failed'; now: Date; error?: string | null },
): Promise<void> {
  await tx.run.updateMany({ where: { id: { in: [...ids] } }, data: { state, finishedAt: now, error } })
}

/** The runs among `ids` that have not ended and that no scan waits for any more. */
export async function findUnwanted(tx: Prisma.TransactionClient, { ids }: { ids: readonly string[] }): Promise<Run[]> {
  const rows = await tx.run.findMany({
    where: {
      id: { in: [...ids] },
      state: { in: ['running', 'queued'] },
      accounts: { none: { state: { in: ['running', 'queued'] }, scan: { state: { in: ['running', 'queued'] } } } },
    },
  })
  return rows.map(toRun)
}

const keyOf = ({ partition, accountId }: RunKey) => `${partition} ${accountId}`
const toRun = (row: Row): Run => ({ ...row, plan: runPlanSchema.nullable().parse(row.plan) })
