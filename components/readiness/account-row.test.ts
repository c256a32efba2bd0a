import { describe, expect, test } from 'vitest'
import type { ReportSummary } from '@/lib/readiness/report'
import type { Counts } from '@/lib/readiness/status'
import { defaultSettings } from '@/lib/registry/settings'
import { accountRows, filterRows, mainBlocker, sectionsOf, sortRows, worstOf } from './account-row'

const none: Counts = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0 }

const summary = (ecsAccount: string, over: Partial<ReportSummary>): ReportSummary => ({
  ecsAccount,
  awsAccount: 'aws',
  accountId: '123456789012',
  status: 'pass',
  scannedAt: '2026-11-24T22:00:00Z',
  gaps: 0,
  readAs: null,
  counts: none,
  groups: {},
  headline: null,
  ...over,
})

const account = (name: string) => ({
  name,
  awsAccount: 'aws',
  namingStrategy: null,
  regions: null,
  clusters: null,
  referenceTask: null,
  release: null,
  other: {},
  version: 1,
})

const registry = {
  revision: 1,
  settings: { ...defaultSettings, defaultRegions: [{ name: 'us-east-1' }] },
  awsAccounts: [],
  ecsAccounts: ['ready', 'full', 'new', 'denied', 'untrusted'].map(account),
}

const summaries = [
  summary('ready', {}),
  summary('full', { status: 'fail', groups: { cluster: { ...none, fail: 1 } } }),
  summary('denied', { status: 'unknown', groups: { cluster: { ...none, unknown: 2, pass: 1 } } }),
  summary('untrusted', {
    status: 'fail',
    counts: { ...none, fail: 2 },
    groups: { 'clouddriver-role': { ...none, fail: 1 }, cluster: { ...none, fail: 1 } },
  }),
  summary('gone', { status: 'fail' }),
]

const rows = accountRows(registry, summaries)
const names = (some: readonly { ecsAccount: string }[]) => some.map(({ ecsAccount }) => ecsAccount)

test('there is a row for every mapping, checked or not, and none for an account that is gone', () => {
  expect(names(rows)).toEqual(['ready', 'full', 'new', 'denied', 'untrusted'])
  expect(rows.find(({ ecsAccount }) => ecsAccount === 'new')).toMatchObject({ status: 'not-checked', summary: null })
})

test('the worst come first: more blocked findings before fewer, unchecked before ready', () => {
  expect(names(sortRows(rows, 'status'))).toEqual(['untrusted', 'full', 'denied', 'new', 'ready'])
})

test('sections follow urgency and leave out what nobody has', () => {
  expect(sectionsOf(rows).map(({ status }) => status)).toEqual(['fail', 'unknown', 'not-checked', 'pass'])
})

describe('filters', () => {
  const all = { status: null, group: null, q: '' }

  test('by status', () => {
    expect(names(filterRows(rows, { ...all, status: 'fail' }))).toEqual(['full', 'untrusted'])
  })
  test('by status in a group', () => {
    expect(names(filterRows(rows, { ...all, status: 'fail', group: 'clouddriver-role' }))).toEqual(['untrusted'])
  })
  test('by text in any case', () => {
    expect(names(filterRows(rows, { ...all, q: ' FULL ' }))).toEqual(['full'])
  })
})

test('unknown is worse than pass, and no findings are no status', () => {
  expect(worstOf({ ...none, pass: 4, unknown: 1 })).toBe('unknown')
  expect(worstOf(none)).toBeNull()
  expect(worstOf(undefined)).toBeNull()
})

test('the main blocker is the group that blocks most accounts', () => {
  expect(mainBlocker(rows)).toEqual({ group: 'cluster', accounts: 2 })
  expect(mainBlocker([])).toBeNull()
})
