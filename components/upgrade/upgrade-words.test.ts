import { describe, expect, test } from 'vitest'
import type { FindingChange } from '@/lib/readiness/changes/finding-change-schema'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'
import type { Status } from '@/lib/readiness/status'
import { toldChanges } from './told-changes'
import { upgradeWords } from './upgrade-words'

const side = (status: Status | null) => status && { status, title: 'The role' }
const change = (before: Status | null, after: Status | null): FindingChange => ({
  check: 'role-trust',
  group: 'clouddriver-role',
  region: null,
  resource: null,
  before: side(before),
  after: side(after),
})
const account = (ecsAccount: string, changes: FindingChange[], after: Status = 'pass'): UpgradedAccount => ({
  ecsAccount,
  from: '1.18',
  to: '1.19',
  keepsOwn: false,
  scannedAt: '2026-11-24T12:00:00.000Z',
  status: { before: 'pass', after },
  gaps: 0,
  changes,
  faults: [],
  causes: [],
})

describe('what is told of an account', () => {
  test.each([
    ['not', 'unknown', null],
    ['not', 'not-applicable', 'unknown'],
    ['not', 'pass', 'not-applicable'],
    ['', 'unknown', 'warn'],
    ['', 'fail', 'unknown'],
    ['', 'pass', 'fail'],
  ] as const)('is %s a finding that goes from %s to %s', (isNot, before, after) => {
    expect(toldChanges(account('a', [change(before, after)]))).toHaveLength(isNot === 'not' ? 0 : 1)
  })
})

test('the sentence counts only what is told', () => {
  const unread = account('ledger', [change('unknown', null), change(null, 'unknown')], 'unknown')
  const blocked = account('shop', [change('pass', 'fail'), change('unknown', null)], 'fail')
  expect(upgradeWords('1.19', [unread, blocked])).toBe('1.19 changes 1 finding in 1 of 2 accounts; 1 becomes blocked.')
  const warned = account('web', [change('pass', 'warn')], 'warn')
  expect(upgradeWords('1.26', [warned])).toBe('1.26 changes 1 finding in web; 1 needs attention.')
  expect(upgradeWords('1.19', [unread])).toBe('Upgrading to 1.19 changes nothing you need to act on (1 account).')
})
