import { expect, test } from 'vitest'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'
import type { CapacityFacts } from '../capacity/capacity-facts'
import { clusterCapacity } from '../checks/cluster-capacity'
import type { FactSet } from '../fact-set'
import type { Cluster } from '../facts/clusters'
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
import { clusterRowSchema } from './cluster-row'
import { clusterRows } from './cluster-rows'

function rowsOf(clusters: Cluster[], facts: CapacityFacts, task: Partial<ReferenceTask> = {}) {
  const registry = registryOf({ regions: ['us-east-1'], referenceTask: { ...defaultReferenceTask, ...task } })
  const { ecsAccount } = contextOf(registry).mapping
  const set: FactSet = { account: {}, regions: { 'us-east-1': { clusters: read(clusters), ...facts } } }
  return clusterRows.rows({ registry, ecsAccount, facts: set, now })
}

function whyOf(over: Partial<Cluster>, facts: CapacityFacts, task: Partial<ReferenceTask> = {}) {
  const [row] = rowsOf([cluster(over)], facts, task).rows
  return [row?.capacity, row?.why]
}

const withInstances = { registeredInstances: 1 }
const withGroup = { capacityProviders: ['search-asg'] }
const full = instance(0, 0)
const draining = instance(2048, 7680, { status: 'DRAINING' })
const fromZero = scalingProviders({ name: 'search-asg', instances: 0, maximum: 10 })

const cases: [string, string, Partial<Cluster>, CapacityFacts, Partial<ReferenceTask>?][] = [
  [
    'fail',
    'free memory and free CPU are on different instances',
    withInstances,
    capacityFacts({ main: [instance(2048, 100), instance(100, 7680)] }),
  ],
  ['fail', 'all 2 instances are full', withInstances, capacityFacts({ main: [full, full] })],
  [
    'fail',
    '2 active instances are full; 1 instance is draining',
    withInstances,
    capacityFacts({ main: [full, full, draining] }),
  ],
  [
    'fail',
    'too little CPU on each of 2 instances',
    withInstances,
    capacityFacts({ main: [instance(100, 7680), full] }),
  ],
  ['fail', 'too little memory on its instance', withInstances, capacityFacts({ main: [instance(2048, 100)] })],
  ['fail', 'room for 2 of 3 tasks', withInstances, capacityFacts({ main: [instance(512, 7680)] }), { count: 3 }],
  ['fail', '1 instance is draining', withInstances, capacityFacts({ main: [draining] })],
  ['fail', 'no GPUs free on its instance', withInstances, capacityFacts({ main: [instance(2048, 7680)] }), { gpus: 1 }],
  ['fail', 'no instances', {}, capacityFacts()],
  ['unknown', 'instances not read yet: check again', withInstances, capacityFacts()],
  ['fail', 'capacity provider gpu is not attached', {}, capacityFacts(), { compute: 'gpu' }],
  ['warn', 'capacity provider search-asg may add up to 10 instances', withGroup, capacityFacts({}, fromZero)],
  [
    'unknown',
    'autoscaling:DescribeAutoScalingGroups throttled',
    withGroup,
    capacityFacts(
      {},
      { ...fromZero, 'auto-scaling-groups': refused('autoscaling:DescribeAutoScalingGroups', 'throttled') },
    ),
  ],
  ['pass', '', withInstances, capacityFacts({ main: [instance(2048, 7680)] })],
  [
    'pass',
    '1 instance is draining, 1 is disconnected',
    withInstances,
    capacityFacts({ main: [instance(2048, 7680), draining, instance(0, 0, { agentConnected: false })] }),
  ],
  ['pass', 'Fargate', { capacityProviders: ['FARGATE'] }, capacityFacts()],
  ['not-applicable', 'DEPROVISIONING, takes no tasks', { status: 'DEPROVISIONING' }, capacityFacts()],
]
test.each(cases)('%s, because: %s', (status, why, over, facts, task) => {
  expect(whyOf(over, facts, task)).toEqual([status, why])
})

test('a row’s capacity is its finding’s status', () => {
  const clusters = [cluster({ name: 'default' }), cluster({ name: 'search', ...withGroup }), cluster(withInstances)]
  const facts = capacityFacts({ main: [full] }, fromZero)
  const verdicts = clusterCapacity.judge({ clusters, ...furtherFacts(), ...facts }, contextOf())
  expect(rowsOf(clusters, facts).rows.map(({ name, capacity }) => [name, capacity])).toEqual(
    verdicts.map(({ resource, status }) => [resource, status]),
  )
})

