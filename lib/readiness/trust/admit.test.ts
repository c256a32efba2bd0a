import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PolicyDocument, Statement } from '../facts/policy-document'
import { admit } from './admit'
import { evaluateTrust } from './evaluate-trust'
import { principalOf } from './principal'
import type { Situation } from './situation'

const situation: Situation = {
  accountId: '111122223333',
  partition: 'aws',
  regions: ['us-east-1', 'eu-west-1'],
  externalId: { passes: null },
  sessionName: 'Spinnaker',
  now: '2026-11-24T12:00:00Z',
}

const clouddriver = 'arn:aws:iam::999999999999:role/spinnaker/Clouddriver'
const services = [
  'ecs.amazonaws.com',
  'application-autoscaling.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'ec2.amazonaws.com',
]
const identities = [
  clouddriver,
  'arn:aws:iam::999999999999:role/Jenkins',
  'arn:aws:iam::999999999999:user/clouddriver',
  'arn:aws:iam::888888888888:role/Clouddriver',
]
const universe = [...services, ...identities]

const oneOrMany = (values: readonly string[]) => {
  const value = fc.constantFrom(...values)
  return fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }))
}
const principal = fc.oneof(
  fc.constant('*'),
  fc.record(
    {
      Service: oneOrMany([...services, '*']),
      AWS: oneOrMany([...identities, '999999999999', 'arn:aws:iam::888888888888:root', '*', 'AROAEXAMPLE']),
    },
    { requiredKeys: [] },
  ),
)
const condition = fc.constantFrom<NonNullable<Statement['Condition']>>(
  {},
  { StringEquals: { 'aws:SourceAccount': '111122223333' } },
  { StringEquals: { 'sts:ExternalId': 'x' } },
  { StringNotEquals: { 'sts:ExternalId': 'x' } },
  { StringNotEquals: { 'aws:PrincipalServiceName': 'ecs.amazonaws.com' } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
  { ArnNotLike: { 'aws:PrincipalArn': [clouddriver] } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' } },
)
const statement: fc.Arbitrary<Statement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    named: principal,
    isNot: fc.constantFrom(false, false, false, true),
    Action: oneOrMany(['sts:AssumeRole', 'sts:AssumeRole', 'sts:*', 'sts:TagSession']),
    Condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ Effect, named, isNot, Action, Condition }) => ({
    Effect,
    ...(isNot ? { NotPrincipal: named } : { Principal: named }),
    Action,
    ...(Condition === undefined ? {} : { Condition }),
  }))
const document: fc.Arbitrary<PolicyDocument> = fc.record({
  Version: fc.constantFrom('2012-10-17', '2008-10-17'),
  Statement: fc.oneof(statement, fc.array(statement, { maxLength: 5 })),
})
const wantedOf = fc.uniqueArray(fc.constantFrom(...universe), { minLength: 1, maxLength: 3 })

const verdictOf = (policy: PolicyDocument, name: string) => evaluateTrust(policy, principalOf(name), situation).verdict

test('whatever the document, the wanted are admitted and nothing changes for anybody else', () => {
  fc.assert(
    fc.property(document, wantedOf, (before, wanted) => {
      const after = admit(before, wanted.map(principalOf), situation)
      for (const name of universe) {
        expect(verdictOf(after, name), name).toBe(wanted.includes(name) ? 'yes' : verdictOf(before, name))
      }
    }),
    { numRuns: 2000 },
  )
})

test('a session of the identity that has a path in the document is admitted, and once is enough', () => {
  const session = principalOf('arn:aws:sts::999999999999:assumed-role/Clouddriver/pod-1')
  fc.assert(
    fc.property(document, (before) => {
      const after = admit(before, [session], situation)
      expect(evaluateTrust(after, session, situation).verdict).toBe('yes')
      expect(admit(after, [session], situation)).toEqual(after)
    }),
  )
})

const allow = { Effect: 'Allow', Action: 'sts:AssumeRole' }
const policy = (...Statement: Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement })
const ecs = 'ecs.amazonaws.com'
const scaling = 'application-autoscaling.amazonaws.com'

test.each<[string, PolicyDocument, string[], PolicyDocument]>([
  [
    'a service joins the statement that fits',
    policy({ ...allow, Principal: { Service: ecs } }, { ...allow, Principal: { AWS: clouddriver } }),
    [scaling],
    policy({ ...allow, Principal: { Service: [ecs, scaling] } }, { ...allow, Principal: { AWS: clouddriver } }),
  ],
  [
    'two services without a statement share a new one',
    policy({ ...allow, Principal: { AWS: clouddriver } }),
    [ecs, scaling],
    policy({ ...allow, Principal: { AWS: clouddriver } }, { ...allow, Principal: { Service: [ecs, scaling] } }),
  ],
  [
    'a condition that cannot be met stays, and the service gets a statement of its own',
    policy({ ...allow, Principal: { Service: ecs }, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
    [ecs],
    policy(
      { ...allow, Principal: { Service: ecs }, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } },
      { ...allow, Principal: { Service: ecs } },
    ),
  ],
  [
    'a Deny that names it lets it go and keeps the others',
    policy(
      { ...allow, Principal: { Service: ecs } },
      { ...allow, Effect: 'Deny', Principal: { Service: [ecs, scaling] } },
    ),
    [ecs],
    policy({ ...allow, Principal: { Service: ecs } }, { ...allow, Effect: 'Deny', Principal: { Service: scaling } }),
  ],
  [
    'a Deny that names it alone goes',
    policy({ ...allow, Principal: { Service: ecs } }, { ...allow, Effect: 'Deny', Principal: { Service: ecs } }),
    [ecs],
    policy({ ...allow, Principal: { Service: ecs } }),
  ],
  [
    'a Deny of everyone keeps denying everyone else',
    policy({ ...allow, Principal: { Service: ecs } }, { ...allow, Effect: 'Deny', Principal: '*' }),
    [ecs],
    policy(
      { ...allow, Principal: { Service: ecs } },
      { ...allow, Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalServiceName': ecs } } },
    ),
  ],
  [
    'a lone statement becomes a list only when another joins it',
    { Statement: { ...allow, Principal: { AWS: clouddriver } } },
    [ecs],
    {
      Statement: [
        { ...allow, Principal: { AWS: clouddriver } },
        { ...allow, Principal: { Service: ecs } },
      ],
    },
  ],
  [
    'what is trusted already stays as it is',
    policy({ ...allow, Principal: '*' }),
    [ecs],
    policy({ ...allow, Principal: '*' }),
  ],
])('%s', (_what, before, wanted, after) => {
  expect(admit(before, wanted.map(principalOf), situation)).toEqual(after)
})
