import type { ReportsAnswer } from '@/lib/contracts/reports'
import { NotFound } from '@/lib/problem'
import type { Report } from '@/lib/readiness/report'
import type { Runtime } from '@/lib/runtime-types'
import { findEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { listPastReports, readPastReport } from '@/prisma/repositories/past-reports'
import { cursorOf, cutPage, idOf } from './cursor'

type Page = { limit: number; before?: string | undefined }

/** @throws NotFound, Problem `not-readable` where `before` is no cursor of ours */
export async function listReports(
  { database: { prisma } }: Runtime,
  { ecsAccount }: { ecsAccount: string },
  { limit, before }: Page,
): Promise<ReportsAnswer> {
  const { id: ecsAccountId } = await findEcsAccount(prisma, { name: ecsAccount })
  const cursor = before === undefined ? null : idOf(before)
  const found = await listPastReports(prisma, { ecsAccountId, limit: limit + 1, before: cursor })
  const { shown, next } = cutPage(found, limit, ({ id }) => cursorOf(id))
  return {
    reports: shown.map(({ id, scannedAt, ...rest }) => ({
      id: String(id),
      scannedAt: scannedAt.toISOString(),
      ...rest,
    })),
    next,
  }
}

/** A report of any time that is kept, under the names of today. @throws NotFound */
export async function getReport(
  runtime: Runtime,
  { ecsAccount, id }: { ecsAccount: string; id: string },
): Promise<Report> {
  const { report } = await getReportPage(runtime, { ecsAccount, id })
  return report
}

/** The same, and whether it is the account's latest. @throws NotFound */
export async function getReportPage(
  { database: { prisma } }: Runtime,
  { ecsAccount, id }: { ecsAccount: string; id: string },
): Promise<{ report: Report; isLatest: boolean }> {
  const { id: ecsAccountId, awsAccount } = await findEcsAccount(prisma, { name: ecsAccount })
  const found = /^\d{1,18}$/.test(id) ? await readPastReport(prisma, { ecsAccountId, id: BigInt(id) }) : null
  if (found !== null) return { ...found, report: { ...found.report, ecsAccount, awsAccount } }
  throw new NotFound(`There is no report ${id} of ECS account "${ecsAccount}". Old reports are removed.`)
}
