import dynamic from 'next/dynamic'
import { findingId } from '@/components/finding/finding-id'
import { StatusIcon } from '@/components/finding/status-icon'
import { Disclosure } from '@/components/ui/disclosure'
import type { Finding } from '@/lib/readiness/finding'
import { FoldedFinding } from './folded-finding'
import { folds } from './folds'

// Most accounts have none.
const MutedFindings = dynamic(() => import('./muted-findings').then((module) => module.MutedFindings))

type FoldedFindingsProps = {
  findings: readonly Finding[]
  reportedAt: string
  open?: boolean
  /** Whose they are; null where they are of the past. */
  ecsAccount: string | null
}

/** Findings that need nobody: counted, and one press away. */
export function FoldedFindings({ findings: all, reportedAt, open = false, ecsAccount }: FoldedFindingsProps) {
  const findings = all.filter(({ muted }) => muted === null)
  const muted = all.filter((finding) => finding.muted !== null)
  return (
    <div className="min-w-0 border-line border-t empty:hidden">
      {muted.length > 0 && <MutedFindings findings={muted} reportedAt={reportedAt} ecsAccount={ecsAccount} />}
      {folds.map(({ status, words }) => {
        const some = findings.filter((finding) => finding.status === status)
        if (some.length === 0) return null
        return (
          <Disclosure
            key={status}
            id={status}
            open={open}
            className="border-line border-b"
            summary={
              <span className="flex min-w-0 items-center gap-2.5">
                <StatusIcon status={status} />
                <span className="shrink-0 font-medium">
                  {some.length} {words}
                </span>
                <span className="truncate text-ink-2">
                  {some.map(({ title }) => title.replaceAll('`', '')).join('; ')}
                </span>
              </span>
            }
          >
            <ul className="pb-2 pl-6">
              {some.map((finding) => (
                <FoldedFinding key={findingId(finding)} finding={finding} reportedAt={reportedAt} />
              ))}
            </ul>
          </Disclosure>
        )
      })}
    </div>
  )
}
