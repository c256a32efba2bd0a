import { z } from 'zod'
import { type StatusSince, statusSinceSchema } from '@/lib/readiness/changes/status-since'
import { type ReportSummary, reportSummarySchema } from '@/lib/readiness/report'
import type { Prisma } from '../generated/client'
import { withGaps } from './stored-report'

const storedSummarySchema = withGaps.pipe(reportSummarySchema)

/** What pages of many accounts read of an ECS account's last report; null what it does not say in a form that we read. */
type Standing = { key: string; summary: ReportSummary | null; turn: StatusSince['account'] | null }

/** What was read last through a client, by report id: each page of everybody asks, and a fleet's are a second to parse. */
const kept = new WeakMap<object, { byReport: Map<string, Standing>; summaries: readonly ReportSummary[] }>()

/** The last report of every ECS account that has one, without findings. The same array as before where nothing is new. */
export async function latestSummaries(db: Prisma.TransactionClient): Promise<readonly ReportSummary[]> {
  const standings = await latestStandings(db)
  const summaries = standings.flatMap(({ summary }) => summary ?? [])
  const before = kept.get(db)
  const known = before?.summaries
  if (known && known.length === summaries.length && known.every((one, index) => one === summaries[index])) return known
  if (before) before.summaries = summaries
  return summaries
}

/** Since when an ECS account has its status, and when it was checked last. */
type StatusAge = Pick<ReportSummary, 'ecsAccount' | 'scannedAt'> & { turn: StatusSince['account'] }

/** The same of every ECS account whose last report says so, in the order of the registry. */
export async function latestTurns(db: Prisma.TransactionClient): Promise<StatusAge[]> {
  const standings = await latestStandings(db)
  return standings.flatMap(({ summary, turn }) =>
    summary && turn ? [{ ecsAccount: summary.ecsAccount, scannedAt: summary.scannedAt, turn }] : [],
  )
}

const latestSchema = z.array(
  z.strictObject({ id: z.string(), account: z.string(), ecsAccount: z.string(), awsAccount: z.string() }),
)
type Latest = z.infer<typeof latestSchema>[number]

/** In the order of the registry. Only reports that are new since the last time are read. */
async function latestStandings(db: Prisma.TransactionClient): Promise<Standing[]> {
  // One value: a row of its own for each account costs more than all of the rest.
  const [row] = await db.$queryRaw<{ latest: unknown }[]>`
    SELECT coalesce(json_agg(json_build_object('id', report.id::text, 'account', ecs_account.id,
      'ecsAccount', ecs_account.name, 'awsAccount', aws_account.name) ORDER BY ecs_account.position), '[]') AS latest
    FROM report JOIN ecs_account ON ecs_account.id = report.ecs_account_id
      JOIN aws_account ON aws_account.id = ecs_account.aws_account_id
    WHERE report.latest`
  const latest = latestSchema.parse(row?.latest)
  const before = kept.get(db)
  const known = (each: Latest) => {
    const standing = before?.byReport.get(each.id)
    return standing?.key === keyOf(each) ? standing : undefined
  }
  const read = await readStandings(
    db,
    latest.filter((each) => known(each) === undefined),
  )
  const standings = latest.flatMap((each) => [[each.id, known(each) ?? read.get(each.id)] as const])
  const byReport = new Map(standings.flatMap(([id, standing]) => (standing ? [[id, standing] as const] : [])))
  kept.set(db, { byReport, summaries: before?.summaries ?? [] })
  return [...byReport.values()]
}

// A report follows its account through a rename of either side.
const keyOf = ({ account, ecsAccount, awsAccount }: Latest) => JSON.stringify([account, ecsAccount, awsAccount])

async function readStandings(db: Prisma.TransactionClient, missing: readonly Latest[]): Promise<Map<string, Standing>> {
  if (missing.length === 0) return new Map()
  const ids = missing.map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string; summary: unknown; turn: unknown }[]>`
    SELECT id::text AS id, summary, since->'account' AS turn FROM report WHERE id = ANY(${ids}::bigint[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    missing.flatMap((each) => {
      const row = byId.get(each.id)
      return row === undefined ? [] : [[each.id, toStanding(each, row)] as const]
    }),
  )
}

function toStanding(each: Latest, { summary, turn }: { summary: unknown; turn: unknown }): Standing {
  const { ecsAccount, awsAccount } = each
  const parsed = storedSummarySchema.safeParse(summary)
  return {
    key: keyOf(each),
    summary: parsed.success ? { ...parsed.data, ecsAccount, awsAccount } : null,
    turn: statusSinceSchema.shape.account.safeParse(turn).data ?? null,
  }
}
