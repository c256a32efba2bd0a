import { expect, test } from 'vitest'
import type { PolicyDocument } from '../facts/policy-document'
import { evaluateTrust } from '../trust/evaluate-trust'
import { principalOf } from '../trust/principal'
import type { Situation } from '../trust/situation'
import { readTrust } from './iam-policy-reader'
import { readableTrust } from './readable-trust'

const root = { AWS: 'arn:aws:iam::210000000004:root' }
const allow = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: root }
const everyone = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' }
const deny = { Effect: 'Deny', Action: 'sts:AssumeRole', NotPrincipal: root }
const situation: Situation = {
  accountId: '210000000004',
  partition: 'aws',
  regions: ['us-east-1'],
  sessionName: 'Spinnaker',
  externalId: { passes: null },
  now: '2026-11-24T12:00:00.000Z',
}

test.each<[string, PolicyDocument]>([
  ['a lone statement', { Version: '2012-10-17', Statement: allow }],
  ['a Principal for everybody', { Version: '2012-10-17', Statement: [allow, everyone] }],
  ['a lone statement for everybody', { Statement: everyone }],
  ['a statement without Principal', { Version: '2012-10-17', Statement: [allow, deny] }],
])('%s is rewritten so that Clouddriver reads it and AWS decides the same', (_what, document) => {
  const after = readableTrust(document)
  expect(readTrust(document).readable).toBe(false)
  expect(readTrust(after).readable).toBe(true)
  for (const arn of [
    'arn:aws:iam::210000000004:role/Own',
    'arn:aws:iam::999999999999:role/Other',
    'ecs-tasks.amazonaws.com',
  ]) {
    const [was, is] = [document, after].map((each) => evaluateTrust(each, principalOf(arn), situation).verdict)
    expect([arn, is]).toEqual([arn, was])
  }
})

test('what Clouddriver reads already stays as it is', () => {
  const document = { Statement: [allow, { ...everyone, Action: ['sts:AssumeRole'] }] }
  expect(readableTrust(document)).toEqual(document)
})
