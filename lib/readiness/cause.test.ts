import { expect, test } from 'vitest'
import { causeOf, isRefusedRole } from './cause'
import type { Fault } from './fault'

const faultOf = (more: Partial<Fault>): Fault => ({
  kind: 'denied',
  action: 'sts:AssumeRole',
  code: 'AccessDenied',
  requestId: 'r-1',
  region: 'us-east-1',
  message: 'No.',
  ...more,
})
const clouddriver = 'arn:aws:iam::123456789012:role/SpinnakerAuthRole'
const cause = (more: Partial<Fault>, principal: string | null = clouddriver) => causeOf(faultOf(more), principal)

test.each([
  ['another request', {}, { requestId: 'r-2' }],
  ['another region', {}, { region: 'eu-west-1' }],
  ['another sentence of AWS', {}, { message: 'Not at all.' }],
  [
    'another call in a region that is off',
    { kind: 'region-disabled' },
    { kind: 'region-disabled', action: 'ecs:ListClusters' },
  ],
] as const)('%s is the same cause', (_, one, other) => {
  expect(cause(other)).toBe(cause(one))
})

test.each([
  ['another action', {}, { action: 'ecs:ListClusters' }],
  ['another code', {}, { code: 'ExpiredToken' }],
  ['another kind', {}, { kind: 'throttled' }],
  ['another region that is off', { kind: 'region-disabled' }, { kind: 'region-disabled', region: 'eu-west-1' }],
  [
    'another thing that a mapping lacks',
    { kind: 'not-configured' },
    { kind: 'not-configured', message: 'b has no role.' },
  ],
] as const)('%s is another cause', (_, one, other) => {
  expect(cause(other)).not.toBe(cause(one))
})

test('who asked tells causes apart', () => {
  expect(cause({}, 'arn:aws:iam::123456789012:role/Other')).not.toBe(cause({}))
})

test('a refused role is told from every other refusal', () => {
  expect(isRefusedRole(cause({}))).toBe(true)
  expect(isRefusedRole(cause({ kind: 'throttled' }))).toBe(false)
  expect(isRefusedRole(cause({ action: 'iam:ListRoles' }))).toBe(false)
})
