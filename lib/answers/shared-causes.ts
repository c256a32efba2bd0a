import type { ReportSummary } from '@/lib/readiness/report'
import { leadOf, type SharedCause, sharedCauses, shownCause } from '@/lib/readiness/shared-causes'
import type { Runtime } from '@/lib/runtime-types'
import { latestReport } from '@/prisma/repositories/reports'

/** More than these are no help on top of a page. */
const most = 3

/** What several accounts wait for, each with one finding in full: a report is read for each cause, not for each account. */
export async function listSharedCauses(
  { database: { prisma } }: Runtime,
  summaries: readonly ReportSummary[],
): Promise<SharedCause[]> {
  const causes = sharedCauses(summaries).slice(0, most)
  const shared = causes.map(async (each): Promise<SharedCause[]> => {
    const ecsAccount = each.accounts[0]?.ecsAccount ?? ''
    const report = await latestReport(prisma, { ecsAccount })
    const lead = report && leadOf(each.cause, report.findings)
    return lead ? [shownCause(each, lead)] : []
  })
  return (await Promise.all(shared)).flat()
}
