import { findingId } from '@/components/finding/finding-id'
import type { Report } from '@/lib/readiness/report'
import { byCause } from './by-cause'
import { CauseCard } from './cause-card'
import { byFindingUrgency, needsPerson } from './finding-sections'
import { FoldedFindings } from './folded-findings'
import { useAnchor } from './use-anchor'

/** The findings of a report of the past. */
export function PastFindings({ report: { findings: all, scannedAt } }: { report: Report }) {
  const findings = [...all].sort(byFindingUrgency)
  useAnchor(all)
  return (
    <section id="findings" aria-label="Findings" className="mt-5 grid gap-3">
      {byCause(findings.filter(needsPerson)).map((group) => (
        <CauseCard key={findingId(group.lead)} group={group} reportedAt={scannedAt} />
      ))}
      <FoldedFindings
        findings={findings.filter((finding) => !needsPerson(finding))}
        reportedAt={scannedAt}
        ecsAccount={null}
      />
    </section>
  )
}
