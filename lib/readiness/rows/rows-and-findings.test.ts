import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'
import { clusterCapacity } from '../checks/cluster-capacity'
import type { FactSet } from '../fact-set'
import type { Cluster } from '../facts/clusters'
import type { Gathered } from '../gathered'
import { judge } from '../judge'
import {
  capacityFacts,
  cluster,
  contextOf,
  fargateFacts,
  furtherFacts,
  instance,
  now,
  read,
  refused,
  registryOf,
  scalingProviders,
} from '../testing/capacity-builders'
import { clusterRows } from './cluster-rows'

const names = ['main', 'batch', 'spare'] as const
const providerNames = ['asg', 'managed', 'FARGATE', 'FARGATE_SPOT'] as const

const members = fc.array(
  fc
    .record({
      cpu: fc.constantFrom(0, 100, 256, 2048),
      memoryMiB: fc.constantFrom(0, 400, 512, 7680),
      status: fc.constantFrom('ACTIVE', 'DRAINING'),
      agentConnected: fc.boolean(),
      external: fc.boolean(),
      hasTrunk: fc.boolean(),
      canRunAwsvpc: fc.boolean(),
      runningTasks: fc.integer({ min: 0, max: 3 }),
      osType: fc.constantFrom('linux', 'windows', null),
      capacityProvider: fc.constantFrom('asg', 'managed', null),
      instanceType: fc.constantFrom('m5.large', 'm5.xlarge', 'x9.huge', null),
    })
    .map(({ cpu, memoryMiB, ...over }) => instance(cpu, memoryMiB, over)),
  { maxLength: 3 },
)

const clusters: fc.Arbitrary<Cluster[]> = fc
  .tuple(
    ...names.map((name) =>
      fc.record({
        name: fc.constant(name),
        status: fc.constantFrom('ACTIVE', 'ACTIVE', 'PROVISIONING'),
        activeServices: fc.integer({ min: 0, max: 1 }),
        activeFargateServices: fc.integer({ min: 0, max: 1 }),
        capacityProviders: fc.uniqueArray(fc.constantFrom(...providerNames), { maxLength: 3 }),
      }),
    ),
  )
  .map((each) => each.map((over) => cluster(over)))

const mayFail = <T>(good: Gathered<T>, action: string) => fc.constantFrom(good, good, good, refused(action))

const providers = fc.record({ instances: fc.integer({ min: 0, max: 3 }), sized: fc.boolean() }).chain((group) => {
  const instanceTypes = group.sized ? ['m5.large'] : []
  const scaling = scalingProviders({ name: 'asg', instances: group.instances, maximum: 3, instanceTypes })
  const managed = { name: 'managed', arn: 'm', status: 'ACTIVE', autoScalingGroup: null, managedScaling: null }
  const both = scaling['capacity-providers'].ok ? [...scaling['capacity-providers'].value, managed] : []
  return fc.record({
    'capacity-providers': mayFail(read(both), 'ecs:DescribeCapacityProviders'),
    'auto-scaling-groups': mayFail(scaling['auto-scaling-groups'], 'autoscaling:DescribeAutoScalingGroups'),
    'instance-types': mayFail(capacityFacts()['instance-types'], 'ec2:DescribeInstanceTypes'),
  })
})

const fargate = fc.tuple(fc.constantFrom(0, 3, 4000), fc.constantFrom(null, 0, 6, 4000)).chain(([used, quota]) =>
  fc.record({
    'fargate-quota': mayFail(fargateFacts(used, quota)['fargate-quota'], 'servicequotas:GetServiceQuota'),
    'fargate-usage': mayFail(fargateFacts(used, quota)['fargate-usage'], 'cloudwatch:GetMetricData'),
  }),
)

const task: fc.Arbitrary<ReferenceTask> = fc.record({
  cpu: fc.constantFrom(256, 1024, 4096),
  memoryMiB: fc.constantFrom(512, 2048, 8192),
  gpus: fc.constantFrom(0, 0, 1),
  count: fc.constantFrom(1, 3, 200),
  networkMode: fc.constantFrom('bridge', 'awsvpc'),
  compute: fc.constantFrom('any', 'EC2', 'FARGATE', 'FARGATE_SPOT', 'asg', 'managed', 'absent'),
})

const situation = fc
  .record({ clusters, members: fc.tuple(members, members, members), providers, fargate, task, chosen: fc.boolean() })
  .map((each) => {
    const counted = each.clusters.map((one, index) => ({
      ...one,
      registeredInstances: each.members[index]?.length ?? 0,
    }))
    const instances = Object.fromEntries(names.map((name, index) => [name, each.members[index] ?? []]))
    const facts = { ...capacityFacts(instances, each.providers), ...furtherFacts(), ...each.fargate }
    return { clusters: counted, facts, referenceTask: each.chosen ? each.task : defaultReferenceTask }
  })

test('whatever was read or refused, a row’s capacity is the status of its cluster’s finding', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(situation, ({ clusters: all, facts, referenceTask }) => {
      const registry = registryOf({ regions: ['us-east-1'], referenceTask })
      const { ecsAccount } = contextOf(registry).mapping
      const set: FactSet = { account: {}, regions: { 'us-east-1': { clusters: read(all), ...facts } } }
      const findings = judge(clusterCapacity, { registry, ecsAccount, facts: set, now })
      const { rows } = clusterRows.rows({ registry, ecsAccount, facts: set, now })
      expect(rows).toHaveLength(all.length)
      for (const { name, status, capacity } of rows) {
        seen.add(capacity)
        const finding = findings?.find(({ resource }) => resource === name)
        expect([name, capacity]).toEqual([name, status === 'ACTIVE' ? finding?.status : 'not-applicable'])
      }
    }),
    { numRuns: 400 },
  )
  expect([...seen].sort()).toEqual(['fail', 'not-applicable', 'pass', 'unknown', 'warn'])
})
