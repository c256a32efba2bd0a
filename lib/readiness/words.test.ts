import { expect, test } from 'vitest'
import { age, ago, exactTime } from './words'

const now = Date.parse('2026-11-24T23:00:00Z')

test.each([
  ['2026-11-24T22:56:00Z', '4 min ago'],
  ['2026-11-24T20:59:59Z', '2 h ago'],
  ['2026-11-21T22:00:00Z', '3 d ago'],
  ['2026-09-20T22:00:00Z', '2 mo ago'],
  ['2024-11-24T22:00:00Z', '2 y ago'],
  ['2026-11-24T22:59:30Z', 'just now'],
])('%s is written as %s', (at, words) => {
  expect(ago(at, now)).toBe(words)
})

test('a time ahead of our clock is just now, not a negative age', () => {
  expect(age('2026-11-24T23:05:00Z', now)).toBeNull()
})

test('the exact time names its zone', () => {
  expect(exactTime('2026-11-24T22:58:03Z', 'UTC')).toBe('24 Nov 2026, 22:58:03 UTC')
})
