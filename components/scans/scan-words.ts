import type { ScanLedger } from '@/lib/contracts/costs'

const number = new Intl.NumberFormat('en')
const seconds = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** What a check cost, in one sentence. */
export function costSentence({ state, total, startedAt, finishedAt, ecsAccounts }: ScanLedger): string {
  const accounts =
    ecsAccounts.length === 1 ? `of ${ecsAccounts[0]}` : `of ${number.format(ecsAccounts.length)} accounts`
  const calls = total.calls === 1 ? '1 AWS call' : `${number.format(total.calls)} AWS calls`
  if (state === 'queued') return `The check ${accounts} has not begun.`
  if (state === 'running') return `The check ${accounts} has made ${calls} so far.`
  const took =
    startedAt && finishedAt ? ` in ${seconds.format((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)} s` : ''
  return state === 'cancelled'
    ? `The check ${accounts} was cancelled after ${calls}.`
    : `The check ${accounts} took ${calls}${took}.`
}

/** How many of them were tries again, and why that matters. */
export function retrySentence({ retries, throttles }: ScanLedger['total']): string {
  if (retries === 0 && throttles === 0) return 'Every call was answered at the first try.'
  const tries = retries === 1 ? '1 was a try again' : `${number.format(retries)} were tries again`
  const throttled = throttles === 0 ? 'none was throttled' : `${number.format(throttles)} were throttled by AWS`
  return `${tries}; ${throttled}.`
}

export const grouped = (count: number) => number.format(count)

/** The time that calls took in sum; many are made at once. */
export const inSeconds = (ms: number) => `${tenths.format(ms / 1000)} s`
