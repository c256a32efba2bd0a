import type { PrismaClient } from '../generated/client'

/** Sums over everything stored, for metrics. No name of an account is in it. Times in seconds. */
export type Totals = {
  scans: { state: string; count: number }[]
  finishedScans: { count: number; seconds: number }
  requests: { action: string; calls: number; retries: number; throttles: number; seconds: number }[]
  /** Facts by why they could not be read; `kind` null: they were. */
  facts: { kind: string | null; count: number }[]
  /** Runs that have not ended, and how long the oldest of them has been there. */
  runs: { state: 'queued' | 'running'; count: number; oldestSeconds: number }[]
  ecsAccounts: number
}

export async function readTotals(db: PrismaClient): Promise<Totals> {
  const scans = await db.scan.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })
  const [finishedScans = { count: 0, seconds: 0 }] = await db.$queryRaw<Totals['finishedScans'][]>`
    SELECT sum(count)::float8 AS count, sum(seconds)::float8 AS seconds FROM (
      SELECT count(*) AS count, coalesce(sum(extract(epoch FROM finished_at - started_at)), 0) AS seconds
      FROM scan WHERE state = 'done' AND started_at IS NOT NULL
      UNION ALL SELECT calls, ms / 1000 FROM forgotten_total WHERE action = '') AS kept_and_forgotten`
  // Sums of int are bigint in SQL; as doubles they are exact past any number of requests.
  const requests = await db.$queryRaw<Totals['requests']>`
    SELECT action, sum(calls)::float8 AS calls, sum(retries)::float8 AS retries, sum(throttles)::float8 AS throttles,
      sum(ms)::float8 / 1000 AS seconds
    FROM (
      SELECT action, calls, retries, throttles, ms FROM call
      UNION ALL SELECT action, calls, retries, throttles, ms FROM forgotten_total WHERE action <> ''
    ) AS kept_and_forgotten GROUP BY action ORDER BY action`
  const facts = await db.$queryRaw<Totals['facts']>`
    SELECT fault->>'kind' AS kind, count(*)::int AS count FROM fact GROUP BY 1 ORDER BY 1`
  const runs = await db.$queryRaw<Totals['runs']>`
    SELECT state::text AS state, count(*)::int AS count,
      extract(epoch FROM now() - min(coalesce(started_at, created_at)))::float8 AS "oldestSeconds"
    FROM run WHERE state IN ('queued', 'running') GROUP BY state`
  const ecsAccounts = await db.ecsAccount.count()
  return {
    runs,
    ecsAccounts,
    scans: scans.map(({ state, _count }) => ({ state, count: _count })),
    finishedScans,
    requests,
    facts,
  }
}
