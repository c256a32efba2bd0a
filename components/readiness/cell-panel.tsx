'use client'

import { useQuery } from '@tanstack/react-query'
import { findingId } from '@/components/finding/finding-id'
import { wordsOf } from '@/components/queries/problem-error'
import { readinessQuery } from '@/components/queries/readiness'
import { FailedState } from '@/components/ui/failed-state'
import { IntentLink } from '@/components/ui/intent-link'
import { SidePanel } from '@/components/ui/side-panel'
import { Skeleton } from '@/components/ui/skeleton'
import { groupNames } from '@/lib/readiness/group'
import { byCause } from './by-cause'
import { CauseCard } from './cause-card'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'
import type { CellPlace } from './readiness-view'

/** The findings behind one cell of the matrix, beside it. */
export function CellPanel({ cell: { ecsAccount, group }, onClose }: { cell: CellPlace; onClose: () => void }) {
  return (
    <SidePanel label={`${ecsAccount} · ${groupNames[group]}`} onClose={onClose}>
      <Findings ecsAccount={ecsAccount} group={group} />
      <p className="mt-6 border-line border-t pt-3">
        <IntentLink href={`/readiness/${encodeURIComponent(ecsAccount)}`} className="text-link">
          All of {ecsAccount}
        </IntentLink>
      </p>
    </SidePanel>
  )
}

function Findings({ ecsAccount, group }: CellPlace) {
  const { data: report, error, isFetching, refetch } = useQuery(readinessQuery(ecsAccount))
  if (error && !report) {
    return (
      <FailedState
        title="The findings could not be loaded"
        detail={wordsOf(error)}
        onRetry={() => void refetch()}
        busy={isFetching}
      />
    )
  }
  if (!report) return <Placeholder />
  const findings = report.findings.filter((finding) => finding.group === group).sort(byFindingUrgency)
  const open = findings.filter(needsPerson)
  const folded = findings.filter((finding) => !needsPerson(finding))
  return (
    <div className="grid gap-6">
      {byCause(open).map((group) => (
        <CauseCard key={findingId(group.lead)} group={group} reportedAt={report.scannedAt} frame="plain" />
      ))}
      <FoldedFindings
        findings={folded}
        reportedAt={report.scannedAt}
        open={open.length === 0}
        ecsAccount={ecsAccount}
      />
    </div>
  )
}

function Placeholder() {
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">Loading findings</span>
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-5 w-4/5" />
      <Skeleton className="h-32 w-full" />
    </div>
  )
}
