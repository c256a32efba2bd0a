import { expect, test } from 'vitest'
import type { PolicyDocument, Statement } from '../facts/policy-document'
import { evaluateTrust } from './evaluate-trust'
import { principalOf } from './principal'
import type { Situation } from './situation'

const tasks = 'ecs-tasks.amazonaws.com'
const ecs = 'ecs.amazonaws.com'
const clouddriver = 'arn:aws:iam::999999999999:role/spinnaker/Clouddriver'
const session = 'arn:aws:sts::999999999999:assumed-role/Clouddriver/pod-1'
const user = 'arn:aws:iam::999999999999:user/clouddriver'

const situation: Situation = {
  accountId: '111122223333',
  partition: 'aws',
  regions: ['us-east-1', 'eu-west-1'],
  externalId: { passes: null },
  sessionName: 'Spinnaker',
  now: '2026-11-24T12:00:00Z',
}

// The document under test may lack what a statement should have: `undefined` takes a key out.
type Changes = { [K in keyof Statement]?: Statement[K] | undefined }

function statement(Principal: Statement['Principal'], changes: Changes = {}): Statement {
  const merged = { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...changes }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)) as Statement
}

const policy = (...Statement: Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement })
const service = (name: string | string[], changes: Changes = {}) => statement({ Service: name }, changes)
const aws = (name: string | string[], changes: Changes = {}) => statement({ AWS: name }, changes)
const onTasks = (Condition: Statement['Condition']) => policy(service(tasks, { Condition }))
const onEcs = (Condition: Statement['Condition']) => policy(service(ecs, { Condition }))
const onClouddriver = (Condition: Statement['Condition']) => policy(aws(clouddriver, { Condition }))
const deny = { Effect: 'Deny' }
const not = (NotPrincipal: Statement['NotPrincipal'], changes: Changes = {}) =>
  statement(undefined, { NotPrincipal, ...changes })

type Row = [what: string, document: PolicyDocument, principal: string, verdict: 'yes' | 'no' | 'conditional']

const principals: Row[] = [
  ['a service named alone', policy(service(tasks)), tasks, 'yes'],
  ['a service in a list', policy(service([ecs, tasks])), tasks, 'yes'],
  ['another service', policy(service(ecs)), tasks, 'no'],
  ['a service in another case', policy(service('ECS-tasks.amazonaws.com')), tasks, 'no'],
  ['a service under the AWS key', policy(aws(tasks)), tasks, 'no'],
  ['a lone statement that is no list', { Statement: service(tasks) }, tasks, 'yes'],
  ['everyone as a string', policy(statement('*')), tasks, 'yes'],
  ['everyone as AWS: *', policy(aws('*')), clouddriver, 'yes'],
  ['everyone but for an identity', policy(statement('*')), clouddriver, 'yes'],
  ['a string that is not a star', policy(statement(clouddriver)), clouddriver, 'no'],
  ['every service', policy(service('*')), ecs, 'yes'],
  ['no principal at all', policy(statement(undefined)), tasks, 'no'],
  ['a federated principal', policy(statement({ Federated: 'cognito-identity.amazonaws.com' })), tasks, 'no'],
  ['no statement', policy(), tasks, 'no'],
  ['a role by its ARN', policy(aws(clouddriver)), clouddriver, 'yes'],
  ['a role by its ARN, asked as a session', policy(aws(clouddriver)), session, 'yes'],
  ['a role without its path', policy(aws('arn:aws:iam::999999999999:role/Clouddriver')), clouddriver, 'yes'],
  ['a role of the same name elsewhere', policy(aws('arn:aws:iam::888888888888:role/Clouddriver')), clouddriver, 'no'],
  ['a role in another case', policy(aws('arn:aws:iam::999999999999:role/clouddriver')), clouddriver, 'no'],
  ['a role in another partition', policy(aws('arn:aws-cn:iam::999999999999:role/Clouddriver')), clouddriver, 'no'],
  ['a user by its ARN', policy(aws(user)), user, 'yes'],
  ['a user named like the role', policy(aws('arn:aws:iam::999999999999:user/Clouddriver')), clouddriver, 'no'],
  ['the account root', policy(aws('arn:aws:iam::999999999999:root')), clouddriver, 'conditional'],
  ['the account id', policy(aws('999999999999')), clouddriver, 'conditional'],
  ['the root of another account', policy(aws('arn:aws:iam::888888888888:root')), clouddriver, 'no'],
  ['the root, asked as the root', policy(aws('999999999999')), 'arn:aws:iam::999999999999:root', 'yes'],
  ['the very session', policy(aws(session)), session, 'yes'],
  ['another session of the role', policy(aws(`${session}2`)), session, 'no'],
  ['a session, asked as the role', policy(aws(session)), clouddriver, 'conditional'],
  ['the unique id of a deleted role', policy(aws('AROAEXAMPLEEXAMPLE123')), clouddriver, 'no'],
  [
    'a wildcard inside an ARN, which AWS does not expand',
    policy(aws('arn:aws:iam::999999999999:role/*')),
    clouddriver,
    'no',
  ],
]

