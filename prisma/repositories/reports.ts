import { type StatusSince, statusSince, statusSinceSchema } from '@/lib/readiness/changes/status-since'
import { type Report, type ReportSummary, reportSchema } from '@/lib/readiness/report'
import type { Prisma } from '../generated/client'
import { withGaps } from './stored-report'

const storedReportSchema = withGaps.pipe(reportSchema)

/** A report to save: of the run that made it, with what pages of many accounts read. */
export type ReportToSave = { ecsAccountId: string; runId: string; report: Report; summary: ReportSummary }

/** Saves reports as the latest of their ECS accounts, and since when statuses are what they are: three statements for all. */
export async function saveReports(tx: Prisma.TransactionClient, reports: readonly ReportToSave[]): Promise<void> {
  if (reports.length === 0) return
  const ids = reports.map(({ ecsAccountId }) => ecsAccountId)
  const before = await tx.$queryRaw<{ id: string; since: unknown }[]>`
    UPDATE report SET latest = false WHERE latest AND ecs_account_id = ANY(${ids}::uuid[])
    RETURNING ecs_account_id AS id, since`
  const sinceBefore = new Map(before.map(({ id, since }) => [id, toSince(since)]))
  const rows = reports.map(({ ecsAccountId, runId, report, summary }) => ({
    ecs_account_id: ecsAccountId,
    run_id: runId,
    scanned_at: report.scannedAt,
    since: statusSince(sinceBefore.get(ecsAccountId) ?? null, report),
    summary,
    report,
  }))
  await tx.$executeRaw`
    INSERT INTO report (ecs_account_id, run_id, scanned_at, since, summary, report)
    SELECT ecs_account_id, run_id, scanned_at, since, summary, report
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS saved(ecs_account_id uuid, run_id uuid,
      scanned_at timestamptz, since json, summary json, report json)`
}

/**
 * The last report of one ECS account under the names that it has today; null where there is none, also where the stored
 * one is of a form that this Shipshape does not read.
 */
export async function latestReport(
  db: Prisma.TransactionClient,
  { ecsAccount }: { ecsAccount: string },
): Promise<Report | null> {
  const [report] = await latestReports(db, { ecsAccounts: [ecsAccount] })
  return report ?? null
}

/** An ECS account's last report, the one before it, and since when statuses are what they are; null where it has none. */
export async function lastTwoReports(
  db: Prisma.TransactionClient,
  { ecsAccount }: { ecsAccount: string },
): Promise<{ latest: Report; before: Report | null; since: StatusSince | null } | null> {
  const [account] = await findAccounts(db, [ecsAccount])
  if (account === undefined) return null
  const rows = await db.report.findMany({
    where: { ecsAccountId: account.id },
    select: { report: true, since: true },
    orderBy: { id: 'desc' },
    take: 2,
  })
  const [latest = null, before = null] = rows.map(({ report }) => {
    const parsed = storedReportSchema.safeParse(report)
    return parsed.success ? { ...parsed.data, ...namesOf(account) } : null
  })
  return latest && { latest, before, since: toSince(rows[0]?.since) }
}

/** The last report of every ECS account that has one, or of those named, in the order of the registry. */
export async function latestReports(
  db: Prisma.TransactionClient,
  { ecsAccounts }: { ecsAccounts?: readonly string[] } = {},
): Promise<Report[]> {
  const accounts = await findAccounts(db, ecsAccounts)
  const rows = await db.report.findMany({
    where: { latest: true, ecsAccountId: { in: accounts.map(({ id }) => id) } },
    select: { ecsAccountId: true, report: true },
  })
  const byAccount = new Map(rows.map(({ ecsAccountId, report }) => [ecsAccountId, report]))
  return accounts.flatMap((account) => {
    const parsed = storedReportSchema.safeParse(byAccount.get(account.id))
    return parsed.success ? [{ ...parsed.data, ...namesOf(account) }] : []
  })
}

/** Which report is the last of each ECS account that has one, and of which run, by the account's id. */
export async function lastReportKeys(
  db: Prisma.TransactionClient,
): Promise<Map<string, { id: bigint; runId: string }>> {
  const rows = await db.report.findMany({
    where: { latest: true },
    select: { id: true, ecsAccountId: true, runId: true },
  })
  return new Map(rows.map(({ ecsAccountId, ...key }) => [ecsAccountId, key]))
}

/** Forgets reports made before `before`, but the last two of each ECS account, which screens compare. */
export async function pruneReports(db: Prisma.TransactionClient, { before }: { before: Date }): Promise<void> {
  await db.$executeRaw`
    DELETE FROM report WHERE scanned_at < ${before} AND (
      SELECT count(*) FROM report newer WHERE newer.ecs_account_id = report.ecs_account_id AND newer.id > report.id) >= 2`
}

type Account = { id: string; name: string; awsAccount: { name: string } }

function findAccounts(db: Prisma.TransactionClient, names?: readonly string[]): Promise<Account[]> {
  return db.ecsAccount.findMany({
    where: names === undefined ? {} : { name: { in: [...names] } },
    select: { id: true, name: true, awsAccount: { select: { name: true } } },
    orderBy: { position: 'asc' },
  })
}

/** Null where a report was saved before Shipshape kept it, or in a form that it does not read. */
const toSince = (json: unknown): StatusSince | null => statusSinceSchema.safeParse(json).data ?? null

// A report follows its account through a rename of either side.
const namesOf = ({ name, awsAccount }: Account) => ({ ecsAccount: name, awsAccount: awsAccount.name })
