import { afterAll, beforeAll, expect, test } from 'vitest'
import { isInput } from '../input'
import type { Sandbox } from '../sandbox'
import { startSandbox } from '../server'
import { ask, assume, type Key } from '../testing/ask'
import { openRole, other, smallWorld } from '../testing/small-world'
import { instances } from '../world/cluster-builders'
import { cpuAlarm } from '../world/scaling-builders'

// Page sizes and batch limits are AWS's documented ones; a reader that ignores them must go wrong here as it would there.
let sandbox: Sandbox
let key: Key

const many = <T>(count: number, of: (name: string) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => of(`n${String(index).padStart(4, '0')}`))

beforeAll(async () => {
  const roles = [openRole('Reader', '*'), ...many(1200, (name) => openRole(name))]
  const resourceId = (name: string): string => `service/main/${name}`
  const contents = {
    clusters: [
      {
        name: 'main',
        services: many(130, (name) => ({ name, desired: 1, cpu: 256, memoryMiB: 512 })),
        instances: instances('main', 130, 'm5.large'),
      },
      { name: 'gone', status: 'INACTIVE' as const },
      ...many(150, (name) => ({ name })),
    ],
    capacityProviders: many(15, (name) => ({ name, autoScalingGroup: name })),
    alarms: many(230, (name) => cpuAlarm(name, 'main', name)),
    scalableTargets: many(120, (name) => ({ resourceId: resourceId(name), minimum: 1, maximum: 2 })),
    scalingPolicies: many(25, (name) => ({
      name,
      resourceId: resourceId(name),
      type: 'StepScaling' as const,
      alarms: [],
    })),
    autoScalingGroups: many(120, (name) => ({
      name,
      minimum: 0,
      maximum: 1,
      desired: 0,
      instanceTypes: ['m5.large'],
      availabilityZones: ['{region}a'],
    })),
  }
  sandbox = await startSandbox({ latencyMs: 0, world: smallWorld(roles, { regions: { 'us-east-1': contents } }) })
  key = await assume(sandbox, `arn:aws:iam::${other}:role/Reader`)
})
afterAll(() => sandbox.close())

type Case = readonly [
  service: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
  list: string,
  token: string,
  sizes: readonly number[],
]

test.each<Case>([
  ['ecs', 'ListClusters', {}, 'clusterArns', 'nextToken', [100, 51]],
  ['ecs', 'ListContainerInstances', { cluster: 'main' }, 'containerInstanceArns', 'nextToken', [100, 30]],
  ['ecs', 'ListServices', { cluster: 'main', maxResults: 100 }, 'serviceArns', 'nextToken', [100, 30]],
  ['ecs', 'ListServices', { cluster: 'main', maxResults: 65 }, 'serviceArns', 'nextToken', [65, 65]],
  ['ecs', 'DescribeCapacityProviders', {}, 'capacityProviders', 'nextToken', [10, 7]],
  ['monitoring', 'DescribeAlarms', {}, 'MetricAlarms', 'NextToken', [50, 50, 50, 50, 30]],
  ['monitoring', 'DescribeAlarms', { MaxRecords: 100 }, 'MetricAlarms', 'NextToken', [100, 100, 30]],
  [
    'application-autoscaling',
    'DescribeScalableTargets',
    { ServiceNamespace: 'ecs' },
    'ScalableTargets',
    'NextToken',
    [50, 50, 20],
  ],
  [
    'application-autoscaling',
    'DescribeScalingPolicies',
    { ServiceNamespace: 'ecs' },
    'ScalingPolicies',
    'NextToken',
    [10, 10, 5],
  ],
])('%s %s %o comes in pages', async (service, action, input, list, token, sizes) => {
  const seen: unknown[] = []
  const pages: number[] = []
  let next: unknown
  do {
    const body = (
      await ask(sandbox, {
        service,
        action,
        key,
        input: { ...input, ...(next === undefined ? {} : { [token]: next }) },
      })
    ).json()
    const items = isInput(body) ? body[list] : undefined
    if (!isInput(body) || !Array.isArray(items)) throw new Error(`No ${list} in ${JSON.stringify(body)}`)
    pages.push(items.length)
    seen.push(...items.map((item) => JSON.stringify(item)))
    next = body[token]
  } while (next !== undefined)
  expect(pages).toEqual(sizes)
  expect(new Set(seen).size).toBe(seen.length)
})

