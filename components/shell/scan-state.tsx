'use client'

import { Clock, RotateCw, X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Kbd } from '@/components/ui/kbd'
import { ProgressBar } from '@/components/ui/progress-bar'
import { RelativeTime } from '@/components/ui/relative-time'
import { Spinner } from '@/components/ui/spinner'
import type { Scan } from '@/lib/contracts/scans'
import { useScan } from './scan-provider'
import { scanWords } from './scan-words'
import { useShell } from './shell-context'

/** How old the answers are, or how far the running scan is, and the button that starts or cancels one. */
export function ScanState() {
  const { isRunning, scan } = useScan()
  return (
    <div className="flex min-w-0 items-center gap-3">
      {isRunning ? <Progress scan={scan} /> : <CheckedAt />}
      {isRunning ? <CancelButton /> : <CheckNowButton />}
    </div>
  )
}

function CheckedAt() {
  const { checkedAt } = useShell()
  return (
    <p className="flex min-w-0 items-center gap-1.5 whitespace-nowrap text-ink-2">
      <Clock className="size-3.5 shrink-0 max-bar:hidden" aria-hidden="true" />
      {checkedAt === null ? (
        'Not checked yet'
      ) : (
        <span className="truncate">
          <span className="max-bar:sr-only">Checked </span>
          <RelativeTime at={checkedAt} />
        </span>
      )}
    </p>
  )
}

function Progress({ scan }: { scan: Scan | null }) {
  const { isCancelling } = useScan()
  const nowMs = useNow(1000)
  return (
    <>
      <p className="flex min-w-0 items-center gap-1.5 text-ink-2" aria-live="off">
        <Spinner className="shrink-0" />
        <span className="truncate max-bar:sr-only">
          {isCancelling ? 'Cancelling…' : scan ? scanWords(scan, nowMs) : 'Starting…'}
        </span>
        {scan && (
          <span className="bar:hidden" aria-hidden="true">
            {Math.floor((100 * scan.progress.done) / Math.max(scan.progress.total, 1))} %
          </span>
        )}
      </p>
      <span className="absolute inset-x-0 -bottom-px">
        <ProgressBar done={scan?.progress.done ?? 0} total={scan?.progress.total ?? 1} label="Facts read" />
      </span>
    </>
  )
}

function CancelButton() {
  const { cancel, isCancelling } = useScan()
  return (
    <Button onClick={() => isCancelling || cancel()} aria-disabled={isCancelling || undefined}>
      {isCancelling ? <Spinner /> : <X className="size-3.5 bar:hidden" aria-hidden="true" />}
      <span className="max-bar:sr-only">
        {isCancelling ? (
          'Cancelling…'
        ) : (
          <>
            Cancel<span className="sr-only"> the check</span>
          </>
        )}
      </span>
    </Button>
  )
}

function CheckNowButton() {
  const { start, isStarting } = useScan()
  const { person, ecsAccounts } = useShell()
  if (!person.mayEdit || ecsAccounts === 0) return null
  return (
    <Button
      onClick={() => isStarting || start({})}
      aria-disabled={isStarting || undefined}
      aria-busy={isStarting}
      aria-keyshortcuts="r"
    >
      {isStarting ? <Spinner /> : <RotateCw className="size-3.5 bar:hidden" aria-hidden="true" />}
      <span className="max-bar:sr-only">{isStarting ? 'Starting…' : 'Check now'}</span>
      <span className="max-wide:hidden" aria-hidden="true">
        <Kbd>r</Kbd>
      </span>
    </Button>
  )
}
