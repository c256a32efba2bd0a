import type { ReactNode } from 'react'
import { FaultLine } from '@/components/finding/fault-line'
import { FindingBody } from '@/components/finding/finding-body'
import { FindingCard } from '@/components/finding/finding-card'
import { findingId } from '@/components/finding/finding-id'
import { Fix } from '@/components/finding/fix'
import { wordsOfStatus } from '@/components/finding/status-words'
import { Disclosure } from '@/components/ui/disclosure'
import type { Finding } from '@/lib/readiness/finding'
import { type Group, groupNames } from '@/lib/readiness/group'
import { byCount, counted, listed } from '@/lib/readiness/words'
import type { CauseGroup } from './by-cause'
import { FoldedFinding } from './folded-findings'

type CauseCardProps = {
  group: CauseGroup
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
    <FindingCard finding={faultItself(lead, all.length)} reportedAt={reportedAt} {...look}>
      <div className="grid min-w-0 gap-3">
        <FaultLine fault={lead.fault} />
        {lead.fix && <Fix fix={lead.fix} />}
      </div>
      <Waiting findings={all} reportedAt={reportedAt} />
    </FindingCard>
  )
}

/** The fault as a finding of its own: each of those that it made would say it again. */
function faultItself(lead: Finding, count: number): Finding {
  const action = lead.fault?.action ?? ''
  return {
    ...lead,
    check: 'cause',
    region: null,
    resource: lead.cause,
    title: `${wordsOfStatus('unknown', lead.fault)}, \`${action}\``,
    summary: `${counted(count, 'check waits', 'checks wait')} for this one call.`,
  }
}

function Waiting({ findings, reportedAt }: { findings: readonly Finding[]; reportedAt: string }) {
  const groups = [...new Set(findings.map(({ group }): Group => group))].map((group) => groupNames[group])
  return (
    <Disclosure
      className="mt-3 border-line border-t"
      summary={
        <span className="flex min-w-0 flex-wrap gap-x-2">
          <span className="font-medium">
            {counted(findings.length, 'check')} {byCount(findings.length, 'waits', 'wait')} for this
          </span>
          <span className="text-ink-2">{listed(groups)}</span>
        </span>
      }
    >
      <ul className="pl-6 max-bar:pl-0">
        {findings.map((finding) => (
          <FoldedFinding key={findingId(finding)} finding={finding} reportedAt={reportedAt} />
        ))}
      </ul>
    </Disclosure>
  )
}
