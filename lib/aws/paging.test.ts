import { describe, expect, test } from 'vitest'
import { taskRole } from '@/lib/sandbox/world/role-builders'
import type { RegionContents } from '@/lib/sandbox/world/world-types'
import { gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { startTestAws, suiteAccount, testInstance, testWorld } from './testing/test-world'

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

/** One more of everything than a page or a batch holds. */
const crowded: RegionContents = {
  clusters: [
    {
      name: 'full',
      instances: many(101, (index) => testInstance(index + 1)),
      capacityProviders: many(11, (index) => `nodes-${index}`),
    },
    ...many(100, (index) => ({ name: `cluster-${index}` })),
  ],
  capacityProviders: many(11, (index) => ({ name: `nodes-${index}`, autoScalingGroup: 'group' })),
  autoScalingGroups: [
    {
      name: 'group',
      minimum: 0,
      maximum: 1,
      desired: 0,
      instanceTypes: ['c5.large', 'm5.large'],
      availabilityZones: ['us-east-1a'],
    },
  ],
  alarms: many(101, (index) => ({
    name: `alarm-${index}`,
    metric: { namespace: 'web', name: 'queue', dimensions: {} },
  })),
  scalableTargets: many(51, (index) => ({ resourceId: `service/full/web-${index}`, minimum: 1, maximum: 2 })),
  scalingPolicies: many(11, (index) => ({
    name: `policy-${index}`,
    resourceId: 'service/full/web-0',
    type: 'StepScaling' as const,
    alarms: [],
  })),
  scheduledActions: many(51, (index) => ({
    name: `action-${index}`,
    resourceId: 'service/full/web-0',
    schedule: 'cron(0 6 * * ? *)',
    minimum: 1,
    maximum: 2,
  })),
  vpcs: [
    {
      id: 'vpc-1',
      name: 'wide',
      cidr: '10.0.0.0/8',
      subnets: many(1_001, (index) => ({
        id: `subnet-${index}`,
        availabilityZone: 'us-east-1a',
        cidr: '10.0.0.0/28',
        freeAddresses: 11,
        tags: {},
      })),
    },
  ],
}

describe('a region with one more of everything than a page holds', () => {
  test('is read to its end in the fewest calls', async () => {
    const roles = [...suiteAccount.roles, ...many(1_000, (index) => taskRole(`task-${index}`))]
    const { sandbox, aws } = await startTestAws({
      world: testWorld({ roles, regions: { [testRegion]: crowded } }),
    })
    const { value, calls } = await gatheredFacts(aws, testTarget())
    await sandbox.close()
    const instances = value('container-instances', testRegion).full
    expect(value('clusters', testRegion)).toHaveLength(101)
    expect(instances?.ok ? instances.value : []).toHaveLength(101)
    expect(value('capacity-providers', testRegion)).toHaveLength(11)
    expect(value('alarms', testRegion)).toHaveLength(101)
    expect(value('scalable-targets', testRegion)).toHaveLength(51)
    expect(value('scaling-policies', testRegion)).toHaveLength(11)
    expect(value('scheduled-actions', testRegion)).toHaveLength(51)
    expect(value('subnets', testRegion)).toHaveLength(1_001)
    expect(value('account-settings', testRegion)).toHaveLength(11)
    expect(value('roles')).toHaveLength(roles.length)
    expect(
      value('instance-types', testRegion)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['c5.large', 'm5.large'])
    const counts = Object.fromEntries(
      [...new Set(calls.map(({ action }) => action))]
        .sort()
        .map((action) => [action, calls.filter((call) => call.action === action).length]),
    )
    expect(counts).toEqual({
      'application-autoscaling:DescribeScalableTargets': 2,
      'application-autoscaling:DescribeScalingPolicies': 2,
      'application-autoscaling:DescribeScheduledActions': 2,
      'autoscaling:DescribeAutoScalingGroups': 1,
      'cloudwatch:DescribeAlarms': 2,
      'cloudwatch:GetMetricData': 1,
      'ec2:DescribeInstanceTypes': 1,
      'ec2:DescribeRegions': 1,
      'ec2:DescribeSubnets': 2,
      'ecs:DescribeCapacityProviders': 2,
      'ecs:DescribeClusters': 2,
      'ecs:DescribeContainerInstances': 2,
      'ecs:ListAccountSettings': 2,
      'ecs:ListClusters': 2,
      'ecs:ListContainerInstances': 2,
      'iam:GetRole': 1,
      'iam:ListAttachedRolePolicies': 1,
      'iam:ListRolePolicies': 1,
      'iam:ListRoles': 2,
      // Everything that Clouddriver does, and the passing of roles.
      'iam:SimulatePrincipalPolicy': 2,
      // Fargate's, and EC2's of the one family that the groups may still launch.
      'servicequotas:GetServiceQuota': 2,
      'sts:AssumeRole': 1,
      'sts:GetCallerIdentity': 1,
    })
  })

  test('an empty region costs ten calls and holds nothing', async () => {
    const { sandbox, aws } = await startTestAws({ world: testWorld({ regions: {} }) })
    const { value, calls } = await gatheredFacts(aws, testTarget())
    await sandbox.close()
    expect(value('clusters', testRegion)).toEqual([])
    expect(value('container-instances', testRegion)).toEqual({})
    expect(value('capacity-providers', testRegion)).toEqual([])
    expect(value('subnets', testRegion)).toEqual([])
    expect(value('scheduled-actions', testRegion)).toEqual([])
    expect(value('fargate-usage', testRegion)).toEqual({ vcpus: 0, spotVcpus: 0 })
    const ofAccount = /^(iam|sts|ec2:DescribeRegions)/
    // Account settings come ten a page, and AWS has eleven.
    expect(calls.filter(({ action }) => !ofAccount.test(action))).toHaveLength(10)
  })
})
