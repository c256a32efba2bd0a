import { expect, test } from 'vitest'
import { findingOf } from '@/lib/readiness/testing/finding-of'
import { byCause } from './by-cause'

const finding = (check: string, cause: string | null) => findingOf(check, 'unknown', cause)

test('findings of one cause stand behind its first, where that stood; those without one stand alone', () => {
  const findings = [
    finding('assume-role', 'refused'),
    finding('mapping', null),
    finding('regions', 'throttled'),
    finding('trust', 'refused'),
    finding('tagging', null),
    finding('subnets', 'refused'),
  ]
  expect(byCause(findings).map(({ lead, waiting }) => [lead.check, waiting.map(({ check }) => check)])).toEqual([
    ['assume-role', ['trust', 'subnets']],
    ['mapping', []],
    ['regions', []],
    ['tagging', []],
  ])
})

test('no finding is lost or told twice', () => {
  const findings = ['a', 'b', 'a', null, 'b', null].map((cause, index) => finding(String(index), cause))
  const told = byCause(findings).flatMap(({ lead, waiting }) => [lead, ...waiting])
  expect(told.map(({ check }) => check).sort()).toEqual(findings.map(({ check }) => check))
})
