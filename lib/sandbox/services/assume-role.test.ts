import { afterEach, expect, test } from 'vitest'
import type { Sandbox } from '../sandbox'
import { startSandbox } from '../server'
import { ask, assume } from '../testing/ask'
import { caller, openRole, other, smallWorld } from '../testing/small-world'
import { authRoleArn, policy, trusting } from '../world/role-builders'
import type { PolicyDocument, Statement } from '../world/world-types'

let sandbox: Sandbox
afterEach(() => sandbox.close())

const session = 'arn:aws:sts::123456789012:assumed-role/SpinnakerAuthRole/i-0f3c9a71d2b84e650'
const allow = (over: Partial<Statement>): Statement => ({ ...trusting({ AWS: authRoleArn }), ...over })
const deny = (over: Partial<Statement>): Statement => allow({ Effect: 'Deny', ...over })
const when = (operator: string, key: string, value: string): Statement =>
  trusting({ AWS: authRoleArn }, { [operator]: { [key]: value } })

const cases: readonly (readonly [name: string, trust: PolicyDocument, externalId: string | null, admitted: boolean])[] =
  [
    ['names the role', policy(trusting({ AWS: authRoleArn })), null, true],
    ['is one statement instead of a list', { Statement: trusting({ AWS: authRoleArn }) }, null, true],
    ['names the role in a list', policy(trusting({ AWS: ['arn:aws:iam::1:root', authRoleArn] })), null, true],
    ['names this very session', policy(trusting({ AWS: session })), null, true],
    ['names another session of the role', policy(trusting({ AWS: session.replace('i-0f', 'i-1f') })), null, false],
    ['names the account root', policy(trusting({ AWS: `arn:aws:iam::${caller}:root` })), null, true],
    ['names the account id', policy(trusting({ AWS: caller })), null, true],
    ['names everybody as text', policy(trusting('*')), null, true],
    ['names everybody as AWS principal', policy(trusting({ AWS: '*' })), null, true],
    ['names another role', policy(trusting({ AWS: `arn:aws:iam::${caller}:role/Other` })), null, false],
    ['names the role in another case', policy(trusting({ AWS: authRoleArn.toLowerCase() })), null, false],
    ['uses a wildcard inside an ARN', policy(trusting({ AWS: `arn:aws:iam::${caller}:role/*` })), null, false],
    ['names services only', policy(trusting({ Service: 'ecs.amazonaws.com' })), null, false],
    ['has no statement', policy(), null, false],
    ['allows sts:*', policy(allow({ Action: 'sts:*' })), null, true],
    [
      'allows the action in a list and another case',
      policy(allow({ Action: ['sts:TagSession', 'STS:assumerole'] })),
      null,
      true,
    ],
    ['allows another action', policy(allow({ Action: 'sts:AssumeRoleWithSAML' })), null, false],
    ['denies after allowing', policy(allow({}), deny({})), null, false],
    ['denies before allowing', policy(deny({}), allow({})), null, false],
    ['denies somebody else', policy(allow({}), deny({ Principal: { AWS: '333333333333' } })), null, true],
    [
      'denies everybody but the caller',
      policy(allow({}), { Effect: 'Deny', NotPrincipal: { AWS: authRoleArn }, Action: 'sts:AssumeRole' }),
      null,
      true,
    ],
    [
      'denies everybody but somebody else',
      policy(allow({}), { Effect: 'Deny', NotPrincipal: { AWS: '333333333333' }, Action: 'sts:AssumeRole' }),
      null,
      false,
    ],
    [
      'denies under a condition that is not met',
      policy(allow({}), deny({ Condition: { StringEquals: { 'sts:ExternalId': 'bad' } } })),
      'good',
      true,
    ],
    ['demands an external id and gets it', policy(when('StringEquals', 'sts:ExternalId', 'right')), 'right', true],
    [
      'demands an external id and gets another',
      policy(when('StringEquals', 'sts:ExternalId', 'right')),
      'wrong',
      false,
    ],
    ['demands an external id and gets none', policy(when('StringEquals', 'sts:ExternalId', 'right')), null, false],
    ['demands an external id by pattern', policy(when('StringLike', 'sts:ExternalId', 'ri*')), 'right', true],
    [
      'demands an external id if there is one',
      policy(when('StringEqualsIfExists', 'sts:ExternalId', 'right')),
      null,
      true,
    ],
    ['demands that there be no external id', policy(when('Null', 'sts:ExternalId', 'true')), null, true],
    ['demands the session name', policy(when('StringEquals', 'sts:RoleSessionName', 'test')), null, true],
    ['demands another session name', policy(when('StringEquals', 'sts:RoleSessionName', 'Spinnaker')), null, false],
    [
      'demands the principal by pattern',
      policy(trusting('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Spinnaker*' } })),
      null,
      true,
    ],
    [
      'demands another principal',
      policy(trusting('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Jenkins*' } })),
      null,
      false,
    ],
    [
      'demands the organisation',
      policy(trusting('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-home' } })),
      null,
      true,
    ],
    [
      'demands another organisation',
      policy(trusting('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-away' } })),
      null,
      false,
    ],
    ['demands a second factor', policy(when('Bool', 'aws:MultiFactorAuthPresent', 'true')), null, false],
    [
      'demands a second factor if known',
      policy(when('BoolIfExists', 'aws:MultiFactorAuthPresent', 'true')),
      null,
      true,
    ],
  ]

