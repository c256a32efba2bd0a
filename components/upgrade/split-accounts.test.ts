import { expect, test } from 'vitest'
import type { UpgradedAccount } from '@/lib/readiness/changes/upgrade-account'
import { splitAccounts } from './split-accounts'

const account = (ecsAccount: string, causes: string[]): UpgradedAccount => ({
  ecsAccount,
  from: '1.18',
  to: '1.19',
  keepsOwn: false,
  scannedAt: '2026-11-24T12:00:00.000Z',
  status: { before: 'unknown', after: 'unknown' },
  gaps: 1,
  changes: [],
  faults: [],
  causes,
})

test('accounts that could not be read for the same reasons are one group, whatever the order of the reasons', () => {
  const { alone, shared } = splitAccounts([
    account('a', ['refused', 'throttled']),
    account('b', ['refused']),
    account('c', ['throttled', 'refused']),
    account('d', []),
    account('e', []),
  ])
  expect(shared.map((group) => group.map(({ ecsAccount }) => ecsAccount))).toEqual([['a', 'c']])
  expect(alone.map(({ ecsAccount }) => ecsAccount)).toEqual(['b', 'd', 'e'])
})
