import type { Fault } from '@/lib/readiness/fault'
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
  unreachable: 'AWS was not reached',
  credentials: 'no valid credentials',
  'region-disabled': 'the region is not enabled',
  'not-configured': 'not configured',
  unexpected: 'an answer nobody expected',
}

/** "Could not check: denied". */
export function wordsOfStatus(status: Status, fault: Fault | null = null): string {
  return status === 'unknown' && fault ? `${statusWords.unknown}: ${faultWords[fault.kind]}` : statusWords[status]
}
