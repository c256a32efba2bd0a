import { type Report, type ReportSummary, reportSchema, reportSummarySchema } from '@/lib/readiness/report'
import type { Prisma } from '../generated/client'
import { plain } from './json'

/** Saves an ECS account's report as its latest. */
export async function saveReport(
  tx: Prisma.TransactionClient,
  {
    ecsAccountId,
    runId,
    report,
    summary,
  }: { ecsAccountId: string; runId: string; report: Report; summary: ReportSummary },
): Promise<void> {
  await tx.report.updateMany({ where: { ecsAccountId, latest: true }, data: { latest: false } })
  await tx.report.create({
    data: { ecsAccountId, runId, scannedAt: report.scannedAt, report: plain(report), summary: plain(summary) },
  })
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
    const parsed = reportSchema.safeParse(byAccount.get(account.id))
    return parsed.success ? [{ ...parsed.data, ...namesOf(account) }] : []
  })
}

/** The same without findings, for pages with many accounts. */
export async function latestSummaries(db: Prisma.TransactionClient): Promise<ReportSummary[]> {
  const accounts = await findAccounts(db)
  const rows = await db.report.findMany({
    where: { latest: true, ecsAccountId: { in: accounts.map(({ id }) => id) } },
    select: { ecsAccountId: true, summary: true },
  })
  const byAccount = new Map(rows.map(({ ecsAccountId, summary }) => [ecsAccountId, summary]))
  return accounts.flatMap((account) => {
    const parsed = reportSummarySchema.safeParse(byAccount.get(account.id))
    return parsed.success ? [{ ...parsed.data, ...namesOf(account) }] : []
  })
}

type Account = { id: string; name: string; awsAccount: { name: string } }

function findAccounts(db: Prisma.TransactionClient, names?: readonly string[]): Promise<Account[]> {
  return db.ecsAccount.findMany({
    where: names === undefined ? {} : { name: { in: [...names] } },
    select: { id: true, name: true, awsAccount: { select: { name: true } } },
    orderBy: { position: 'asc' },
  })
}

// A report follows its account through a rename of either side.
const namesOf = ({ name, awsAccount }: Account) => ({ ecsAccount: name, awsAccount: awsAccount.name })