test.each([
  [{}, [100, 'true']],
  [{ MaxItems: '1000' }, [1000, 'true']],
] as const)('ListRoles %o comes in pages of its own kind', async (input, [size, truncated]) => {
  const first = await ask(sandbox, { service: 'iam', action: 'ListRoles', key, input })
  expect([first.body.match(/<RoleName>/g)?.length, first.text('IsTruncated')]).toEqual([size, truncated])
  const rest = await ask(sandbox, {
    service: 'iam',
    action: 'ListRoles',
    key,
    input: { MaxItems: '1000', Marker: first.text('Marker') ?? '' },
  })
  expect(rest.text('RoleName')).not.toBe(first.text('RoleName'))
})

test.each([
  ['ecs', 'DescribeClusters', { clusters: many(101, (name) => name) }, 'InvalidParameterException'],
  [
    'ecs',
    'DescribeContainerInstances',
    { cluster: 'main', containerInstances: many(101, (name) => name) },
    'InvalidParameterException',
  ],
  ['ecs', 'DescribeContainerInstances', { cluster: 'main', containerInstances: [] }, 'InvalidParameterException'],
  ['ecs', 'DescribeServices', { cluster: 'main', services: many(11, (name) => name) }, 'InvalidParameterException'],
  ['ecs', 'DescribeCapacityProviders', { capacityProviders: many(11, (name) => name) }, 'InvalidParameterException'],
  ['ecs', 'ListClusters', { maxResults: 101 }, 'InvalidParameterException'],
  ['ecs', 'ListClusters', { nextToken: 'made-up' }, 'InvalidParameterException'],
  ['ecs', 'ListContainerInstances', { cluster: 'missing' }, 'ClusterNotFoundException'],
  ['ecs', 'ListContainerInstances', { cluster: 'gone' }, 'ClusterNotFoundException'],
  ['monitoring', 'DescribeAlarms', { MaxRecords: 101 }, 'ValidationError'],
  ['monitoring', 'DescribeAlarms', { AlarmNames: many(101, (name) => name) }, 'ValidationError'],
  [
    'application-autoscaling',
    'DescribeScalingPolicies',
    { ServiceNamespace: 'ecs', MaxResults: 11 },
    'ValidationException',
  ],
  [
    'application-autoscaling',
    'DescribeScalingPolicies',
    { ServiceNamespace: 'ecs', PolicyNames: [''] },
    'ValidationException',
  ],
  ['application-autoscaling', 'DescribeScalableTargets', { ServiceNamespace: 'ECS' }, 'ValidationException'],
  ['application-autoscaling', 'DescribeScalableTargets', {}, 'ValidationException'],
  ['servicequotas', 'GetServiceQuota', { ServiceCode: 'ecs', QuotaCode: 'L-1' }, 'NoSuchResourceException'],
] as const)('%s %s refuses %o with %s', async (service, action, input, error) => {
  const answer = await ask(sandbox, { service, action, input, key })
  expect([answer.status, answer.json()]).toEqual([400, expect.objectContaining({ __type: error })])
})

test('a cluster that nobody names is `default`, and one that is gone is a failure, not an error', async () => {
  const answer = await ask(sandbox, { service: 'ecs', action: 'DescribeClusters', key })
  expect(answer.json()).toEqual({
    clusters: [],
    failures: [{ arn: `arn:aws:ecs:us-east-1:${other}:cluster/default`, reason: 'MISSING' }],
  })
})

test('ActionPrefix and AlarmNames narrow the alarms', async () => {
  const named = await ask(sandbox, {
    service: 'monitoring',
    action: 'DescribeAlarms',
    key,
    input: { AlarmNames: ['n0007', 'missing'] },
  })
  expect(named.json()).toMatchObject({ MetricAlarms: [{ AlarmName: 'n0007' }] })
  const acting = await ask(sandbox, {
    service: 'monitoring',
    action: 'DescribeAlarms',
    key,
    input: { ActionPrefix: 'arn:aws:autoscaling:' },
  })
  expect(acting.json()).toMatchObject({ MetricAlarms: [] })
})

test('the simulator pages through actions times resources', async () => {
  const PolicySourceArn = `arn:aws:iam::${other}:role/Reader`
  const input = {
    PolicySourceArn,
    ActionNames: many(30, (name) => `ecs:${name}`),
    ResourceArns: many(5, (name) => `arn:aws:ecs:::${name}`),
  }
  const first = await ask(sandbox, { service: 'iam', action: 'SimulatePrincipalPolicy', key, input })
  expect([first.body.match(/<EvalResourceDecision>allowed/g)?.length, first.text('IsTruncated')]).toEqual([100, 'true'])
  const rest = await ask(sandbox, {
    service: 'iam',
    action: 'SimulatePrincipalPolicy',
    key,
    input: { ...input, Marker: first.text('Marker') ?? '' },
  })
  expect([rest.body.match(/<EvalResourceDecision>allowed/g)?.length, rest.text('IsTruncated')]).toEqual([50, 'false'])
})