test.each(cases)('a trust policy that %s', async (_, trust, externalId, admitted) => {
  sandbox = await startSandbox({ latencyMs: 0, world: smallWorld([{ name: 'Target', trust }]) })
  const tried = assume(
    sandbox,
    `arn:aws:iam::${other}:role/Target`,
    externalId === null ? {} : { ExternalId: externalId },
  )
  if (admitted) await expect(tried).resolves.toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA/) })
  else await expect(tried).rejects.toThrow('AccessDenied')
})

test('a missing role, another case and a missing path are refused like an untrusting role', async () => {
  const trust = policy(trusting('*'))
  sandbox = await startSandbox({ latencyMs: 0, world: smallWorld([{ name: 'Target', path: '/team/', trust }]) })
  for (const role of ['Gone', 'team/target', 'Target']) {
    await expect(assume(sandbox, `arn:aws:iam::${other}:role/${role}`)).rejects.toThrow('AccessDenied')
  }
  await expect(assume(sandbox, 'arn:aws:iam::999999999999:role/Target')).rejects.toThrow('AccessDenied')
  await expect(assume(sandbox, `arn:aws:iam::${other}:role/team/Target`)).resolves.toBeDefined()
})

test('an ARN of another partition or without role/ is no ARN at all', async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
  await expect(assume(sandbox, 'arn:aws-us-gov:iam::210000000013:role/SpinnakerManaged')).rejects.toThrow(
    'ValidationError',
  )
  await expect(assume(sandbox, 'arn:aws:iam::210000000002:SpinnakerManaged')).rejects.toThrow('ValidationError')
})

test('across accounts the caller needs the permission too, within one account the trust is enough', async () => {
  const trust = policy(trusting({ AWS: `arn:aws:iam::${caller}:role/First` }))
  sandbox = await startSandbox({
    latencyMs: 0,
    world: smallWorld([openRole('First', 'ecs:ListClusters'), { name: 'Second', trust }]),
  })
  const first = await assume(sandbox, `arn:aws:iam::${caller}:role/First`)
  await expect(assume(sandbox, `arn:aws:iam::${other}:role/Second`, {}, first)).rejects.toThrow('AccessDenied')
  await expect(assume(sandbox, `arn:aws:iam::${caller}:role/Second`, {}, first)).resolves.toBeDefined()
})

test('a chained session lasts an hour at most', async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
  const role = 'arn:aws:iam::210000000002:role/SpinnakerManaged'
  await expect(assume(sandbox, role, { DurationSeconds: '3601' })).rejects.toThrow('ValidationError')
  await expect(assume(sandbox, role, { DurationSeconds: '900' })).resolves.toBeDefined()
})

test('a session ends when its time is up, in the words of each protocol', async () => {
  let now = Date.parse('2026-11-24T12:00:00Z')
  sandbox = await startSandbox({ latencyMs: 0, now: () => new Date(now) })
  const key = await assume(sandbox, 'arn:aws:iam::210000000002:role/SpinnakerManaged')
  const listClusters = { service: 'ecs', action: 'ListClusters', key }
  expect((await ask(sandbox, listClusters)).status).toBe(200)
  now += 3_600_000
  expect((await ask(sandbox, listClusters)).json()).toMatchObject({ __type: 'ExpiredTokenException' })
  expect((await ask(sandbox, { service: 'iam', action: 'ListRoles', key })).text('Code')).toBe('ExpiredToken')
})

test('a session policy takes away, also what the role may write, and is limited in length', async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
  const role = 'arn:aws:iam::210000000002:role/SpinnakerManaged'
  const Policy = JSON.stringify(policy({ Effect: 'Allow', Action: 'ecs:ListClusters', Resource: '*' }))
  const key = await assume(sandbox, role, { Policy })
  expect((await ask(sandbox, { service: 'ecs', action: 'ListClusters', key })).status).toBe(200)
  for (const action of ['DescribeClusters', 'CreateCluster']) {
    expect((await ask(sandbox, { service: 'ecs', action, key })).json()).toMatchObject({
      __type: 'AccessDeniedException',
    })
  }
  await expect(assume(sandbox, role, { Policy: Policy.padEnd(2049) })).rejects.toThrow('ValidationError')
  await expect(assume(sandbox, role, { Policy: '{' })).rejects.toThrow('MalformedPolicyDocument')
})

test('a key that nobody has, a forged session and a key of another partition are refused', async () => {
  sandbox = await startSandbox({ latencyMs: 0 })
  const { sessionToken = '' } = await assume(sandbox, 'arn:aws:iam::210000000002:role/SpinnakerManaged')
  const identity = { service: 'sts', action: 'GetCallerIdentity' }
  for (const key of [{ accessKeyId: 'AKIANOBODY' }, { accessKeyId: 'ASIAFORGEDFORGED0000', sessionToken }]) {
    const answer = await ask(sandbox, { ...identity, key })
    expect([answer.status, answer.text('Code')]).toEqual([403, 'InvalidClientTokenId'])
  }
  expect((await ask(sandbox, { ...identity, region: 'us-gov-west-1' })).text('Code')).toBe('InvalidClientTokenId')
})
