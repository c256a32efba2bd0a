import type { ReactNode } from 'react'
import { FaultLine } from '@/components/finding/fault-line'
import { FindingBody } from '@/components/finding/finding-body'
import { FindingCard } from '@/components/finding/finding-card'
import { findingId } from '@/components/finding/finding-id'
import { Fix } from '@/components/finding/fix'
import { faultTitle } from '@/components/finding/status-words'
import type { Fault } from '@/lib/readiness/fault'
import type { Finding } from '@/lib/readiness/finding'
import { type Group, groupNames } from '@/lib/readiness/group'
import { counted, listed } from '@/lib/readiness/words'
import type { CauseGroup } from './by-cause'
import { FoldedFinding } from './folded-finding'
import { waitWords } from './wait-words'
import { Waits } from './waits'

type CauseCardProps = {
  group: CauseGroup<Finding>
  reportedAt: string
  since?: string | null
  actions?: ReactNode
  frame?: 'card' | 'plain'
}

/** One cause, one card: what happened, the fix once, and folded what waits for it. */
export function CauseCard({ group: { lead, waiting }, reportedAt, ...look }: CauseCardProps) {
  if (waiting.length === 0) return <FindingCard finding={lead} reportedAt={reportedAt} {...look} />
  if (lead.status !== 'unknown' || lead.fault === null) {
    return (
      <FindingCard finding={lead} reportedAt={reportedAt} {...look}>
        <FindingBody finding={lead} />
        <Waiting findings={waiting} reportedAt={reportedAt} />
      </FindingCard>
    )
  }
  const all = [lead, ...waiting]
  return (
    <FindingCard finding={faultItself(lead, lead.fault, all.length)} reportedAt={reportedAt} {...look}>
      <div className="grid min-w-0 gap-3">
        <FaultLine fault={lead.fault} />
        {lead.fix && <Fix fix={lead.fix} />}
      </div>
      <Waiting findings={all} reportedAt={reportedAt} />
    </FindingCard>
  )
}

/** The fault as a finding of its own: each of those that it made would say it again. */
function faultItself(lead: Finding, fault: Fault, count: number): Finding {
  return {
    ...lead,
    check: 'cause',
    region: null,
    resource: lead.cause,
    title: faultTitle(fault),
    summary: `${counted(count, 'check waits', 'checks wait')} for this one call.`,
  }
}

function Waiting({ findings, reportedAt }: { findings: readonly Finding[]; reportedAt: string }) {
  const groups = [...new Set(findings.map(({ group }): Group => group))].map((group) => groupNames[group])
  return (
    <Waits words={waitWords(findings.length, 'check')} about={listed(groups)}>
      {findings.map((finding) => (
        <FoldedFinding key={findingId(finding)} finding={finding} reportedAt={reportedAt} />
      ))}
    </Waits>
  )
}
