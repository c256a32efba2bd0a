import { z } from 'zod'
import { type StatusSince, statusSince, statusSinceSchema } from '@/lib/readiness/changes/status-since'
import { findingSchema } from '@/lib/readiness/finding'
import { summarise } from '@/lib/readiness/make-report'
import { type Report, type ReportSummary, reportSchema } from '@/lib/readiness/report'
import type { Prisma } from '../generated/client'
import { withGaps } from './stored-report'

const storedReportSchema = withGaps.pipe(reportSchema)

/** A report to save: of the run that made it, with what pages of many accounts read. */
export type ReportToSave = {
  ecsAccountId: string
  runId: string
  report: Report
  summary: ReportSummary
  /** Registry revision that it was judged by. */
  revision?: number
  /** Where saved facts were judged again; the report keeps the time at which they were read. */
  judgedAt?: Date
}

/** The report that was the latest of its account until now. */
type ReplacedReport = { id: bigint; scannedAt: string; revision: number | null; since: StatusSince | null }

/** A report that was saved; `before` is null where it is the account's first. */
export type SavedReport = ReportToSave & { id: bigint; before: ReplacedReport | null }

/**
 * Saves reports as the latest of their ECS accounts, and since when statuses are what they are: three statements for all.
 * The caller holds lockRuns, and makes the transitions of what it answers (lib/scans/save-reports.ts).
 */
export async function saveReports(
  tx: Prisma.TransactionClient,
  reports: readonly ReportToSave[],
): Promise<SavedReport[]> {
  if (reports.length === 0) return []
  const replaced = await replaceLatest(
    tx,
    reports.map(({ ecsAccountId }) => ecsAccountId),
  )
  const rows = reports.map(({ ecsAccountId, runId, report, summary, revision = null, judgedAt = null }) => ({
    ecs_account_id: ecsAccountId,
    run_id: runId,
    scanned_at: report.scannedAt,
    judged_at: judgedAt,
    revision,
    status: report.status,
    since: statusSince(replaced.get(ecsAccountId)?.since ?? null, report),
    summary,
    report,
  }))
  const saved = await tx.$queryRaw<{ id: bigint; account: string }[]>`
    INSERT INTO report (ecs_account_id, run_id, scanned_at, judged_at, revision, status, since, summary, report)
    SELECT ecs_account_id, run_id, scanned_at, judged_at, revision, status, since, summary, report
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS saved(ecs_account_id uuid, run_id uuid,
      scanned_at timestamptz, judged_at timestamptz, revision int, status text, since json, summary json, report json)
    RETURNING id, ecs_account_id AS account`
  const ids = new Map(saved.map(({ id, account }) => [account, id]))
  return reports.flatMap((each) => {
    const id = ids.get(each.ecsAccountId)
    return id === undefined ? [] : [{ ...each, id, before: replaced.get(each.ecsAccountId) ?? null }]
  })
}

/** What was the latest of those accounts is it no more. */
async function replaceLatest(
  tx: Prisma.TransactionClient,
  ecsAccountIds: readonly string[],
): Promise<Map<string, ReplacedReport>> {
  type Row = { account: string; id: bigint; scannedAt: Date; revision: number | null; since: unknown }
  const rows = await tx.$queryRaw<Row[]>`
    UPDATE report SET latest = false WHERE latest AND ecs_account_id = ANY(${[...ecsAccountIds]}::uuid[])
    RETURNING ecs_account_id AS account, id, scanned_at AS "scannedAt", revision, since`
  return new Map(
    rows.map(({ account, id, scannedAt, revision, since }) => [
      account,
      { id, scannedAt: scannedAt.toISOString(), revision, since: toSince(since) },
    ]),
  )
}

const { check, region, resource, status, title, fault } = findingSchema.shape
const sideSchema = z.object({ check, region, resource, status, title, fault })

/** What findings of a report said, for the words of its transitions. */
export type FindingSide = z.infer<typeof sideSchema>

/** The findings of some reports, by the report's id; none of a report that this Shipshape does not read. */
export async function findingsOfReports(
  db: Prisma.TransactionClient,
  { ids }: { ids: readonly bigint[] },
): Promise<ReadonlyMap<bigint, readonly FindingSide[]>> {
  const rows = await db.$queryRaw<{ id: bigint; findings: unknown }[]>`
    SELECT id, report->'findings' AS findings FROM report WHERE id = ANY(${[...ids]}::bigint[])`
  return new Map(rows.map(({ id, findings }) => [id, z.array(sideSchema).safeParse(findings).data ?? []]))
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

/** The last report of ECS accounts that there are, by id, to be saved once more as something else has it: what is muted. */
export async function latestToSave(
  db: Prisma.TransactionClient,
  { ecsAccountIds }: { ecsAccountIds: readonly string[] },
): Promise<ReportToSave[]> {
  const accounts = await db.ecsAccount.findMany({ where: { id: { in: [...ecsAccountIds] } }, select: { id: true } })
  const rows = await db.report.findMany({
    where: { latest: true, ecsAccountId: { in: accounts.map(({ id }) => id) } },
    select: { ecsAccountId: true, runId: true, revision: true, report: true },
  })
  return rows.flatMap(({ revision, report, ...row }) => {
    const parsed = storedReportSchema.safeParse(report)
    if (!parsed.success) return []
    return [{ ...row, report: parsed.data, summary: summarise(parsed.data), ...(revision !== null && { revision }) }]
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

/** Those reports say what they would say by a later revision of the registry too. */
export async function keepByRevision(
  tx: Prisma.TransactionClient,
  { ids, revision }: { ids: readonly bigint[]; revision: number },
): Promise<void> {
  await tx.report.updateMany({ where: { id: { in: [...ids] }, revision: { lt: revision } }, data: { revision } })
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
