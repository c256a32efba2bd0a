'use client'

import { RotateCw } from 'lucide-react'
import { FindingCard } from '@/components/finding/finding-card'
import { findingId } from '@/components/finding/finding-id'
import { useScan } from '@/components/shell/scan-provider'
import { useShell } from '@/components/shell/shell-context'
import { IconButton } from '@/components/ui/icon-button'
import { Spinner } from '@/components/ui/spinner'
import type { Report } from '@/lib/readiness/report'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'

/** All findings: what needs a person open, in the order of urgency; the rest folded with counts. */
export function AccountFindings({ report }: { report: Report }) {
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
