import { expect, test } from 'vitest'
import { readingKey } from './reading-key'
import { testTarget } from './testing/test-target'

const keyOf = (...[fields, settings]: Parameters<typeof testTarget>) => {
  const target = testTarget(fields, settings)
  return readingKey(target.awsAccount, target.settings)
}

test('accounts that are read alike share a key, whatever they are called', () => {
  expect(keyOf({ name: 'a' })).toBe(keyOf({ name: 'b', regions: [{ name: 'eu-west-1' }] }))
  expect(keyOf({ assumeRole: null })).toBe(keyOf({ assumeRole: `arn:aws:iam::200000000002:role/SpinnakerManaged` }))
})

test.each([
  ['account', { accountId: '200000000003' }],
  ['role', { assumeRole: 'role/Other' }],
  ['external id', { externalId: 'x' }],
  ['session name', { sessionName: 'other' }],
  ['partition', { regions: [{ name: 'us-gov-west-1' }] }],
  ['reader', { reader: { mode: 'ambient' as const } }],
  ['profile', { reader: { mode: 'clouddriver-role' as const, profile: 'gov' } }],
])('another %s is another key', (_what, fields) => {
  expect(keyOf(fields)).not.toBe(keyOf())
})

test('a template in the role or the reader counts as what it becomes', () => {
  const reader = { mode: 'role' as const, roleArn: 'arn:{partition}:iam::{accountId}:role/Read-{name}' }
  expect(keyOf({ name: 'a', reader })).not.toBe(keyOf({ name: 'b', reader }))
  expect(keyOf({ name: 'a', assumeRole: 'role/{{name}}' })).not.toBe(keyOf({ name: 'b', assumeRole: 'role/{{name}}' }))
})

test("Clouddriver's identity counts where it decides whether its role is tried", () => {
  const identity = { clouddriverIdentity: 'arn:aws:iam::1:role/x' }
  const reader = { mode: 'ambient' as const }
  expect(keyOf({ reader, ...identity })).not.toBe(keyOf({ reader }))
  expect(keyOf(identity)).toBe(keyOf())
})
