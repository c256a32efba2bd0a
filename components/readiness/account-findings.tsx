'use client'

import { BellOff, RotateCw } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
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
import { byCause } from './by-cause'
import { CauseCard } from './cause-card'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'
import { useAnchor } from './use-anchor'

const MuteDialog = dynamic(() => import('./mute-dialog').then((module) => module.MuteDialog))

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
  const [muting, setMuting] = useState<readonly Finding[] | null>(null)
  const cards = byCause(findings.filter(needsPerson))
  useAnchor(report.findings)
  useHotkeys(
    // Not m: after g that leads to Accounts.
    'x',
    () => {
      const focused = document.activeElement?.closest('article')?.id
      const card = cards.find(({ lead, waiting }) => [lead, ...waiting].some((each) => findingId(each) === focused))
      const { lead, waiting } = card ?? cards[0] ?? {}
      if (lead && waiting) setMuting([lead, ...waiting])
    },
    { useKey: true, enabled: person.mayEdit && muting === null },
  )
  return (
    <section id="findings" aria-label="Findings" className="mt-5 grid gap-3">
      {cards.map(({ lead, waiting }) => (
        <CauseCard
          key={findingId(lead)}
          group={{ lead, waiting }}
          reportedAt={report.scannedAt}
          since={sinceWhen(lead, since)}
          actions={
            person.mayEdit && (
              <>
                <IconButton
                  label={waiting.length > 0 ? 'Mute these' : 'Mute this'}
                  icon={<BellOff className="size-3.5" aria-hidden="true" />}
                  onClick={() => setMuting([lead, ...waiting])}
                  className="-mt-1"
                />
                <IconButton
                  label={
                    isBusy
                      ? 'Checking'
                      : again(waiting.length, plan.byCheck.find(({ check }) => check === lead.check)?.best)
                  }
                  icon={isBusy ? <Spinner /> : <RotateCw className="size-3.5" aria-hidden="true" />}
                  disabled={isStarting || isBusy}
                  onClick={() => start({ ecsAccounts: [report.ecsAccount], checks: checksOf([lead, ...waiting]) })}
                  className="-mt-1 -mr-1.5"
                />
              </>
            )
          }
        />
      ))}
      <FoldedFindings
        findings={findings.filter((finding) => !needsPerson(finding))}
        reportedAt={report.scannedAt}
        ecsAccount={report.ecsAccount}
      />
      {muting && <MuteDialog ecsAccount={report.ecsAccount} findings={muting} onClose={() => setMuting(null)} />}
    </section>
  )
}

function checksOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ check }) => check))]
}

/** What the button does, and what it asks of AWS. */
function again(others: number, calls: number | undefined): string {
  if (others > 0) return 'Check these again'
  if (calls === undefined || calls === 0) return 'Check this again'
  return `Check this again: about ${counted(calls, 'AWS call')}`
}

/** Null where the finding has turned since `since` was read. */
function sinceWhen(finding: FindingPlace & Pick<Finding, 'status'>, since: ReportChanges['since']): string | null {
  const known = since.find((each) => placeKey(each) === placeKey(finding))
  return known?.status === finding.status ? known.since : null
}
