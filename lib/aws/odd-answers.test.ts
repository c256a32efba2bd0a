import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Distortion, startDistorting } from './testing/distorting-server'
import { type GatheredFacts, gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { awsAt, startTestAws } from './testing/test-world'

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws()
})
afterAll(() => started.sandbox.close())

const limits = { requestMs: 2_000, callMs: 3_000, attempts: 1 }

async function gatherThrough(...distortions: Distortion[]): Promise<GatheredFacts> {
  const proxy = await startDistorting(started.sandbox.url, distortions)
  try {
    return await gatheredFacts(awsAt(proxy.url, limits), testTarget())
  } finally {
    proxy.close()
  }
}

const json = (change: (answer: Record<string, unknown>) => object) => (body: string) =>
  JSON.stringify(change(JSON.parse(body)))

test('a page token that comes back for ever ends as unexpected', async () => {
  const { fact } = await gatherThrough([
    'DescribeScalableTargets',
    json((answer) => ({ ...answer, NextToken: 'again' })),
  ])
  expect(fact('scalable-targets', testRegion)).toMatchObject({
    fault: {
      kind: 'unexpected',
      action: 'application-autoscaling:DescribeScalableTargets',
      message: expect.stringContaining('token'),
    },
  })
})

test('an answer without its list is unexpected, not an empty list', async () => {
  const { fact } = await gatherThrough(
    ['ListClusters', json(() => ({}))],
    ['DescribeAlarms', json(() => ({ MetricAlarms: [{ AlarmName: 'half' }] }))],
    ['DescribeRegions', () => '<DescribeRegionsResponse/>'],
  )
  expect(fact('clusters', testRegion)).toMatchObject({ fault: { kind: 'unexpected', action: 'ecs:ListClusters' } })
  expect(fact('alarms', testRegion)).toMatchObject({
    fault: { kind: 'unexpected', action: 'cloudwatch:DescribeAlarms' },
  })
  expect(fact('opted-in-regions')).toMatchObject({ fault: { kind: 'unexpected', action: 'ec2:DescribeRegions' } })
})

const counts = (StatusCode: string) =>
  json(() => ({ MetricDataResults: ['vcpus', 'spotVcpus'].map((Id) => ({ Id, Values: [], StatusCode })) }))

test('a count of Fargate vCPUs that failed is not "none in use"', async () => {
  const { fact } = await gatherThrough(
    ['GetMetricData', counts('InternalError')],
    ['DescribeSubnets', () => '<html>Sign in to the network</html>'],
  )
  expect(fact('fargate-usage', testRegion)).toMatchObject({
    fault: { kind: 'unexpected', message: expect.stringContaining('InternalError') },
  })
  expect(fact('subnets', testRegion)).toMatchObject({ fault: { kind: 'unexpected', action: 'ec2:DescribeSubnets' } })
})

test('no count of Fargate vCPUs in the last hour is null', async () => {
  const { value } = await gatherThrough(['GetMetricData', counts('Complete')])
  expect(value('fargate-usage', testRegion)).toEqual({ vcpus: null, spotVcpus: null })
})

test('a listed cluster that cannot be described does not vanish', async () => {
  const { fact } = await gatherThrough([
    'DescribeClusters',
    json(() => ({
      clusters: [],
      failures: [{ arn: 'arn:aws:ecs:us-east-1:200000000002:cluster/main', reason: 'MISSING' }],
    })),
  ])
  expect(fact('clusters', testRegion)).toMatchObject({
    fault: { kind: 'unexpected', action: 'ecs:DescribeClusters', message: expect.stringContaining('MISSING') },
  })
})

test('a cluster that was deleted between list and description is no fault', async () => {
  let lists = 0
  const { value } = await gatherThrough([
    'ListClusters',
    json((answer) => {
      lists += 1
      const gone = 'arn:aws:ecs:us-east-1:200000000002:cluster/gone'
      return lists > 1 ? answer : { ...answer, clusterArns: [answer.clusterArns, gone].flat() }
    }),
  ])
  expect(
    value('clusters', testRegion)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['empty', 'main'])
})

test('a capacity provider that only its cluster knows is asked for by cluster', async () => {
  let asked = 0
  const { value, calls } = await gatherThrough([
    'DescribeCapacityProviders',
    json((answer) => {
      asked += 1
      return asked > 1 ? answer : { capacityProviders: [], failures: [{ reason: 'MISSING' }] }
    }),
  ])
  expect(value('capacity-providers', testRegion)).toMatchObject([{ name: 'main-nodes' }])
  expect(calls.filter(({ action }) => action === 'ecs:DescribeCapacityProviders')).toHaveLength(2)
})

test('an attached capacity provider that cannot be described does not vanish', async () => {
  const { fact } = await gatherThrough(['DescribeCapacityProviders', json(() => ({ capacityProviders: [] }))])
  expect(fact('capacity-providers', testRegion)).toMatchObject({
    fault: { kind: 'unexpected', message: expect.stringContaining('main-nodes') },
  })
})

test('one cluster whose instances cannot be read costs one entry', async () => {
  const { value } = await gatherThrough(['ListContainerInstances', () => 'no json'])
  expect(value('container-instances', testRegion)).toMatchObject({
    main: { ok: false, fault: { kind: 'unexpected', action: 'ecs:ListContainerInstances' } },
  })
})

test('one garbled trust policy does not cost the list of roles', async () => {
  const { value } = await gatherThrough([
    'ListRoles',
    (body) => body.replace(/<AssumeRolePolicyDocument>[^<]*</, '<AssumeRolePolicyDocument>%7Bnonsense<'),
  ])
  const roles = value('roles')
  expect(roles.filter(({ trust }) => trust.Unreadable === '%7Bnonsense')).toHaveLength(1)
  expect(roles.length).toBeGreaterThan(3)
})

test("the Clouddriver role's own garbled trust policy is a fault: nothing is judged by it", async () => {
  const { fact } = await gatherThrough([
    'GetRole',
    (body) => body.replace(/<AssumeRolePolicyDocument>[^<]*</, '<AssumeRolePolicyDocument>%7Bnonsense<'),
  ])
  expect(fact('clouddriver-role')).toMatchObject({ fault: { kind: 'unexpected', action: 'iam:GetRole' } })
})

test('an answer that stops in the middle ends with the time limit', async () => {
  const { fact, value } = await gatherThrough(['DescribeAlarms', () => null])
  expect(fact('alarms', testRegion).ok).toBe(false)
  expect(value('clusters', testRegion)).toHaveLength(2)
})
