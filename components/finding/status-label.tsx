import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import type { Fault } from '@/lib/readiness/fault'
import type { Status } from '@/lib/readiness/status'
import { StatusIcon } from './status-icon'
import { statusText, wordsOfStatus } from './status-words'

type StatusLabelProps = {
  status: Status
  fault?: Fault | null
  /** Words instead of the status's own, where a page has better ones ("No room"). */
  children?: ReactNode
  className?: string
}

/** A status as shape and word. */
export function StatusLabel({ status, fault = null, children, className }: StatusLabelProps) {
  return (
    <span className={clsx('inline-flex items-center gap-1.5', statusText[status], className)}>
      <StatusIcon status={status} small />
      {children ?? wordsOfStatus(status, fault)}
    </span>
  )
}
