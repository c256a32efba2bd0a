import type { Fault } from '@/lib/readiness/fault'
import { isNotSent } from '@/lib/readiness/fault-advice'
import type { Status } from '@/lib/readiness/status'

/** The word on screen for each status. */
export const statusWords: Record<Status, string> = {
  pass: 'Ready',
  warn: 'Attention',
  fail: 'Blocked',
  unknown: 'Could not check',
  'not-applicable': 'Not applicable',
}

/** Colour of a status in text. */
export const statusText: Record<Status, string> = {
  pass: 'text-pass',
  warn: 'text-warn',
  fail: 'text-fail',
  unknown: 'text-unknown',
  'not-applicable': 'text-ink-3',
}

const faultWords: Record<Fault['kind'], string> = {
  denied: 'denied',
  throttled: 'throttled',
  timeout: 'timed out',
  unreachable: 'could not reach AWS',
  credentials: 'no valid credentials',
  'region-disabled': 'the region is not enabled',
  'not-configured': 'not configured',
  unexpected: 'unexpected answer',
}

/** "Could not check: denied". */
export function wordsOfStatus(status: Status, fault: Fault | null = null): string {
  if (status !== 'unknown' || !fault) return statusWords[status]
  return `${statusWords.unknown}: ${isNotSent(fault) ? 'not sent' : faultWords[fault.kind]}`
}

/** A fault as the title of what waits for it: "Could not check: denied, `sts:AssumeRole`". */
export function faultTitle(fault: Fault): string {
  return `${wordsOfStatus('unknown', fault)}, \`${fault.action}\``
}
