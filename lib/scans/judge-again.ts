import { setImmediate } from 'node:timers/promises'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import type { Report } from '@/lib/readiness/report'
import { jsonFieldsOf, sameJson } from '@/lib/registry/json'
import type { Database } from '@/prisma/database'
import { readAllFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { lastReportKeys, latestReports, type ReportToSave, saveReports } from '@/prisma/repositories/reports'
import { lockRuns } from '@/prisma/repositories/runs'

/**
 * Judges saved facts once more by the registry as it stands: after a write of what verdicts hang on and AWS knows nothing
 * of, a release. Asks AWS nothing, so a report keeps its time. Null: every ECS account. An account that a check reports
 * meanwhile keeps that report, and one that says the same as before keeps its own.
 */
export async function judgeAgain({ prisma }: Database, { ecsAccounts }: { ecsAccounts: readonly string[] | null }) {
  const [{ registry, ecsAccountIds }, keys, before, facts] = await Promise.all([
    readEntries(prisma),
    lastReportKeys(prisma),
    latestReports(prisma, ecsAccounts === null ? {} : { ecsAccounts }),
    readAllFacts(prisma),
  ])
  const judged: (ReportToSave & { replaces: bigint })[] = []
  for (const report of before) {
    const ecsAccount = registry.ecsAccounts.find(({ name }) => name === report.ecsAccount)
    const known = ecsAccount && facts.get(ecsAccount.awsAccount)
    const id = ecsAccountIds.get(report.ecsAccount) ?? ''
    const key = keys.get(id)
    if (ecsAccount === undefined || known === undefined || key === undefined) continue
    const again = asOldAs(
      report,
      makeReport({ registry, ecsAccount, facts: known, now: report.scannedAt, previous: report }),
    )
    if (!saysTheSame(report, again))
      judged.push({ ecsAccountId: id, runId: key.runId, replaces: key.id, report: again, summary: summarise(again) })
    // Judging computes: whoever waits for another answer gets it in between.
    await setImmediate()
  }
  if (judged.length === 0) return
  await prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const now = await lastReportKeys(tx)
    await saveReports(
      tx,
      judged.filter(({ ecsAccountId, replaces }) => now.get(ecsAccountId)?.id === replaces),
    )
  })
}

/** A check of some checks only took the others over: what they say is as old as it was. */
function asOldAs(before: Report, after: Report): Report {
  const ages = new Map(before.findings.map(({ check, scannedAt }) => [check, scannedAt]))
  const findings = after.findings.map((finding) => ({
    ...finding,
    scannedAt: ages.get(finding.check) ?? finding.scannedAt,
  }))
  return { ...after, findings }
}

function saysTheSame(before: Report, after: Report): boolean {
  return sameJson(jsonFieldsOf(before), jsonFieldsOf(after))
}
