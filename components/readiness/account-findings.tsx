'use client'

import { RotateCw } from 'lucide-react'
import { FindingCard } from '@/components/finding/finding-card'
import { findingId } from '@/components/finding/finding-id'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import type { Finding } from '@/lib/readiness/finding'
import { type FindingPlace, placeKey } from '@/lib/readiness/finding-change'
import type { Report } from '@/lib/readiness/report'
import type { ReportChanges } from '@/lib/readiness/report-changes'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'

/** All findings: what needs a person open, in the order of urgency; the rest folded with counts. */
export function AccountFindings({ report, since }: { report: Report; since: ReportChanges['since'] }) {
  const { start, isStarting, isChecking } = useScan()
  const { person } = useShell()
  const findings = [...report.findings].sort(byFindingUrgency)
  const isBusy = isChecking(report.ecsAccount)
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
                label={isBusy ? 'Checking' : 'Check this again'}
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

/** Null where the finding has turned since `since` was read. */
function sinceWhen(finding: FindingPlace & Pick<Finding, 'status'>, since: ReportChanges['since']): string | null {
  const known = since.find((each) => placeKey(each) === placeKey(finding))
  return known?.status === finding.status ? known.since : null
}
