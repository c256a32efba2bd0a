'use client'

import { useScan } from '@/components/shell/scan-provider'
import { scanWords } from '@/components/shell/scan-words'
import { useNow } from '@/components/ui/clock'
import { IntentLink } from '@/components/ui/intent-link'
import type { Scan } from '@/lib/contracts/scans'
import { counted, grouped, inSeconds } from '@/lib/readiness/words'
import { Turns, type TurnsProps } from './turns'

/** What the answers cost, or how far the running scan is, and what turned. Keeps its line while there is nothing to say. */
export function ScanLine(turned: TurnsProps) {
  const { scan, isRunning } = useScan()
  const nowMs = useNow(1000)
  return (
    <p className="mt-1 min-h-5 text-ink-2">
      {isRunning ? `Checking: ${scan ? scanWords(scan, nowMs) : 'starting'}. ` : scan && <Done scan={scan} />}
      <Turns {...turned} />
      {scan && scan.progress.done > 0 && (
        <IntentLink href="/upgrade" className="inline-link">
          What would an upgrade change?
        </IntentLink>
      )}
    </p>
  )
}

function Done({ scan }: { scan: Scan }) {
  const { id, state, progress, calls, startedAt, finishedAt, accounts } = scan
  const [only] = accounts.length === 1 ? accounts : []
  const tookMs = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : null
  const took = tookMs === null ? '' : ` in ${inSeconds(tookMs)}`
  const throttled = calls.throttled > 0 ? `, ${grouped(calls.throttled)} throttled` : ''
  return (
    <>
      {state === 'cancelled' && 'The last check was cancelled. '}
      {state === 'done' && only && `Last check of ${only.ecsAccount}: `}
      Read {counted(progress.done, 'fact')}
      {took} (
      <IntentLink
        href={`/scans/${id}`}
        className="text-ink underline decoration-1 decoration-line-strong underline-offset-4 hover:decoration-ink"
      >
        {counted(calls.total, 'AWS call')}
      </IntentLink>
      {throttled}).{' '}
    </>
  )
}
