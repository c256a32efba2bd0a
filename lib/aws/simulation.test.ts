import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clouddriverActions } from '@/lib/readiness/clouddriver/permissions'
import type { Facts } from '@/lib/readiness/facts'
import { startSandbox } from '@/lib/sandbox/server'
import { allowing, policy, spinnakerManaged, taskRole } from '@/lib/sandbox/world/role-builders'
import type { PolicyDocument, Role } from '@/lib/sandbox/world/world-types'
import { gatheredFacts } from './testing/gathered-facts'
import { testAccountId, testTarget } from './testing/test-target'
import { awsAt, startTestAws, suiteAccount, testWorld } from './testing/test-world'

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws()
})
afterAll(() => started.sandbox.close())

const simulate = () => gatheredFacts(started.aws, testTarget(), { want: ['roles', 'simulation'] })
const sent = (calls: readonly { action: string }[]) =>
  calls.filter(({ action }) => action === 'iam:SimulatePrincipalPolicy').length

/** What is made of an account whose Clouddriver role has exactly these policies. */
async function simulatedWith(documents: Record<string, PolicyDocument>, over: Partial<Role> = {}, roles: Role[] = []) {
  const role = { ...spinnakerManaged(), attachedPolicies: [], inlinePolicies: documents, ...over }
  const others = suiteAccount.roles.filter(({ name }) => name !== role.name)
  const boundary = { policies: { Edge: allowing('iam:*') } }
  const sandbox = await startSandbox({
    latencyMs: 0,
    world: testWorld({ ...boundary, roles: [role, ...others, ...roles] }),
  })
  const target = testTarget({ regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] })
  const gathered = await gatheredFacts(awsAt(sandbox.url), target, { want: ['roles', 'simulation'] })
  await sandbox.close()
  return gathered
}

test('every action of Clouddriver is asked about in one request, the passing of task roles in a second', async () => {
  const { value, calls } = await simulate()
  const { principal, region, decisions } = value('simulation')
  expect([principal, region]).toEqual([`arn:aws:iam::${testAccountId}:role/SpinnakerManaged`, 'us-east-1'])
  const general = decisions.filter(({ resource }) => resource === '*')
  expect(general.map(({ action }) => action)).toEqual(clouddriverActions)
  expect(decisions.filter(({ resource }) => resource.endsWith(':role/web-task'))).toMatchObject([
    { action: 'iam:PassRole', decision: 'implicitDeny', missingContext: [] },
    { action: 'iam:GetRole', decision: 'allowed' },
  ])
  expect(sent(calls)).toBe(2)
})

test('a role that may not simulate is refused once', async () => {
  const { fact, calls } = await simulatedWith({ Read: allowing('iam:ListRoles') })
  expect(fact('simulation')).toMatchObject({ fault: { kind: 'denied', action: 'iam:SimulatePrincipalPolicy' } })
  expect(sent(calls)).toBe(1)
})

describe('what a role has on some resources only', () => {
  const ecsService = (name: string) =>
    policy(
      { Effect: 'Allow', Action: ['iam:*'], Resource: '*' },
      { Effect: 'Allow', Action: 'ecs:*', Resource: `arn:aws:ecs:us-east-1:*:service/${name}` },
    )
  test.each([
    ['*', 'allowed'],
    ['prod/*', 'implicitDeny'],
  ])('service/%s is asked for by a stand-in: %s', async (pattern, decision) => {
    const { value } = await simulatedWith({ Own: ecsService(pattern) })
    const creates = value('simulation').decisions.filter(({ action }) => action === 'ecs:CreateService')
    expect(creates.map(({ resource }) => resource)).toEqual([
      '*',
      `arn:aws:ecs:us-east-1:${testAccountId}:service/shipshape/shipshape-v000`,
    ])
    expect(creates[1]?.decision).toBe(decision)
  })
})

describe('a policy that mentions regions', () => {
  const onlyIn = (Action: string) =>
    policy(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action,
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      },
    )
  const decided = (decisions: Facts['simulation']['decisions'], name: string) =>
    decisions.filter(({ action }) => action === name).map(({ region, decision }) => [region, decision])

  test('is read for each mapped one', async () => {
    const { value, calls } = await simulatedWith({ Region: onlyIn('ecs:CreateService') })
    const { decisions } = value('simulation')
    expect(decided(decisions, 'ecs:CreateService')).toEqual([
      ['us-east-1', 'allowed'],
      ['eu-west-1', 'explicitDeny'],
    ])
    const passed = decisions.filter(({ action }) => action === 'iam:PassRole').map(({ region }) => region)
    expect([...new Set(passed)]).toEqual(['us-east-1', 'eu-west-1'])
    // On every resource; once more for each region, and where IAM is; reading task roles; passing them in each region.
    expect(sent(calls)).toBe(7)
  })

  test('limits requests to IAM by where IAM is', async () => {
    const { value } = await simulatedWith({ Region: onlyIn('iam:ListServerCertificates') })
    expect(decided(value('simulation').decisions, 'iam:ListServerCertificates')).toEqual([['us-east-1', 'allowed']])
  })

  test('is asked about the resources of the region', async () => {
    const services = policy(
      { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'ecs:CreateService',
        Resource: 'arn:aws:ecs:*:*:service/*',
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
    )
    const { value } = await simulatedWith({ Services: services })
    const named = value('simulation').decisions.filter(({ action, decision }) => {
      return action === 'ecs:CreateService' && decision === 'allowed'
    })
    expect(named.map(({ resource, region }) => [resource, region])).toEqual([
      [`arn:aws:ecs:eu-west-1:${testAccountId}:service/shipshape/shipshape-v000`, 'eu-west-1'],
    ])
  })
})

test('what a request that passes roles carries is told, so that it leaves no other action open', async () => {
  const passing = policy(
    { Effect: 'Allow', Action: 'iam:Simulate*', Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  )
  const { value } = await simulatedWith({ Passing: passing })
  const create = value('simulation').decisions.find(({ action }) => action === 'ecs:CreateService')
  expect(create).toMatchObject({ decision: 'implicitDeny', missingContext: [] })
})

test('the permissions boundary is said to be what refuses', async () => {
  const edge = `arn:aws:iam::${testAccountId}:policy/Edge`
  const { value } = await simulatedWith({ All: allowing('*') }, { permissionsBoundary: edge })
  expect(value('simulation').decisions.find(({ action }) => action === 'ecs:CreateService')).toMatchObject({
    decision: 'implicitDeny',
    allowedByBoundary: false,
    allowedByOrganization: null,
  })
})

test('without the list of roles all else is still asked', async () => {
  started.sandbox.behave({ faults: [{ action: 'iam:ListRoles', kind: 'deny' }] })
  const { value, fact } = await simulate()
  started.sandbox.behave({ faults: [] })
  expect(fact('roles').ok).toBe(false)
  expect(value('simulation').decisions.map(({ action }) => action)).toEqual(clouddriverActions)
})

test('more task roles than a page holds are all asked about', async () => {
  const many = Array.from({ length: 600 }, (_, index) => taskRole(`task-${index}`))
  const { value, calls } = await simulatedWith({ All: allowing('*') }, {}, many)
  expect(value('simulation').decisions.filter(({ action }) => action === 'iam:PassRole')).toHaveLength(602)
  expect(sent(calls)).toBe(3)
})
