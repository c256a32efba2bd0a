import { expect, test } from 'vitest'
import type { Status } from '../status'
import { findingOf } from '../testing/finding-of'
import { movesOf } from './moves'
import { statusSince } from './status-since'

type Findings = Record<string, Status>

const reportOf = (status: Status, findings: Findings) => ({
  status,
  scannedAt: '2026-11-24T22:00:00.000Z',
  findings: Object.entries(findings).map(([check, each]) => findingOf(check, each, null)),
})
const at = { region: null, resource: null }

test.each<[string, [Status, Findings], [Status, Findings], ReturnType<typeof movesOf>]>([
  ['nothing', ['pass', { a: 'pass' }], ['pass', { a: 'pass' }], { account: null, findings: [] }],
  [
    'a finding and the account',
    ['pass', { a: 'pass', b: 'warn' }],
    ['fail', { a: 'fail', b: 'warn' }],
    { account: { before: 'pass', after: 'fail' }, findings: [{ check: 'a', ...at, before: 'pass', after: 'fail' }] },
  ],
  [
    'what came and what went',
    ['pass', { a: 'pass', gone: 'pass' }],
    ['pass', { a: 'pass', come: 'not-applicable' }],
    {
      account: null,
      findings: [
        { check: 'come', ...at, before: null, after: 'not-applicable' },
        { check: 'gone', ...at, before: 'pass', after: null },
      ],
    },
  ],
])('%s moves', (_, before, after, expected) => {
  expect(movesOf(statusSince(null, reportOf(...before)), reportOf(...after))).toEqual(expected)
})
