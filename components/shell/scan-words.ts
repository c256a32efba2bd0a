import type { Scan } from '@/lib/contracts/scans'
import { counted, grouped } from '@/lib/readiness/words'

/** "31 of 84 facts read, 2 calls throttled, about 6 s left", at `nowMs`. */
export function scanWords({ state, progress, calls, startedAt }: Scan, nowMs: number): string {
  if (state === 'queued' || progress.total === 0) return 'Waiting in the queue'
  const left = secondsLeft(progress, startedAt, nowMs)
  const parts = [
    `${grouped(progress.done)} of ${grouped(progress.total)} facts read`,
    calls.throttled > 0 && `${counted(calls.throttled, 'call')} throttled`,
    left !== null && `about ${grouped(left)} s left`,
  ]
  return parts.filter(Boolean).join(', ')
}

/** Seconds a scan still needs at its pace so far; null while a tenth is not yet done and the pace says little. */
function secondsLeft({ done, total }: Scan['progress'], startedAt: string | null, nowMs: number): number | null {
  if (startedAt === null || done < total / 10 || done >= total) return null
  const elapsedMs = nowMs - Date.parse(startedAt)
  return Math.max(1, Math.round(((elapsedMs / done) * (total - done)) / 1000))
}
