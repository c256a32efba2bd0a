import type { ReportSummary } from '@/lib/readiness/report'
import { leadOf, type SharedCause, sharedCauses, shownCause } from '@/lib/readiness/shared-causes'
import type { Runtime } from '@/lib/runtime-types'
import { latestReport } from '@/prisma/repositories/reports'

/** More than these are no help on top of a page. */
const most = 3

/** Found once for the same summaries: each cause reads a report, and every visitor asks. */
const found = new WeakMap<readonly ReportSummary[], Promise<SharedCause[]>>()

/** What several accounts wait for, each with one finding in full: a report is read for each cause, not for each account. */
export function listSharedCauses(runtime: Runtime, summaries: readonly ReportSummary[]): Promise<SharedCause[]> {
  const known = found.get(summaries)
  if (known !== undefined) return known
  const finding = findSharedCauses(runtime, summaries)
  found.set(summaries, finding)
  // What failed is asked anew by whoever comes next.
  finding.catch(() => found.delete(summaries))
  return finding
}

async function findSharedCauses(
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
