'use client'

import { RotateCw } from 'lucide-react'
import { FindingCard } from '@/components/finding/finding-card'
import { findingId } from '@/components/finding/finding-id'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import type { ScanPlan } from '@/lib/contracts/costs'
import { type FindingPlace, placeKey } from '@/lib/readiness/changes/finding-change'
import type { ReportChanges } from '@/lib/readiness/changes/report-changes'
import type { Finding } from '@/lib/readiness/finding'
import type { Report } from '@/lib/readiness/report'
import { counted } from '@/lib/readiness/words'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'
import { useAnchor } from './use-anchor'

type AccountFindingsProps = {
  report: Report
  since: ReportChanges['since']
  /** What each check would take alone. */
  plan: Pick<ScanPlan, 'byCheck'>
}

/** All findings: what needs a person open, in the order of urgency; the rest folded with counts. */
export function AccountFindings({ report, since, plan }: AccountFindingsProps) {
  const { start, isStarting, isChecking } = useScan()
  const { person } = useShell()
  const findings = [...report.findings].sort(byFindingUrgency)
  const isBusy = isChecking(report.ecsAccount)
  useAnchor(report.findings)
  return (
    <section id="findings" aria-label="Findings" className="mt-5 grid gap-3">
      {findings.filter(needsPerson).map((finding) => (
        <FindingCard
          key={findingId(finding)}
          finding={finding}
          reportedAt={report.scannedAt}
          since={sinceWhen(finding, since)}
          actions={
            person.mayEdit && (
              <IconButton
                label={isBusy ? 'Checking' : again(plan.byCheck.find(({ check }) => check === finding.check)?.best)}
                icon={isBusy ? <Spinner /> : <RotateCw className="size-3.5" aria-hidden="true" />}
                disabled={isStarting || isBusy}
                onClick={() => start({ ecsAccounts: [report.ecsAccount], checks: [finding.check] })}
                className="-mt-1 -mr-1.5"
              />
            )
          }
        />
      ))}
      <FoldedFindings findings={findings.filter((finding) => !needsPerson(finding))} reportedAt={report.scannedAt} />
    </section>
  )
}

/** What the button does, and what it asks of AWS. */
function again(calls: number | undefined): string {
  if (calls === undefined || calls === 0) return 'Check this again'
  return `Check this again: about ${counted(calls, 'AWS call')}`
}

/** Null where the finding has turned since `since` was read. */
function sinceWhen(finding: FindingPlace & Pick<Finding, 'status'>, since: ReportChanges['since']): string | null {
  const known = since.find((each) => placeKey(each) === placeKey(finding))
  return known?.status === finding.status ? known.since : null
}
