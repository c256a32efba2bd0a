import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Finding } from '@/lib/readiness/finding'
import { CardFrame } from './card-frame'
import { FindingBody } from './finding-body'
import { findingId } from './finding-id'
import { Prose } from './prose'
import { statusWords, wordsOfStatus } from './status-words'

type FindingCardProps = {
  finding: Finding
  /** When the report was made: an older finding was taken over and says its age. */
  reportedAt: string
  /** Since which report it has this status without a break; null where that is not known. */
  since?: string | null
  /** What one can do with this finding: check it again. */
  actions?: ReactNode
  /** `plain` has no frame, for the side panel. */
  frame?: 'card' | 'plain'
  /** What stands under the title, where it is not the finding's own body. */
  children?: ReactNode
}

/** A finding: its verdict as a sentence, then why it matters, proof, fix and source. The left edge carries the status. */
export function FindingCard({
  finding,
  reportedAt,
  since = null,
  actions,
  frame = 'card',
  children,
}: FindingCardProps) {
  const { status, title, summary, fault, scannedAt, region } = finding
  const isOlder = since !== null && since < reportedAt
  return (
    <CardFrame
      id={findingId(finding)}
      status={status}
      fault={fault}
      title={<Prose text={title} />}
      actions={actions}
      frame={frame}
      lines={
        <>
          <p className="max-w-[90ch] text-ink-2">
            {status === 'unknown' && <span className="text-unknown">{wordsOfStatus(status, fault)}. </span>}
            <Prose text={summary} />
          </p>
          {(region || scannedAt !== reportedAt || isOlder) && (
            <p className="mt-0.5 flex flex-wrap items-center gap-x-3 text-ink-3 text-small">
              {region}
              {isOlder && (
                <span>
                  {statusWords[status]} since the check <RelativeTime at={since} />
                </span>
              )}
              {scannedAt !== reportedAt && (
                <span className="inline-flex items-center gap-1">
                  <Clock className="size-3" aria-hidden="true" />
                  <span>
                    Checked <RelativeTime at={scannedAt} />
                  </span>
                </span>
              )}
            </p>
          )}
        </>
      }
    >
      {children ?? <FindingBody finding={finding} />}
    </CardFrame>
  )
}
