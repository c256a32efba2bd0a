import { type StatusSince, statusSinceSchema } from '@/lib/readiness/changes/status-since'
import { type ReportSummary, reportSummarySchema } from '@/lib/readiness/report'
import type { Prisma } from '../generated/client'
import { keptByReport, type Latest } from './kept-by-report'
import { withGaps } from './stored-report'

const storedSummarySchema = withGaps.pipe(reportSummarySchema)

/** What pages of many accounts read of an ECS account's last report; null what it does not say in a form that we read. */
type Standing = { summary: ReportSummary | null; turn: StatusSince['account'] | null }

const latestStandings = keptByReport(readStandings)
const told = new WeakMap<object, readonly ReportSummary[]>()

/** The last report of every ECS account that has one, without findings. The same array as before where nothing is new. */
export async function latestSummaries(db: Prisma.TransactionClient): Promise<readonly ReportSummary[]> {
  const standings = await latestStandings(db)
  const summaries = standings.flatMap(({ summary }) => summary ?? [])
  const before = told.get(db)
  if (before?.length === summaries.length && before.every((one, index) => one === summaries[index])) return before
  told.set(db, summaries)
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

async function readStandings(db: Prisma.TransactionClient, latest: readonly Latest[]): Promise<Map<string, Standing>> {
  if (latest.length === 0) return new Map()
  const ids = latest.map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string; summary: unknown; turn: unknown }[]>`
    SELECT id::text AS id, summary, since->'account' AS turn FROM report WHERE id = ANY(${ids}::bigint[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    latest.flatMap((each) => {
      const row = byId.get(each.id)
      return row === undefined ? [] : [[each.id, toStanding(each, row)] as const]
    }),
  )
}

function toStanding(
  { ecsAccount, awsAccount }: Latest,
  { summary, turn }: { summary: unknown; turn: unknown },
): Standing {
  const parsed = storedSummarySchema.safeParse(summary)
  return {
    summary: parsed.success ? { ...parsed.data, ecsAccount, awsAccount } : null,
    turn: statusSinceSchema.shape.account.safeParse(turn).data ?? null,
  }
}
