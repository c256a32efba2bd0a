import { expect, test } from 'vitest'
import type { Finding } from '@/lib/readiness/finding'
import { type SharedCause, shownCause } from '@/lib/readiness/shared-causes'
import type { Status } from '@/lib/readiness/status'
import { findingOf } from '@/lib/readiness/testing/finding-of'
import { sharedCauseSummary, sharedCauseTitle } from './shared-cause-words'

const fault = {
  kind: 'credentials',
  action: 'sts:GetCallerIdentity',
  code: null,
  requestId: null,
  region: null,
  message: '',
} as const
const lead = (status: Status): Finding => ({
  ...findingOf('assume-role', status, 'refused'),
  title: 'role/SpinnakerManaged cannot be assumed',
  fault: status === 'unknown' ? fault : null,
})
const shared = (statuses: Status[], of: Finding): SharedCause =>
  shownCause(
    {
      cause: 'refused',
      accounts: statuses.map((status, index) => ({ ecsAccount: `a${index}`, status, findings: 28 })),
    },
    of,
  )

test('says how many of all are blocked, by what, and how much waits for it', () => {
  const two = shared(['fail', 'fail'], lead('fail'))
  expect(sharedCauseTitle(two, 9)).toBe(
    '2 of 9 accounts are blocked by one thing: role/SpinnakerManaged cannot be assumed',
  )
  expect(sharedCauseSummary(two)).toBe('Fix it once: 56 checks wait for it.')
})

test('counts all accounts of a fleet, of which only the first are named', () => {
  const fleet = shared(Array(1000).fill('fail'), lead('fail'))
  expect(fleet.accounts).toHaveLength(25)
  expect(sharedCauseTitle(fleet, 1000)).toMatch(/^All 1000 accounts are blocked by one thing: /)
  expect(sharedCauseSummary(fleet)).toBe('Fix it once: 28,000 checks wait for it.')
  expect(sharedCauseTitle(shared([...Array(40).fill('fail'), 'unknown'], lead('fail')), 50)).toMatch(
    /^41 of 50 .* wait/,
  )
})

test('promises no single fix where each role may refuse for reasons of its own', () => {
  const refused = { ...shared(['fail', 'fail'], lead('fail')), cause: 'fault|denied|sts:AssumeRole|AccessDenied|arn' }
  expect(sharedCauseSummary(refused)).toBe(
    'All of these roles deny the same identity: check its own policies first, then each role. 56 checks wait for it.',
  )
})

test('calls none blocked of which nobody knows', () => {
  expect(sharedCauseTitle(shared(['fail', 'unknown'], lead('fail')), 9)).toMatch(
    /^2 of 9 accounts wait for one thing: /,
  )
  expect(sharedCauseTitle(shared(['unknown', 'unknown'], lead('unknown')), 2)).toBe(
    'All 2 accounts wait for one thing: Could not check: no valid credentials, `sts:GetCallerIdentity`',
  )
})
