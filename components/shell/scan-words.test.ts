import { expect, test } from 'vitest'
import type { Scan } from '@/lib/contracts/scans'
import { scanWords } from './scan-words'

const scan = (over: Partial<Scan>): Scan => ({
  id: '1',
  state: 'running',
  progress: { done: 42, total: 84 },
  calls: { total: 100, byAction: {}, throttled: 0 },
  startedAt: '2026-11-24T22:00:00Z',
  finishedAt: null,
  accounts: [],
  ...over,
})
const sixSecondsIn = Date.parse('2026-11-24T22:00:06Z')

test('half of the facts in six seconds leave about six seconds', () => {
  expect(scanWords(scan({}), sixSecondsIn)).toBe('42 of 84 facts read, about 6 s left')
})

test('throttled calls are counted in words', () => {
  const calls = { total: 100, byAction: {}, throttled: 2 }
  expect(scanWords(scan({ calls }), sixSecondsIn)).toContain('2 calls throttled')
})

test('no time is promised before a tenth is done', () => {
  expect(scanWords(scan({ progress: { done: 3, total: 84 } }), sixSecondsIn)).toBe('3 of 84 facts read')
})

test('a queued scan says that it waits', () => {
  expect(scanWords(scan({ state: 'queued' }), sixSecondsIn)).toBe('Waiting in the queue')
})
