import { expect, test } from 'vitest'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { roleReason } from './role-reason'
import { awsWords, spinnakerWords } from './role-words'

const trust = { principal: 'ecs-tasks.amazonaws.com', verdict: 'yes' as const, reasons: ['Statement 1 allows it.'] }
const role: RoleRow = {
  ecsAccount: 'core-ecs',
  name: 'app',
  arn: 'arn:aws:iam::123456789012:role/app',
  kind: 'task',
  status: 'pass',
  visibleInSpinnaker: true,
  trusts: [trust],
}
const refused = { ...trust, verdict: 'no' as const, reasons: ['No statement allows it.'] }

test('a role that both read alike says what decides', () => {
  expect(roleReason(role)).toBe('Statement 1 allows it.')
  expect(spinnakerWords(role).status).toBe('pass')
})

test('a role that Spinnaker hides says that does not list it', () => {
  const hidden: RoleRow = { ...role, status: 'warn', visibleInSpinnaker: false }
  expect(roleReason(hidden)).toMatch(/does not list it/)
  expect([awsWords(hidden).status, spinnakerWords(hidden).status]).toEqual(['pass', 'fail'])
})

test('a role that AWS refuses and Spinnaker offers says that its tasks do not start', () => {
  const offered: RoleRow = { ...role, status: 'warn', trusts: [refused] }
  expect(roleReason(offered)).toBe('Spinnaker lists it, but its tasks do not start. No statement allows it.')
})

test('Clouddriver’s role counts whom it allows, and gives the reasons of the others', () => {
  const own: RoleRow = { ...role, kind: 'clouddriver', status: 'fail', trusts: [trust, refused] }
  expect(awsWords(own)).toEqual({ status: 'fail', text: 'allows 1 of 2' })
  expect(roleReason(own)).toBe('No statement allows it.')
  expect(spinnakerWords(own).status).toBe('not-applicable')
})
