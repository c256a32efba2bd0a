import { Prisma } from '../generated/client'

type Db = Prisma.TransactionClient

/** What is forgotten, and until when: rows of that time or later stay. */
export type Forgetting = { before: Date; most: number }

/** Deletes some of what is old; answers how many rows, `most` where there may be more. */
export type Forget = (db: Db, forgetting: Forgetting) => Promise<number>

/** Reports, but the latest of each account that there is. */
export const forgetReports: Forget = (db, { before, most }) =>
  db.$executeRaw`
    DELETE FROM report WHERE id IN (
      SELECT id FROM report WHERE scanned_at < ${before}
        AND (NOT latest OR NOT EXISTS (SELECT FROM ecs_account WHERE ecs_account.id = report.ecs_account_id))
      ORDER BY scanned_at LIMIT ${most} FOR UPDATE SKIP LOCKED)`

export const forgetTransitions: Forget = (db, forgetting) => forgetByTime(db, Prisma.sql`transition`, forgetting)

export const forgetDeliveries: Forget = (db, forgetting) => forgetByTime(db, Prisma.sql`delivery`, forgetting)

export const forgetAudit: Forget = (db, forgetting) => forgetByTime(db, Prisma.sql`audit_entry`, forgetting)

/** Mutes that have ended. */
export const forgetMutes: Forget = (db, { before, most }) =>
  db.$executeRaw`
    DELETE FROM mute WHERE id IN (
      SELECT id FROM mute WHERE ended_at < ${before} ORDER BY ended_at LIMIT ${most} FOR UPDATE SKIP LOCKED)`

// Another worker that forgets at the same time takes the next ones.
const forgetByTime = (db: Db, table: Prisma.Sql, { before, most }: Forgetting): Promise<number> =>
  db.$executeRaw`
    DELETE FROM ${table} WHERE id IN (
      SELECT id FROM ${table} WHERE at < ${before} ORDER BY at LIMIT ${most} FOR UPDATE SKIP LOCKED)`

/** What scans that have ended told: nobody resumes their streams any more. */
export const forgetEvents: Forget = (db, { before, most }) =>
  db.$executeRaw`
    DELETE FROM event WHERE (scan_id, seq) IN (
      SELECT scan_id, event.seq FROM event JOIN scan ON scan.id = scan_id WHERE finished_at < ${before} LIMIT ${most})`

type Count = { count: number }[]

/** Scans that have ended, with their accounts; what counters of metrics knew of them is added up. */
export async function forgetScans(db: Db, { before, most }: Forgetting): Promise<number> {
  const [gone] = await db.$queryRaw<Count>`
    WITH gone AS (
      DELETE FROM scan WHERE id IN (
        SELECT id FROM scan WHERE finished_at < ${before} ORDER BY finished_at LIMIT ${most} FOR UPDATE SKIP LOCKED)
      RETURNING state, started_at, finished_at),
    counted AS (
      INSERT INTO forgotten_total AS total (action, calls, retries, throttles, ms)
      SELECT '', count(*), 0, 0, coalesce(sum(extract(epoch FROM finished_at - started_at)), 0) * 1000
      FROM gone WHERE state = 'done' AND started_at IS NOT NULL
      ON CONFLICT (action) DO UPDATE SET calls = total.calls + excluded.calls, ms = total.ms + excluded.ms)
    SELECT count(*)::int AS count FROM gone`
  return gone?.count ?? 0
}

/** Runs that have ended and that no scan names any more, with their ledgers; the same holds for these. */
export async function forgetRuns(db: Db, { before, most }: Forgetting): Promise<number> {
  const [gone] = await db.$queryRaw<Count>`
    WITH old AS (
      SELECT id FROM run WHERE finished_at < ${before}
        AND NOT EXISTS (SELECT FROM scan_account WHERE scan_account.run_id = run.id)
      ORDER BY finished_at LIMIT ${most} FOR UPDATE SKIP LOCKED),
    counted AS (
      INSERT INTO forgotten_total AS total (action, calls, retries, throttles, ms)
      SELECT action, sum(calls), sum(retries), sum(throttles), sum(ms)
      FROM call WHERE run_id IN (SELECT id FROM old) GROUP BY action
      ON CONFLICT (action) DO UPDATE SET calls = total.calls + excluded.calls,
        retries = total.retries + excluded.retries, throttles = total.throttles + excluded.throttles,
        ms = total.ms + excluded.ms),
    gone AS (DELETE FROM run WHERE id IN (SELECT id FROM old) RETURNING id)
    SELECT count(*)::int AS count FROM gone`
  return gone?.count ?? 0
}
