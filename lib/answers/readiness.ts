import type { StatusesAnswer } from '@/lib/contracts/readiness'
import { Problem } from '@/lib/problem'
import type { FactSet } from '@/lib/readiness/fact-set'
import type { Report, ReportSummary } from '@/lib/readiness/report'
import type { Runtime } from '@/lib/runtime-types'
import { getEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { readFacts } from '@/prisma/repositories/facts'
import { latestSummaries } from '@/prisma/repositories/report-summaries'
import { latestReport, latestReports } from '@/prisma/repositories/reports'

/** The last report of every ECS account that has one, in the order of the registry. */
export async function listReadiness({ database }: Runtime): Promise<{ accounts: Report[] }> {
  return { accounts: await latestReports(database.prisma) }
}

/** The same without findings, for pages with many accounts. An account that was never checked is not among them. */
export function listReadinessSummaries({ database }: Runtime): Promise<readonly ReportSummary[]> {
  return latestSummaries(database.prisma)
}

/** The same without anything but the status, for lists of names. */
export async function listStatuses(runtime: Runtime): Promise<StatusesAnswer> {
  const summaries = await listReadinessSummaries(runtime)
  return {
    accounts: summaries.map(({ ecsAccount, status, gaps, scannedAt }) => ({ ecsAccount, status, gaps, scannedAt })),
  }
}

/** @throws NotFound where there is no such account, Problem `not-found` where it was never checked */
export async function getReadiness({ database }: Runtime, { ecsAccount }: { ecsAccount: string }): Promise<Report> {
  await getEcsAccount(database.prisma, { name: ecsAccount })
  const report = await latestReport(database.prisma, { ecsAccount })
  if (report !== null) return report
  throw new Problem('not-found', `ECS account "${ecsAccount}" has not been checked yet. POST /api/v1/scans checks it.`)
}

/** The latest of every fact of its AWS account. @throws NotFound */
export async function getFacts({ database }: Runtime, { ecsAccount }: { ecsAccount: string }): Promise<FactSet> {
  const { awsAccount } = await getEcsAccount(database.prisma, { name: ecsAccount })
  return readFacts(database.prisma, { awsAccount })
}
