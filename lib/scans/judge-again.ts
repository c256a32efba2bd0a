import { setImmediate } from 'node:timers/promises'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import { withoutMutes } from '@/lib/readiness/muting'
import type { Report } from '@/lib/readiness/report'
import { jsonFieldsOf, sameJson } from '@/lib/registry/json'
import type { Database } from '@/prisma/database'
import { readAllFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { keepByRevision, lastReportKeys, latestReports, type ReportToSave } from '@/prisma/repositories/reports'
import { lockRuns } from '@/prisma/repositories/runs'
import { saveReports } from './save-reports'

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
  const { revision } = registry
  const judged: (ReportToSave & { replaces: bigint })[] = []
  const same: bigint[] = []
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
    if (saysTheSame(withoutMutes(report), again)) same.push(key.id)
    else {
      const saved = { report: again, summary: summarise(again), revision, judgedAt: new Date() }
      judged.push({ ecsAccountId: id, runId: key.runId, replaces: key.id, ...saved })
    }
    // Judging computes: whoever waits for another answer gets it in between.
    await setImmediate()
  }
  await keepByRevision(prisma, { ids: same, revision })
  if (judged.length === 0) return
  await prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const latest = await lastReportKeys(tx)
    await saveReports(
      tx,
      judged.filter(({ ecsAccountId, replaces }) => latest.get(ecsAccountId)?.id === replaces),
      { now: new Date() },
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
