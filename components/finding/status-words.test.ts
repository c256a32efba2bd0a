import { expect, test } from 'vitest'
import { capacityWhy } from '@/lib/readiness/capacity/kinds'
import type { Fault } from '@/lib/readiness/fault'
import { faultAdvice } from '@/lib/readiness/fault-advice'
import { faultSentence } from '@/lib/readiness/unknown-words'
import { faultTitle, wordsOfStatus } from './status-words'

const fault = { action: 'ecs:ListClusters', requestId: null, region: 'us-east-1', message: 'it was over' } as const
const notSent = { ...fault, kind: 'throttled', code: 'NotSent' } as const
const throttled = { ...fault, kind: 'throttled', code: 'ThrottlingException' } as const

/** The row's last column says nothing of the cluster itself. */
const inARow = (of: Fault) => capacityWhy({ kind: 'unread', fault: of }, Object.create(null))

test.each([
  ['the pill', wordsOfStatus('unknown', notSent)],
  ['the title', faultTitle(notSent)],
  ['the row of a cluster', inARow(notSent)],
  ['the sentence', faultSentence(notSent)],
  ['the advice', faultAdvice(notSent)],
])('a call that was never sent was neither throttled nor late: %s', (_where, words) => {
  expect(words).toMatch(/not (sent|make this call)/)
  expect(words).not.toMatch(/was throttled|: throttled|timed out|did not answer/)
})

test('a call that AWS throttled is said to be', () => {
  expect(wordsOfStatus('unknown', throttled)).toBe('Could not check: throttled')
  expect(inARow(throttled)).toBe('ecs:ListClusters throttled')
})
