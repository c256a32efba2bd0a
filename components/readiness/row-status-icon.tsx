import { clsx } from 'clsx'
import { Clock } from 'lucide-react'
import { StatusIcon } from '@/components/finding/status-icon'
import type { RowStatus } from './account-row'

type RowStatusIconProps = { status: RowStatus; small?: boolean; className?: string | undefined }

/** An account's status as its shape; a tick in a broken ring where it is ready with gaps; a clock where it waits for its first check. */
export function RowStatusIcon({ status, small = false, className }: RowStatusIconProps) {
  if (status === 'gaps') return <GapsIcon small={small} className={className} />
  if (status !== 'not-checked') return <StatusIcon status={status} small={small} className={className} />
  return <Clock className={clsx('shrink-0 text-ink-3', small ? 'size-3.5' : 'size-4', className)} aria-hidden="true" />
}

function GapsIcon({ small, className }: Omit<RowStatusIconProps, 'status'>) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={clsx('shrink-0 text-unknown', small ? 'size-3.5' : 'size-4', className)}
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="6.6" strokeWidth="1.4" strokeDasharray="2.6 1.55" />
      <path d="m5.2 8.2 2 2 3.7-4" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
