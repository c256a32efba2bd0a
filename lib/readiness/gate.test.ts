import { describe, expect, test } from 'vitest'
import { type FailOn, type GateReport, gateOf, maxAgeSchema } from './gate'
import type { Status } from './status'

const now = '2026-11-29T12:00:00.000Z'
const ago = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()

type Finding = GateReport['findings'][number]
const finding = (check: string, status: Status, more: Partial<Finding> = {}): Finding => ({
  check,
  region: null,
  resource: null,
  status,
  title: `${check} is ${status}`,
  muted: null,
  reach: 'account',
  ...more,
})
const muted = { by: 'person:ann@example.com', reason: 'known', until: '2026-12-01T00:00:00Z' }

function report(ecsAccount: string, status: Status, findings: Finding[] = [], scannedAt = ago(30)): GateReport {
  return { ecsAccount, status, scannedAt, findings }
}

const ready = report('ready', 'pass', [finding('a', 'pass'), finding('b', 'not-applicable')])
const gaps = report('gaps', 'pass', [finding('a', 'unknown')])
const attention = report('attention', 'warn', [finding('a', 'warn'), finding('b', 'pass')])
const unread = report('unread', 'unknown', [finding('a', 'warn'), finding('b', 'unknown')])
const blocked = report('blocked', 'fail', [finding('a', 'warn'), finding('b', 'unknown'), finding('c', 'fail')])
const mutedFail = report('muted-fail', 'pass', [finding('a', 'fail', { muted })])
const mutedAndWarn = report('muted-and-warn', 'warn', [finding('a', 'fail', { muted }), finding('b', 'warn')])
const never = null

function ask(account: GateReport | null, failOn: FailOn, maxAge: string | null, everyone: readonly GateReport[] = []) {
  const ecsAccount = account?.ecsAccount ?? 'never'
  const mine = account === null ? [] : [account]
  const { ok, accounts } = gateOf({
    failOn,
    maxAge,
    now,
    accounts: [{ ecsAccount, report: account }],
    everyone: [...mine, ...everyone],
  })
  return { ok, reasons: accounts[0]?.reasons.map(({ check }) => check) }
}

describe('account states x failOn x maxAge', () => {
  // Reports are half an hour old. Reasons come worst first, and there are none where the gate is open.
  const cases: [string, GateReport | null, FailOn, string | null, boolean, string[]][] = [
    ['ready', ready, 'fail', null, true, []],
    ['ready', ready, 'unknown', null, true, []],
    ['ready', ready, 'warn', null, true, []],
    ['ready, fresh enough', ready, 'warn', '1h', true, []],
    ['ready, exactly as old as allowed', ready, 'warn', '30m', true, []],
    ['ready, too old', ready, 'fail', '29m', false, []],
    ['ready, too old by a second', ready, 'fail', '1799s', false, []],
    ['ready, within days', ready, 'fail', '1d', true, []],
    ['ready with gaps: the status decides', gaps, 'unknown', null, true, []],
    ['ready with gaps, too old', gaps, 'unknown', '1m', false, ['a']],
    ['attention', attention, 'fail', '1h', true, []],
    ['attention', attention, 'unknown', '1h', true, []],
    ['attention', attention, 'warn', '1h', false, ['a']],
    ['could not check', unread, 'fail', null, true, []],
    ['could not check', unread, 'unknown', null, false, ['b']],
    ['could not check', unread, 'warn', null, false, ['b', 'a']],
    ['could not check, too old', unread, 'fail', '1s', false, []],
    ['blocked', blocked, 'fail', null, false, ['c']],
    ['blocked', blocked, 'unknown', null, false, ['c', 'b']],
    ['blocked', blocked, 'warn', null, false, ['c', 'b', 'a']],
    ['blocked, too old', blocked, 'fail', '1m', false, ['c']],
    ['a muted failure', mutedFail, 'warn', '1h', true, []],
    ['a muted failure beside a warning', mutedAndWarn, 'warn', null, false, ['b']],
    ['never scanned', never, 'fail', null, false, []],
    ['never scanned', never, 'unknown', null, false, []],
    ['never scanned', never, 'warn', '1h', false, []],
  ]
  test.each(cases)('%s: %#', (_what, account, failOn, maxAge, ok, reasons) => {
    expect(ask(account, failOn, maxAge)).toEqual({ ok, reasons })
  })
})

describe('what stops Clouddriver closes the gate for all', () => {
  const start = finding('clouddriver-start', 'fail', { reach: 'everything', title: 'broken stops Clouddriver' })
  const broken = report('broken', 'fail', [start])
  test.each([
    ['a ready account', ready, [broken], false, ['clouddriver-start']],
    ['a blocked account', blocked, [broken], false, ['c', 'clouddriver-start']],
    ['one never scanned', never, [broken], false, ['clouddriver-start']],
    ['the account itself, once', broken, [], false, ['clouddriver-start']],
    ['but not where it is muted', ready, [report('broken', 'pass', [{ ...start, muted }])], true, []],
    [
      'however old that report is',
      ready,
      [report('broken', 'fail', [start], ago(9_999))],
      false,
      ['clouddriver-start'],
    ],
  ] as const)('%s', (_what, account, everyone, ok, reasons) => {
    expect(ask(account, 'fail', '1h', everyone)).toEqual({ ok, reasons })
  })
})

test('one account closes the gate, and the others say no reason; the order is that of the question', () => {
  const accounts = [blocked, ready, attention].map((each) => ({ ecsAccount: each.ecsAccount, report: each }))
  expect(gateOf({ failOn: 'fail', maxAge: null, now, accounts, everyone: [blocked, ready, attention] })).toEqual({
    ok: false,
    accounts: [
      {
        ecsAccount: 'blocked',
        status: 'fail',
        scannedAt: ago(30),
        reasons: [{ check: 'c', region: null, resource: null, status: 'fail', title: 'c is fail' }],
      },
      { ecsAccount: 'ready', status: 'pass', scannedAt: ago(30), reasons: [] },
      { ecsAccount: 'attention', status: 'warn', scannedAt: ago(30), reasons: [] },
    ],
  })
})

test('an account never scanned is unknown, and no account at all is not ok', () => {
  expect(
    gateOf({ failOn: 'fail', maxAge: null, now, accounts: [{ ecsAccount: 'new', report: null }], everyone: [] }),
  ).toEqual({ ok: false, accounts: [{ ecsAccount: 'new', status: 'unknown', scannedAt: null, reasons: [] }] })
  expect(gateOf({ failOn: 'fail', maxAge: null, now, accounts: [], everyone: [] })).toEqual({ ok: false, accounts: [] })
})

test.each(['', '1', 'h', '1w', '-1h', '1.5h', '1h30m', '1 h', ' 1h', '0x1h', '1H'])('"%s" is no age', (text) => {
  expect(maxAgeSchema.safeParse(text).success).toBe(false)
})
