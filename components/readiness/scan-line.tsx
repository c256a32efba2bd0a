'use client'

import { useScan } from '@/components/shell/scan-provider'
import { scanWords } from '@/components/shell/scan-words'
import { useNow } from '@/components/ui/clock'
import type { Scan } from '@/lib/http/contracts/scans'

const number = new Intl.NumberFormat('en')
const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** What the answers cost, or how far the running scan is. Keeps its line while there is nothing to say. */
export function ScanLine() {
  const { scan, isRunning } = useScan()
  const nowMs = useNow(1000)
  return (
    <p className="mt-1 min-h-5 text-ink-2">
      {isRunning ? `Checking: ${scan ? scanWords(scan, nowMs) : 'starting'}.` : scan && doneWords(scan)}
    </p>
  )
}

function doneWords({ state, progress, calls, startedAt, finishedAt }: Scan): string {
  const tookS = startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : null
  const read = `${number.format(progress.done)} facts read with ${number.format(calls.total)} AWS calls`
  const took = tookS === null ? '' : ` in ${seconds.format(tookS)} s`
  const throttled = calls.throttled > 0 ? `, ${number.format(calls.throttled)} of them throttled` : ''
  return state === 'cancelled' ? `The last check was cancelled: ${read}${took}.` : `${read}${took}${throttled}.`
}
