import { clsx } from 'clsx'
import { Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import type { Finding } from '@/lib/readiness/finding'
import type { Status } from '@/lib/readiness/status'
import { FindingBody } from './finding-body'
import { findingId } from './finding-id'
import { Prose } from './prose'
import { StatusIcon } from './status-icon'
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

const edges: Record<Status, string> = {
  pass: 'border-l-pass',
  warn: 'border-l-warn-shape',
  fail: 'border-l-fail',
  unknown: 'border-l-unknown [border-left-style:dashed]',
  'not-applicable': 'border-l-line-strong',
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
  const id = findingId(finding)
  const isOlder = since !== null && since < reportedAt
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className={clsx(
        'min-w-0 scroll-mt-16',
        frame === 'card' && ['rounded-card border border-line border-l-[3px] bg-card py-3 pr-4 pl-3.5', edges[status]],
      )}
    >
      <header className="flex items-start gap-2.5">
        <StatusIcon status={status} className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <h2 id={`${id}-title`} className="break-words font-medium text-title">
            <span className="sr-only">{wordsOfStatus(status, fault)}: </span>
            <Prose text={title} />
          </h2>
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
        </div>
        {actions}
      </header>
      <div className={clsx('mt-3', frame === 'card' && 'bar:pl-[26px]')}>
        {children ?? <FindingBody finding={finding} />}
      </div>
    </article>
  )
}
