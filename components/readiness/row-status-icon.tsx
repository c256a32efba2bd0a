import { clsx } from 'clsx'
import { Clock } from 'lucide-react'
import { GapsIcon } from '@/components/finding/gaps-icon'
import { StatusIcon } from '@/components/finding/status-icon'
import type { RowStatus } from './account-row'

type RowStatusIconProps = { status: RowStatus; small?: boolean; className?: string | undefined }

/** An account's status as its shape; a tick in a broken ring where it is ready with gaps; a clock where it waits for its first check. */
export function RowStatusIcon({ status, small = false, className }: RowStatusIconProps) {
  if (status === 'gaps') return <GapsIcon small={small} className={className} />
  if (status !== 'not-checked') return <StatusIcon status={status} small={small} className={className} />
  return <Clock className={clsx('shrink-0 text-ink-3', small ? 'size-3.5' : 'size-4', className)} aria-hidden="true" />
}
