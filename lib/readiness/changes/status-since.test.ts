import { expect, test } from 'vitest'
import type { Report } from '../report'
import type { Status } from '../status'
import { type StatusSince, statusSince } from './status-since'

const at = (day: number) => `2026-11-0${day}T00:00:00.000Z`

/** A report of one finding of that status, which is the account's too. */
function report(status: Status, day: number): Pick<Report, 'status' | 'scannedAt' | 'findings'> {
  const words = { title: '', summary: '', docs: '', rule: { source: '', appliesTo: '' } }
  const place = { check: 'role-trust', group: 'clouddriver-role', region: null, resource: null } as const
  const rest = {
    evidence: [],
    fix: null,
    fault: null,
    muted: null,
    reach: 'account' as const,
    cause: null,
    scannedAt: at(day),
  }
  return { status, scannedAt: at(day), findings: [{ ...words, ...place, ...rest, status }] }
}

const after = (...days: Status[]) =>
  days.reduce<StatusSince | null>((since, status, index) => statusSince(since, report(status, index + 1)), null)

test.each<[Status[], string, Status | null]>([
  [['fail'], at(1), null],
  [['fail', 'fail', 'fail'], at(1), null],
  [['pass', 'fail', 'fail'], at(2), 'pass'],
  [['fail', 'unknown', 'fail'], at(3), 'unknown'],
])('after %j the last status holds since %s, and before it was %s', (days, since, before) => {
  expect(after(...days)).toEqual({
    account: { status: days.at(-1), at: since, before },
    findings: { '["role-trust",null,null]': { status: days.at(-1), at: since } },
  })
})