const effectsAndActions: Row[] = [
  ['a Deny after the Allow', policy(service(tasks), service(tasks, deny)), tasks, 'no'],
  ['a Deny before the Allow', policy(service(tasks, deny), service(tasks)), tasks, 'no'],
  ['a Deny of another', policy(service(tasks), service(ecs, deny)), tasks, 'yes'],
  ['a Deny of everyone', policy(service(tasks), statement('*', deny)), tasks, 'no'],
  ['a Deny of the account', policy(aws(clouddriver), aws('999999999999', deny)), clouddriver, 'no'],
  ['a Deny alone', policy(service(tasks, deny)), tasks, 'no'],
  [
    'a Deny that cannot be decided',
    policy(aws(clouddriver), aws('*', { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } })),
    clouddriver,
    'conditional',
  ],
  [
    'a Deny under a condition that is not met',
    policy(service(tasks), statement('*', { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
    tasks,
    'yes',
  ],
  ['an unknown effect', policy(service(tasks, { Effect: 'allow' })), tasks, 'no'],
  ['an Allow for all but another', policy(not({ Service: ecs })), tasks, 'yes'],
  ['an Allow for all but this one', policy(not({ Service: tasks })), tasks, 'no'],
  ['a Deny for all but another', policy(service(tasks), not({ AWS: clouddriver }, deny)), tasks, 'no'],
  ['a Deny for all but this one', policy(service(tasks), not({ Service: [ecs, tasks] }, deny)), tasks, 'yes'],
  [
    'a Deny for all but the identity and its account',
    policy(aws(clouddriver), not({ AWS: [clouddriver, '999999999999'] }, deny)),
    clouddriver,
    'yes',
  ],
  [
    'a Deny for all but the identity alone',
    policy(aws(clouddriver), not({ AWS: clouddriver }, deny)),
    clouddriver,
    'conditional',
  ],
  [
    'a Deny for all but the account alone',
    policy(aws(clouddriver), not({ AWS: '999999999999' }, deny)),
    clouddriver,
    'no',
  ],
  ['a Deny for all but everyone', policy(service(tasks), not('*', deny)), tasks, 'yes'],
  ['an action list', policy(service(tasks, { Action: ['sts:TagSession', 'sts:AssumeRole'] })), tasks, 'yes'],
  ['an action in another case', policy(service(tasks, { Action: 'STS:assumerole' })), tasks, 'yes'],
  ['all of sts', policy(service(tasks, { Action: 'sts:*' })), tasks, 'yes'],
  ['an action pattern', policy(service(tasks, { Action: 'sts:Assume????' })), tasks, 'yes'],
  ['every action', policy(service(tasks, { Action: '*' })), tasks, 'yes'],
  ['another action', policy(service(tasks, { Action: 'sts:AssumeRoleWithSAML' })), tasks, 'no'],
  ['all but another action', policy(service(tasks, { Action: undefined, NotAction: 'sts:TagSession' })), tasks, 'yes'],
  ['all but this action', policy(service(tasks, { Action: undefined, NotAction: ['sts:Assume*'] })), tasks, 'no'],
  ['no action', policy(service(tasks, { Action: undefined })), tasks, 'no'],
]

const ownArn = 'arn:aws:ecs:*:111122223333:*'
const serviceConditions: Row[] = [
  ['the own source account', onTasks({ StringEquals: { 'aws:SourceAccount': '111122223333' } }), tasks, 'yes'],
  ['the key in another case', onTasks({ StringEquals: { 'AWS:sourceaccount': '111122223333' } }), tasks, 'yes'],
  ['another source account', onTasks({ StringEquals: { 'aws:SourceAccount': '444455556666' } }), tasks, 'no'],
  [
    'one of several source accounts',
    onTasks({ StringEquals: { 'aws:SourceAccount': ['444455556666', '111122223333'] } }),
    tasks,
    'yes',
  ],
  ['a source ARN of every region', onTasks({ ArnLike: { 'aws:SourceArn': ownArn } }), tasks, 'yes'],
  [
    'a source ARN of each region',
    onTasks({
      ArnEquals: { 'aws:SourceArn': ['arn:aws:ecs:us-east-1:111122223333:*', 'arn:aws:ecs:eu-west-1:111122223333:*'] },
    }),
    tasks,
    'yes',
  ],
  [
    'a source ARN of one region',
    onTasks({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' } }),
    tasks,
    'conditional',
  ],
  [
    'a source ARN of no mapped region',
    onTasks({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-west-2:111122223333:*' } }),
    tasks,
    'no',
  ],
  [
    'a source ARN of one cluster',
    onTasks({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:111122223333:cluster/main' } }),
    tasks,
    'conditional',
  ],
  [
    'a source ARN of another account',
    onTasks({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:444455556666:*' } }),
    tasks,
    'no',
  ],
  ['a source ARN by StringLike', onTasks({ StringLike: { 'aws:SourceArn': 'arn:aws:ecs:*' } }), tasks, 'yes'],
  ['a source ARN with a star by StringEquals', onTasks({ StringEquals: { 'aws:SourceArn': ownArn } }), tasks, 'no'],
  [
    'account and ARN together',
    onTasks({ StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': ownArn } }),
    tasks,
    'yes',
  ],
  [
    'account met and ARN not',
    onTasks({ StringEquals: { 'aws:SourceAccount': '111122223333' }, ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::x' } }),
    tasks,
    'no',
  ],
  ['not another source account', onTasks({ StringNotEquals: { 'aws:SourceAccount': '444455556666' } }), tasks, 'yes'],
  [
    'the own source account for another service',
    onEcs({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    ecs,
    'conditional',
  ],
  [
    'the own source account if it exists',
    onEcs({ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }),
    ecs,
    'yes',
  ],
  [
    'a foreign source account for another service',
    onEcs({ StringEquals: { 'aws:SourceAccount': '444455556666' } }),
    ecs,
    'no',
  ],
  ['the own source ARN for another service', onEcs({ ArnLike: { 'aws:SourceArn': ownArn } }), ecs, 'conditional'],
  [
    'a foreign source ARN for another service',
    onEcs({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:*:444455556666:*' } }),
    ecs,
    'no',
  ],
  ['an external id', onEcs({ StringEquals: { 'sts:ExternalId': 'x' } }), ecs, 'no'],
  ['an external id if it exists', onEcs({ StringEqualsIfExists: { 'sts:ExternalId': 'x' } }), ecs, 'yes'],
  ['an organisation', onEcs({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), ecs, 'no'],
  ['MFA', onEcs({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), ecs, 'no'],
  ['MFA if it exists', onEcs({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }), ecs, 'yes'],
  ['an address', onEcs({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), ecs, 'no'],
  ['not an address', onEcs({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), ecs, 'yes'],
  ['a missing key demanded missing', onEcs({ Null: { 'sts:ExternalId': 'true' } }), ecs, 'yes'],
  ['a missing key demanded present', onEcs({ Null: { 'sts:ExternalId': 'false' } }), ecs, 'no'],
  ['a list of JSON booleans', onEcs({ Bool: { 'aws:SecureTransport': [true] } }), ecs, 'yes'],
  ['Null with a JSON boolean', onEcs({ Null: { 'sts:ExternalId': true } }), ecs, 'yes'],
  [
    'for all values of a missing key',
    onEcs({ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o/r' } }),
    ecs,
    'yes',
  ],
  [
    'for any value of a missing key',
    onEcs({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o/*' } }),
    ecs,
    'no',
  ],
  [
    'for any value unlike, of a missing key',
    onEcs({ 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o/*' } }),
    ecs,
    'no',
  ],
  [
    'for any value of a key that exists',
    onEcs({ 'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': ecs } }),
    ecs,
    'conditional',
  ],
  ['a service by its name', onEcs({ StringEquals: { 'aws:PrincipalServiceName': ecs } }), ecs, 'yes'],
  [
    'a service in any case',
    onEcs({ StringEqualsIgnoreCase: { 'aws:PrincipalServiceName': 'ECS.amazonaws.com' } }),
    ecs,
    'yes',
  ],
  ['a date that has passed', onEcs({ DateLessThan: { 'aws:CurrentTime': '2024-01-01T00:00:00Z' } }), ecs, 'no'],
  ['a date to come', onEcs({ DateLessThanEquals: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } }), ecs, 'yes'],
  ['seconds since 1970', onEcs({ NumericGreaterThan: { 'aws:EpochTime': '1700000000' } }), ecs, 'yes'],
  ['a number that is none', onEcs({ NumericLessThan: { 'aws:EpochTime': 'soon' } }), ecs, 'no'],
  ['an unknown key', onEcs({ StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }), ecs, 'conditional'],
  ['an unknown operator', onEcs({ StringAlmost: { 'aws:SecureTransport': 'true' } }), ecs, 'conditional'],
  ['a key of federated sign-in', onEcs({ StringEquals: { 'token.actions.example.com:sub': 'x' } }), ecs, 'no'],
  [
    'a missing key, whatever it is compared with',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax for a policy variable.
    onEcs({ StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }),
    ecs,
    'no',
  ],
  [
    'a missing key that a variable may stand beside',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax for a policy variable.
    onEcs({ StringEqualsIfExists: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }),
    ecs,
    'yes',
  ],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM's own syntax for a policy variable.
  ['a policy variable', onEcs({ StringEquals: { 'aws:ResourceAccount': '${aws:SourceAccount}' } }), ecs, 'conditional'],
]

const identityConditions: Row[] = [
  ['an external id that is not passed', onClouddriver({ StringEquals: { 'sts:ExternalId': 'x' } }), clouddriver, 'no'],
  ['an organisation', onClouddriver({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), clouddriver, 'conditional'],
  ['a tag', onClouddriver({ StringEquals: { 'aws:PrincipalTag/team': 'x' } }), clouddriver, 'conditional'],
  ['MFA', onClouddriver({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), clouddriver, 'no'],
  [
    'no MFA, for a user without the key',
    policy(aws(user, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })),
    user,
    'no',
  ],
  ['an address', onClouddriver({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }), clouddriver, 'conditional'],
  ['the session name', onClouddriver({ StringLike: { 'sts:RoleSessionName': 'Spin*' } }), clouddriver, 'yes'],
  ['another session name', onClouddriver({ StringEquals: { 'sts:RoleSessionName': 'Jenkins' } }), clouddriver, 'no'],
  [
    'everyone, by ARN',
    policy(aws('*', { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::999999999999:role/*' } } })),
    clouddriver,
    'yes',
  ],
  [
    'everyone, by account',
    policy(aws('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } })),
    clouddriver,
    'yes',
  ],
  [
    'everyone, by another account',
    policy(aws('*', { Condition: { StringEquals: { 'aws:PrincipalAccount': '1' } } })),
    clouddriver,
    'no',
  ],
  ['a user name', policy(aws(user, { Condition: { StringEquals: { 'aws:username': 'clouddriver' } } })), user, 'yes'],
  [
    'a source account, which only services send',
    onClouddriver({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
    clouddriver,
    'no',
  ],
]

test.each([...principals, ...effectsAndActions, ...serviceConditions, ...identityConditions])(
  '%s',
  (_what, document, principal, verdict) => {
    const trust = evaluateTrust(document, principalOf(principal), situation)
    expect(trust.verdict, trust.reasons.join(' ')).toBe(verdict)
    expect(trust.reasons.length).toBeGreaterThan(0)
  },
)

test.each<[string, string, string]>([
  ['the path that the role may have', 'arn:aws:iam::999999999999:role/spinnaker/Clouddriver', 'conditional'],
  ['no path', 'arn:aws:iam::999999999999:role/Clouddriver', 'yes'],
  ['any path', 'arn:aws:iam::999999999999:role/*', 'yes'],
  ['another name', 'arn:aws:iam::999999999999:role/spinnaker/Jenkins', 'no'],
])('a session under a condition on its ARN with %s', (_what, arn, verdict) => {
  const document = policy(aws('*', { Condition: { ArnLike: { 'aws:PrincipalArn': arn } } }))
  expect(evaluateTrust(document, principalOf(session), situation).verdict).toBe(verdict)
})

test('an external id that is passed meets the condition', () => {
  const passes: Situation = { ...situation, externalId: { passes: 'x' } }
  const document = onClouddriver({ StringEquals: { 'sts:ExternalId': 'x' } })
  expect(evaluateTrust(document, principalOf(clouddriver), passes).verdict).toBe('yes')
})

test('an external id left open leaves the verdict open and names the key', () => {
  const open: Situation = { ...situation, externalId: 'any value' }
  const document = onClouddriver({ StringEquals: { 'sts:ExternalId': 'x' } })
  const trust = evaluateTrust(document, principalOf(clouddriver), open)
  expect(trust).toMatchObject({ verdict: 'conditional', statements: [{ key: 'sts:ExternalId' }] })
})

test('a source ARN that covers some regions names the others', () => {
  const document = onTasks({ ArnLike: { 'aws:SourceArn': 'arn:aws:ecs:us-east-1:111122223333:*' } })
  expect(evaluateTrust(document, principalOf(tasks), situation).reasons).toEqual([
    'Statement 1 may allow it: ArnLike on aws:SourceArn does not cover eu-west-1.',
  ])
})

test('each statement says what it does and why', () => {
  const document = policy(service(ecs), service(tasks, { Action: 'sts:TagSession' }), statement('*', deny))
  expect(evaluateTrust(document, principalOf(ecs), situation).statements).toMatchObject([
    { index: 0, does: 'admits', why: 'it names ecs.amazonaws.com', namesPrincipal: true, everyone: false },
    { index: 1, does: 'silent', why: 'it does not name ecs.amazonaws.com', namesPrincipal: false },
    { index: 2, does: 'denies', everyone: true },
  ])
})

test('with no statement for it, the reason says so; with one that fails, why it fails', () => {
  expect(evaluateTrust(policy(service(ecs)), principalOf(tasks), situation).reasons).toEqual([
    'No statement allows ecs-tasks.amazonaws.com.',
  ])
  const demanding = onEcs({ StringEquals: { 'sts:ExternalId': 'x' } })
  expect(evaluateTrust(demanding, principalOf(ecs), situation).reasons).toEqual([
    'Statement 1 does not allow it: StringEquals on sts:ExternalId can never match: services never send sts:ExternalId.',
  ])
})
