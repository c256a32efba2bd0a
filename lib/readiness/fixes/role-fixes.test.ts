import { describe, expect, test } from 'vitest'
import { renderFix } from '.'

describe('allow-actions', () => {
  const statement = { Effect: 'Allow', Action: 'iam:ListRoles', Resource: '*' }
  const fixFor = (principal: string | null) =>
    renderFix({ kind: 'allow-actions', actions: ['iam:ListRoles'], principal, resource: '*' })

  test('a role gets an inline policy, also where only its session is known', () => {
    const fix = fixFor('arn:aws:sts::210000000004:assumed-role/Reader/shipshape')
    expect(fix.text).toBe('Add this statement to a policy of the role Reader.')
    expect(fix.cli).toContain(
      'aws iam put-role-policy --role-name Reader --policy-name shipshape-iam-ListRoles --policy-document file://policy.json',
    )
    expect(JSON.parse(fix.json ?? '')).toEqual(statement)
    expect(fix.cli).toContain('"Version": "2012-10-17"')
    expect(fix.console).toContain('/roles/details/Reader')
  })

  test('a user gets one by the command for users', () => {
    expect(fixFor('arn:aws:iam::210000000004:user/ops/ci').cli).toContain('aws iam put-user-policy --user-name ci ')
  })

  test.each([null, 'arn:aws:iam::210000000004:root'])('for %s there is no command', (principal) => {
    const fix = fixFor(principal)
    expect(fix.cli).toBeUndefined()
    expect(JSON.parse(fix.json ?? '')).toEqual(statement)
  })

  test('policies of several actions do not overwrite those of one', () => {
    const actions = ['iam:ListRoles', 'iam:GetRole']
    const principal = 'arn:aws:iam::210000000004:role/Reader'
    const fix = renderFix({ kind: 'allow-actions', actions, principal, resource: '*' })
    expect(fix.cli).toContain('--policy-name shipshape-iam-ListRoles-and-1-more')
    expect(JSON.parse(fix.json ?? '').Action).toEqual(actions)
  })
})

test('a role with a path is created under it', () => {
  const document = { Version: '2012-10-17', Statement: [] }
  const fix = renderFix({
    kind: 'create-role',
    accountId: '210000000004',
    roleName: 'Deploy',
    path: '/team/',
    document,
  })
  expect(fix.cli).toContain('aws iam create-role --role-name Deploy --path /team/ --assume-role-policy-document')
})

test('whom to name in place of everyone holds the identity where it is known', () => {
  const data = {
    kind: 'name-principals',
    roleArn: 'arn:aws:iam::1:role/D',
    roleName: 'D',
    services: ['ecs.amazonaws.com'],
  } as const
  const arn = 'arn:aws:iam::9:role/C'
  expect(JSON.parse(renderFix({ ...data, identity: arn }).json ?? '').Principal).toEqual({
    AWS: arn,
    Service: data.services,
  })
  expect(renderFix({ ...data, identity: null }).text).toContain("Clouddriver's identity")
})

test('a region that does not exist is corrected, not enabled', () => {
  const data = {
    kind: 'enable-region',
    partition: 'aws',
    accountId: '1',
    awsAccount: 'payments',
    region: 'us-east-9',
  } as const
  expect(renderFix({ ...data, exists: false }).cli).toBeUndefined()
  expect(renderFix({ ...data, exists: true }).console).toContain('#/account')
})

test('many task roles are fixed ten at a time', () => {
  const roles = Array.from({ length: 12 }, (_, index) => ({ name: `task-${index}`, document: { Statement: [] } }))
  const fix = renderFix({ kind: 'task-role-trust', roles, advice: [] })
  expect(fix.cli?.match(/aws iam/g)).toHaveLength(10)
  expect(fix.text).toContain('the other 2 roles')
})

test('a service-linked role is created for its own service', () => {
  const data = {
    kind: 'create-service-linked-role',
    accountId: '1',
    roleName: 'R',
    service: 'ecs.amazonaws.com',
  } as const
  expect(renderFix(data)).toMatchObject({
    cli: 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
    json: expect.stringContaining('iam:AWSServiceName'),
  })
})
