import type { ReactNode } from 'react'
import { FindingBody } from '@/components/finding/finding-body'
import { findingId } from '@/components/finding/finding-id'
import { Prose } from '@/components/finding/prose'
import { Disclosure } from '@/components/ui/disclosure'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Finding } from '@/lib/readiness/finding'

type FoldedFindingProps = { finding: Finding; reportedAt: string; children?: ReactNode }

/** One finding as a line that opens to its body. */
export function FoldedFinding({ finding, reportedAt, children }: FoldedFindingProps) {
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
          {children}
          <FindingBody finding={finding} />
        </div>
      </Disclosure>
    </li>
  )
}