test('remaining and fits count only what can take a task now, and EXTERNAL machines are no capacity', () => {
  const lost = instance(1024, 4096, { agentConnected: false })
  const external = instance(2048, 7680, { external: true })
  const facts = capacityFacts({ main: [instance(1024, 4096), draining, lost, external] })
  const [row] = rowsOf([cluster({ registeredInstances: 4, runningTasks: 7, activeServices: 2 })], facts).rows
  expect(clusterRowSchema.parse(row)).toMatchObject({
    launchTypes: ['EC2', 'EXTERNAL'],
    registered: { cpu: 6144, memoryMiB: 23_040, gpus: 0 },
    remaining: { cpu: 1024, memoryMiB: 4096, gpus: 0 },
    instances: { active: 1, draining: 1, disconnected: 1 },
    tasks: { running: 7, pending: 0 },
    services: 2,
    fits: { task: { cpu: 256, memoryMiB: 512 }, count: 4 },
    tiles: [
      { state: 'active', fits: 4 },
      { state: 'draining', fits: 0 },
      { state: 'disconnected', fits: 0 },
    ],
  })
})

test('FARGATE is a launch type only where it is attached', () => {
  const clusters = [cluster({ capacityProviders: ['FARGATE_SPOT'] }), cluster({ name: 'used', runningFargateTasks: 3 })]
  expect(rowsOf(clusters, capacityFacts()).rows.map(({ launchTypes }) => launchTypes)).toEqual([['FARGATE'], []])
})

test('a cluster whose instances could not be read is absent and named', () => {
  const clusters = [cluster({ name: 'risk', registeredInstances: 3 }), cluster(withInstances)]
  const facts = capacityFacts(
    {},
    { 'container-instances': read({ risk: refused('ecs:ListContainerInstances'), main: read([full]) }) },
  )
  const { rows, faults } = rowsOf(clusters, facts)
  expect(rows.map(({ name }) => name)).toEqual(['main'])
  expect(faults).toMatchObject([
    {
      ecsAccount: 'payments-ecs',
      region: 'us-east-1',
      resource: 'risk',
      fault: { action: 'ecs:ListContainerInstances' },
    },
  ])
})

test('a fault that leaves no row out is not named', () => {
  const { faults } = rowsOf(
    [cluster()],
    capacityFacts(
      {},
      {
        'container-instances': refused('ecs:ListContainerInstances'),
        'auto-scaling-groups': refused('autoscaling:DescribeAutoScalingGroups'),
      },
    ),
  )
  expect(faults).toEqual([])
})

test('a region that could not be read, or an account without a session, gives the fault and no row', () => {
  const registry = registryOf()
  const { ecsAccount } = contextOf(registry).mapping
  const session = refused('sts:AssumeRole')
  const partial: FactSet = { account: {}, regions: { 'us-east-1': { clusters: refused('ecs:ListClusters') } } }
  const none: FactSet = { account: { 'reader-session': session }, regions: {} }
  expect(clusterRows.rows({ registry, ecsAccount, facts: partial, now }).faults).toMatchObject([
    { region: 'us-east-1', resource: null, fault: { action: 'ecs:ListClusters' } },
  ])
  expect(
    clusterRows
      .rows({ registry, ecsAccount, facts: none, now })
      .faults.map(({ region, fault }) => [region, fault.action]),
  ).toEqual([
    ['us-east-1', 'sts:AssumeRole'],
    ['eu-west-1', 'sts:AssumeRole'],
  ])
})

test('Fargate is said with its use against its quota, where both were read', () => {
  const registry = registryOf({ regions: ['us-east-1'] })
  const { ecsAccount } = contextOf(registry).mapping
  const clusters = read([cluster({ capacityProviders: ['FARGATE'] })])
  const why = (fargate: Partial<FactSet['regions'][string]>) => {
    const facts: FactSet = { account: {}, regions: { 'us-east-1': { clusters, ...capacityFacts(), ...fargate } } }
    return clusterRows.rows({ registry, ecsAccount, facts, now }).rows[0]?.why
  }
  expect(why(fargateFacts(412))).toBe('Fargate: 412 of 4,000 vCPU in use')
  expect(why({ ...fargateFacts(412), 'fargate-usage': refused('cloudwatch:GetMetricData') })).toBe('Fargate')
})

test('managed instances, instances of a group and EXTERNAL machines are told apart', () => {
  const providers = read([
    { name: 'managed', arn: 'a', status: 'ACTIVE', autoScalingGroup: null, managedScaling: null },
    { name: 'asg', arn: 'b', status: 'ACTIVE', autoScalingGroup: 'asg', managedScaling: null },
  ])
  const managed = instance(2048, 7680, { capacityProvider: 'managed' })
  const external = instance(2048, 7680, { external: true })
  const typesOf = (attached: string[], instances: (typeof managed)[]) => {
    const over = { registeredInstances: instances.length, capacityProviders: attached }
    const facts = capacityFacts({ main: instances }, { 'capacity-providers': providers })
    return rowsOf([cluster(over)], facts).rows[0]?.launchTypes
  }
  expect(typesOf(['managed'], [managed])).toEqual(['MANAGED_INSTANCES'])
  expect(typesOf(['managed', 'asg', 'FARGATE'], [managed])).toEqual(['EC2', 'MANAGED_INSTANCES', 'FARGATE'])
  expect(typesOf([], [external])).toEqual(['EXTERNAL'])
})
