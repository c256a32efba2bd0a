import type { ScanLedger } from '@/lib/contracts/costs'
import { counted, grouped, inSeconds } from '@/lib/readiness/words'

/** What a check cost, in one sentence. */
export function costSentence({ state, total, startedAt, finishedAt, ecsAccounts }: ScanLedger): string {
  const accounts = ecsAccounts.length === 1 ? `of ${ecsAccounts[0]}` : `of ${grouped(ecsAccounts.length)} accounts`
  const calls = counted(total.calls, 'AWS call')
  if (state === 'queued') return `The check ${accounts} has not started.`
  if (state === 'running') return `The check ${accounts} has made ${calls} so far.`
  const took = startedAt && finishedAt ? ` in ${inSeconds(Date.parse(finishedAt) - Date.parse(startedAt))}` : ''
  return state === 'cancelled'
    ? `The check ${accounts} was cancelled after ${calls}.`
    : `The check ${accounts} took ${calls}${took}.`
}

/** How many of them were tries again, and why that matters. */
export function retrySentence({ retries, throttles }: ScanLedger['total']): string {
  if (retries === 0 && throttles === 0) return 'AWS answered every call at the first attempt.'
  const tries = counted(retries, 'retry', 'retries')
  const throttled = throttles === 0 ? 'none was throttled' : `${grouped(throttles)} were throttled by AWS`
  return `${tries}; ${throttled}.`
}
