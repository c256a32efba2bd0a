import { expect, test } from 'vitest'
import type { Statement } from '../world/world-types'
import { contextOf } from './context'
import { type Decision, evaluate } from './evaluate'
import { managedPolicies } from './managed-policies'

const context = contextOf({
  'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/team/Deployer',
  'aws:PrincipalAccount': '123456789012',
  'aws:SecureTransport': 'true',
  'aws:SourceIp': '198.51.100.7',
  'aws:CurrentTime': '2026-11-24T12:00:00Z',
  's3:max-keys': '10',
  'aws:TagKeys': ['team', 'stage'],
})

const request = {
  action: 'ecs:CreateService',
  resource: 'arn:aws:ecs:us-east-1:123456789012:service/main/web',
  context,
}
const allow: Statement = { Effect: 'Allow', Action: 'ecs:*', Resource: '*' }
const deny: Statement = { ...allow, Effect: 'Deny' }
const only = (Condition: Statement['Condition']): readonly Statement[] => [
  { ...allow, ...(Condition === undefined ? {} : { Condition }) },
]

/** How a policy writes a variable, which is also how TypeScript writes one. */
const variable = (key: string): string => `\${${key}}`

const cases: readonly (readonly [name: string, statements: readonly Statement[], decision: Decision])[] = [
  ['no statement', [], 'implicitDeny'],
  ['a matching Allow', [allow], 'allowed'],
  ['a Deny after it', [allow, deny], 'explicitDeny'],
  ['a Deny before it', [deny, allow], 'explicitDeny'],
  ['a Deny of another action', [allow, { ...deny, Action: 'ecs:Delete*' }], 'allowed'],
  ['an action in another case', [{ ...allow, Action: 'ECS:createservice' }], 'allowed'],
  ['an action by a single-character wildcard', [{ ...allow, Action: 'ecs:CreateServic?' }], 'allowed'],
  ['a list of actions', [{ ...allow, Action: ['s3:*', 'ecs:CreateService'] }], 'allowed'],
  ['NotAction that names it', [{ Effect: 'Allow', NotAction: 'ecs:*', Resource: '*' }], 'implicitDeny'],
  ['NotAction that does not', [{ Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }], 'allowed'],
  ['a resource by pattern', [{ ...allow, Resource: 'arn:aws:ecs:*:123456789012:service/main/*' }], 'allowed'],
  ['a resource in another case', [{ ...allow, Resource: 'arn:aws:ecs:*:123456789012:service/Main/*' }], 'implicitDeny'],
  ['NotResource that names it', [{ Effect: 'Allow', Action: 'ecs:*', NotResource: '*' }], 'implicitDeny'],
  ['StringEquals met', only({ StringEquals: { 'aws:PrincipalAccount': ['1', '123456789012'] } }), 'allowed'],
  ['StringEquals not met', only({ StringEquals: { 'aws:PrincipalAccount': '1' } }), 'implicitDeny'],
  ['StringEquals on what is not known', only({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }), 'implicitDeny'],
  [
    'StringEqualsIfExists on what is not known',
    only({ StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } }),
    'allowed',
  ],
  ['StringNotEquals met', only({ StringNotEquals: { 'aws:PrincipalAccount': '1' } }), 'allowed'],
  [
    'StringNotEquals with one of its values met',
    only({ StringNotEquals: { 'aws:PrincipalAccount': ['1', '123456789012'] } }),
    'implicitDeny',
  ],
  ['StringNotEquals on what is not known', only({ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }), 'allowed'],
  ['StringEqualsIgnoreCase', only({ StringEqualsIgnoreCase: { 'aws:SecureTransport': 'TRUE' } }), 'allowed'],
  ['StringNotEqualsIgnoreCase', only({ StringNotEqualsIgnoreCase: { 'aws:SecureTransport': 'TRUE' } }), 'implicitDeny'],
  ['StringLike', only({ StringLike: { 'aws:PrincipalArn': '*Deployer' } }), 'allowed'],
  ['StringNotLike', only({ StringNotLike: { 'aws:PrincipalArn': '*Deployer' } }), 'implicitDeny'],
  ['a key in another case', only({ StringEquals: { 'AWS:principalaccount': '123456789012' } }), 'allowed'],
  ['ArnLike', only({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team/*' } }), 'allowed'],
  [
    'ArnLike whose wildcard would have to reach across a colon',
    only({ ArnLike: { 'aws:PrincipalArn': 'arn:*:role/team/Deployer' } }),
    'implicitDeny',
  ],
  ['ArnEquals', only({ ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::123456789012:role/team/Deployer' } }), 'allowed'],
  ['ArnNotLike', only({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/team/*' } }), 'implicitDeny'],
  ['Bool as a boolean', only({ Bool: { 'aws:SecureTransport': true } }), 'allowed'],
  ['Bool as text', only({ Bool: { 'aws:SecureTransport': 'false' } }), 'implicitDeny'],
  ['BoolIfExists on what is not known', only({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }), 'allowed'],
  ['Null of what is there', only({ Null: { 'aws:PrincipalArn': 'false' } }), 'allowed'],
  ['Null of what is not', only({ Null: { 'aws:PrincipalArn': true } }), 'implicitDeny'],
  ['NumericLessThanEquals', only({ NumericLessThanEquals: { 's3:max-keys': '10' } }), 'allowed'],
  ['NumericLessThan', only({ NumericLessThan: { 's3:max-keys': 10 } }), 'implicitDeny'],
  ['NumericGreaterThan', only({ NumericGreaterThan: { 's3:max-keys': '9' } }), 'allowed'],
  ['NumericNotEquals', only({ NumericNotEquals: { 's3:max-keys': '10' } }), 'implicitDeny'],
  ['DateGreaterThan', only({ DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }), 'allowed'],
  ['DateLessThan', only({ DateLessThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }), 'implicitDeny'],
  ['IpAddress in the range', only({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '198.51.100.0/24'] } }), 'allowed'],
  ['NotIpAddress in the range', only({ NotIpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }), 'implicitDeny'],
  ['ForAnyValue with one met', only({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } }), 'allowed'],
  [
    'ForAnyValue on what is not known',
    only({ 'ForAnyValue:StringEquals': { 'aws:RequestTag': ['team'] } }),
    'implicitDeny',
  ],
  ['ForAllValues with one not met', only({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }), 'implicitDeny'],
  ['ForAllValues with all met', only({ 'ForAllValues:StringLike': { 'aws:TagKeys': ['t*', 's*'] } }), 'allowed'],
  [
    'ForAllValues on what is not known',
    only({ 'ForAllValues:StringEquals': { 'aws:RequestTag': ['team'] } }),
    'allowed',
  ],
  [
    'two operators, one not met',
    only({ Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalAccount': '1' } }),
    'implicitDeny',
  ],
  [
    'a policy variable',
    only({ StringLike: { 'aws:PrincipalArn': `arn:aws:iam::${variable('aws:PrincipalAccount')}:*` } }),
    'allowed',
  ],
  [
    'a policy variable without a value',
    only({ StringLike: { 'aws:PrincipalArn': `*${variable('aws:PrincipalTag/team')}*` } }),
    'implicitDeny',
  ],
  ['an operator that IAM does not have', only({ StringMatches: { 'aws:PrincipalArn': '*' } }), 'implicitDeny'],
]

test.each(cases)('%s', (_, statements, decision) => {
  expect(evaluate([{ Version: '2012-10-17', Statement: statements }], request)).toBe(decision)
})

test.each([
  ['ecs:CreateService', 'allowed'],
  ['iam:ListRoles', 'allowed'],
  ['iam:CreateServiceLinkedRole', 'allowed'],
  ['iam:GetRole', 'implicitDeny'],
  ['iam:PassRole', 'implicitDeny'],
  ['iam:SimulatePrincipalPolicy', 'implicitDeny'],
  ['organizations:DescribeOrganization', 'allowed'],
  ['organizations:ListAccounts', 'implicitDeny'],
  ['account:ListRegions', 'allowed'],
] as const)('PowerUserAccess and %s: %s', (action, decision) => {
  const policy = managedPolicies.PowerUserAccess
  expect(policy === undefined ? 'no such policy' : evaluate([policy], { action, resource: '*', context })).toBe(
    decision,
  )
})
