import { FindingBody } from '@/components/finding/finding-body'
import { findingId } from '@/components/finding/finding-id'
import { Prose } from '@/components/finding/prose'
import { StatusIcon } from '@/components/finding/status-icon'
import { Disclosure } from '@/components/ui/disclosure'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Finding } from '@/lib/readiness/finding'
import { folds } from './folds'

type FoldedFindingsProps = { findings: readonly Finding[]; reportedAt: string; open?: boolean }

/** Findings that need nobody: counted, and one press away. */
export function FoldedFindings({ findings, reportedAt, open = false }: FoldedFindingsProps) {
  return (
    <div className="min-w-0 border-line border-t empty:hidden">
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

/** One finding as a line that opens to its body. */
export function FoldedFinding({ finding, reportedAt }: { finding: Finding; reportedAt: string }) {
  return (
    <li className="border-line border-t first:border-0">
      <Disclosure
        id={findingId(finding)}
        summary={
          <span className="min-w-0">
            <span className="block break-words">
              <Prose text={finding.title} />
            </span>
            <span className="block text-ink-2 text-small">
              <Prose text={finding.summary} />
              {finding.scannedAt !== reportedAt && (
                <>
                  {' '}
                  Checked <RelativeTime at={finding.scannedAt} />.
                </>
              )}
            </span>
          </span>
        }
      >
        <div className="pb-3 pl-6">
          <FindingBody finding={finding} />
        </div>
      </Disclosure>
    </li>
  )
}
