import { z } from 'zod'
import type { Prisma } from '../generated/client'

type Counts = { pass: number; warn: number; fail: number; unknown: number }

/** A UTC day, and how many ECS accounts had each status at its end. */
export type TrendDay = { date: string; accounts: Counts }

const rowsSchema = z.array(
  z.object({ date: z.string(), pass: z.int(), warn: z.int(), fail: z.int(), unknown: z.int() }),
)

type Asked = {
  days: number
  /** ISO 8601; its day is the last one, as far as it has come. */
  now: string
  /** Of one ECS account, by id; null: of all that there were. */
  ecsAccountId: string | null
}

/**
 * The status of each account at the end of each of the last days, oldest first. A status holds until the next report; what
 * came before the reports that are kept is told by the first of them (`since`), where it says so. An account counts until
 * it was deleted. One step into an index for each account and day, however many reports there are.
 */
export async function readTrend(db: Prisma.TransactionClient, { days, now, ecsAccountId }: Asked): Promise<TrendDay[]> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH day AS (
      SELECT date, (date + 1)::timestamp AT TIME ZONE 'UTC' AS ends
      FROM (SELECT (${now}::timestamptz AT TIME ZONE 'UTC')::date - back AS date
        FROM generate_series(0, ${days}::int - 1) AS back) AS dates),
    account AS (
      SELECT id, NULL::timestamptz AS gone FROM ecs_account
      UNION ALL
      SELECT entity_id::uuid, max(at) FROM change
      WHERE entity = 'ecs-account' AND after IS NULL AND at >= (SELECT min(ends) FROM day)
        AND NOT EXISTS (SELECT FROM ecs_account WHERE ecs_account.id::text = entity_id)
      GROUP BY entity_id),
    chosen AS (
      SELECT account.id, gone, first.at, first.since FROM account
      CROSS JOIN LATERAL (
        SELECT coalesce(judged_at, scanned_at) AS at, since->'account' AS since FROM report
        WHERE ecs_account_id = account.id ORDER BY coalesce(judged_at, scanned_at), id LIMIT 1) AS first
      WHERE ${ecsAccountId}::uuid IS NULL OR account.id = ${ecsAccountId}::uuid),
    standing AS (
      SELECT day.date, coalesce(last.status, CASE
        WHEN (chosen.since->>'at')::timestamptz < day.ends THEN chosen.since->>'status'
        ELSE chosen.since->>'before' END) AS status
      FROM day JOIN chosen ON chosen.gone IS NULL OR chosen.gone >= day.ends
      LEFT JOIN LATERAL (
        SELECT coalesce(status, summary->>'status') AS status FROM report
        WHERE ecs_account_id = chosen.id AND coalesce(judged_at, scanned_at) < day.ends AND chosen.at < day.ends
        ORDER BY coalesce(judged_at, scanned_at) DESC, id DESC LIMIT 1) AS last ON true)
    SELECT day.date::text AS date,
      count(*) FILTER (WHERE status = 'pass')::int AS pass, count(*) FILTER (WHERE status = 'warn')::int AS warn,
      count(*) FILTER (WHERE status = 'fail')::int AS fail, count(*) FILTER (WHERE status = 'unknown')::int AS unknown
    FROM day LEFT JOIN standing ON standing.date = day.date GROUP BY day.date ORDER BY day.date`
  return rowsSchema.parse(rows).map(({ date, ...accounts }) => ({ date, accounts }))
}
