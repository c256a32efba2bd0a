import { describe, expect, test } from 'vitest'
import type { ReportSummary } from '@/lib/readiness/report'
import type { Counts } from '@/lib/readiness/status'
import { defaultSettings } from '@/lib/registry/settings'
import { accountRows, filterRows, gapsOf, mainBlocker, rowStatusOf, sectionsOf, sortRows, worstOf } from './account-row'
import { packRows, unpackRows } from './packed-rows'

const none: Counts = { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0 }

const summary = (ecsAccount: string, over: Partial<ReportSummary>): ReportSummary => ({
  ecsAccount,
  awsAccount: 'aws',
  accountId: '123456789012',
  status: 'pass',
  scannedAt: '2026-11-24T22:00:00Z',
  gaps: 0,
  readAs: null,
  counts: { ...none, muted: 0 },
  groups: {},
  headline: null,
  causes: [],
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
    counts: { ...none, fail: 2, muted: 0 },
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

test('what is stored is made into rows and text once, and the text is those rows', () => {
  const stored = [summary('ready', {}), summary('denied', { status: 'unknown', gaps: 2 })]
  const rows = accountRows(registry, stored)
  expect(accountRows(registry, stored)).toBe(rows)
  expect(accountRows(registry, [...stored])).toEqual(rows)
  expect(unpackRows(packRows(rows))).toEqual(rows)
})

test('the worst come first: more blocked findings before fewer, unchecked before ready', () => {
  expect(names(sortRows(rows, 'status'))).toEqual(['untrusted', 'full', 'denied', 'new', 'ready'])
})

test('a column sorts either way', () => {
  expect(names(sortRows(rows, 'name'))).toEqual(['denied', 'full', 'new', 'ready', 'untrusted'])
  expect(names(sortRows(rows, '-name'))).toEqual(['untrusted', 'ready', 'new', 'full', 'denied'])
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

describe('ready is said plainly only where every check could be made', () => {
  test.each([
    ['every check made', 'pass', 0, 'pass'],
    ['a check could not be made', 'pass', 1, 'gaps'],
    ['attention stays attention', 'warn', 2, 'warn'],
    ['a blocker stays a blocker', 'fail', 3, 'fail'],
    ['a prerequisite could not be read', 'unknown', 4, 'unknown'],
    ['nothing to check', 'not-applicable', 0, 'not-applicable'],
  ] as const)('%s', (_, status, gaps, expected) => {
    expect(rowStatusOf({ status, gaps })).toBe(expected)
  })

  test('no report is not ready', () => {
    expect(rowStatusOf(null)).toBe('not-checked')
  })

  const withGaps = accountRows(registry, [
    summary('ready', {}),
    summary('full', { gaps: 2, groups: { 'clouddriver-role': { ...none, unknown: 2 } } }),
    summary('denied', { status: 'fail', gaps: 5 }),
  ])

  test('an account with gaps has its own section, between what needs a person and what is ready', () => {
    expect(sectionsOf(withGaps).map(({ status }) => status)).toEqual(['fail', 'gaps', 'not-checked', 'pass'])
  })

  test('the pill for it and the link of ready part them', () => {
    const view = { group: null, q: '' }
    expect(names(filterRows(withGaps, { ...view, status: 'gaps' }))).toEqual(['full'])
    expect(names(filterRows(withGaps, { ...view, status: 'gaps', group: 'clouddriver-role' }))).toEqual(['full'])
    expect(names(filterRows(withGaps, { ...view, status: 'pass' }))).toEqual(['ready'])
  })

  test('only the gaps of accounts that would be called ready are counted', () => {
    expect(gapsOf(withGaps)).toBe(2)
  })
})
