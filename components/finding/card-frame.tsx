import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Fault } from '@/lib/readiness/fault'
import type { Status } from '@/lib/readiness/status'
import { StatusIcon } from './status-icon'
import { wordsOfStatus } from './status-words'

type CardFrameProps = {
  id: string
  status: Status
  fault?: Fault | null
  title: ReactNode
  /** Lines under the title. */
  lines: ReactNode
  actions?: ReactNode
  /** `plain` has no frame, for the side panel. */
  frame?: 'card' | 'plain'
  children?: ReactNode
}

const edges: Record<Status, string> = {
  pass: 'border-l-pass',
  warn: 'border-l-warn-shape',
  fail: 'border-l-fail',
  unknown: 'border-l-unknown [border-left-style:dashed]',
  'not-applicable': 'border-l-line-strong',
}

/** A verdict as a sentence, and what stands behind it. The left edge carries the status. */
export function CardFrame({
  id,
  status,
  fault = null,
  title,
  lines,
  actions,
  frame = 'card',
  children,
}: CardFrameProps) {
  return (
    <article
      id={id}
      aria-labelledby={`${id}-title`}
      className={clsx(
        'min-w-0 scroll-mt-16',
        frame === 'card' && '[--surface:var(--color-card)]',
        frame === 'card' && ['rounded-card border border-line border-l-[3px] bg-card py-3 pr-4 pl-3.5', edges[status]],
      )}
    >
      <header className="flex items-start gap-2.5">
        <StatusIcon status={status} className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <h2 id={`${id}-title`} className="wrap-anywhere font-medium text-title">
            <span className="sr-only">{wordsOfStatus(status, fault)}: </span>
            {title}
          </h2>
          {lines}
        </div>
        {actions}
      </header>
      {children && <div className={clsx('mt-3', frame === 'card' && 'bar:pl-[26px]')}>{children}</div>}
    </article>
  )
}
