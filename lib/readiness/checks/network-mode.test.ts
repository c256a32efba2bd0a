import { describe, expect, test } from 'vitest'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import { capacityFacts, cluster, contextOf, instance, refused, registryOf } from '../testing/capacity-builders'
import { networkMode } from './network-mode'

const modern = instance(2048, 7680)
const old = instance(2048, 7680, { canRunAwsvpc: false })
const windows = instance(2048, 7680, { osType: 'windows' })

function judge(
  instances: ContainerInstance[],
  mode: ReferenceTask['networkMode'] | null,
  over: Partial<Cluster> = {},
  types = capacityFacts()['instance-types'],
) {
  const clusters = [cluster({ registeredInstances: instances.length, ...over })]
  const referenceTask = mode === null ? null : { ...defaultReferenceTask, networkMode: mode }
  const facts = capacityFacts({ main: instances }, { 'instance-types': types })
  return networkMode.judge({ clusters, ...facts }, contextOf(registryOf({ referenceTask })))
}

const cases: [string, string, ContainerInstance[], ReferenceTask['networkMode'] | null, Partial<Cluster>?][] = [
  ['pass', 'nobody chose a mode', [windows], null],
  ['pass', 'an instance serves the chosen mode', [old, modern], 'awsvpc'],
  ['warn', 'no instance serves awsvpc', [old], 'awsvpc'],
  ['pass', 'no instance serves awsvpc but Fargate does', [old], 'awsvpc', { capacityProviders: ['FARGATE'] }],
  ['warn', 'Fargate does not help with bridge', [windows], 'bridge', { capacityProviders: ['FARGATE'] }],
  ['not-applicable', 'there are no instances', [], 'awsvpc'],
  ['warn', 'Fargate alone is there and serves no bridge', [], 'bridge', { capacityProviders: ['FARGATE'] }],
  ['warn', 'Fargate Spot alone is there and serves no host', [], 'host', { capacityProviders: ['FARGATE_SPOT'] }],
  ['warn', 'services run on Fargate there and none is attached', [], 'none', { activeFargateServices: 1 }],
  ['not-applicable', 'Fargate serves the chosen mode', [], 'awsvpc', { capacityProviders: ['FARGATE'] }],
  ['not-applicable', 'nobody chose a mode that Fargate lacks', [], null, { capacityProviders: ['FARGATE'] }],
  ['not-applicable', 'another provider may add instances', [], 'bridge', { capacityProviders: ['FARGATE', 'asg'] }],
]
test.each(cases)('%s: %s', (status, _when, instances, mode, over) => {
  expect(judge(instances, mode, over).map((verdict) => verdict.status)).toEqual([status])
})

test('EXTERNAL instances are not said to be none', () => {
  const title = judge([instance(2048, 7680, { external: true })], null)[0]?.title
  expect(title).toBe('main has 1 EXTERNAL instance and no other')
})

test('an instance on Windows that takes no awsvpc serves only a mode of its own', () => {
  const older = instance(2048, 7680, { osType: 'windows', canRunAwsvpc: false })
  expect(judge([older], 'bridge')[0]?.summary).toContain("The instances support default, Windows' own, only.")
})

describe('the room for awsvpc', () => {
  test('is given by instance: interfaces, trunk, and types that are not known', () => {
    const trunk = instance(2048, 7680, { hasTrunk: true })
    const strange = instance(2048, 7680, { instanceType: 'x9.new' })
    const busy = instance(2048, 7680, { runningTasks: 1 })
    expect(judge([busy, trunk, strange], null)).toMatchObject([
      {
        summary:
          'The instances support bridge, host, awsvpc and none. awsvpc: 3 instances can take such tasks now; free network interfaces for 11 more, even if each task that runs there holds one; 1 with a trunk; 1 of a type with an unknown number of interfaces.',
      },
    ])
  })

  test('is left open where instance types could not be read, and the verdict stands', () => {
    const [verdict] = judge([modern], 'awsvpc', {}, refused('ec2:DescribeInstanceTypes'))
    expect(verdict).toMatchObject({ status: 'pass' })
    expect(verdict?.summary).toContain('ec2:DescribeInstanceTypes was denied')
  })
})

describe('a release older than awsvpc', () => {
  const judgedFor = (release: string | null, mode: ReferenceTask['networkMode'] | null) => {
    const referenceTask = mode === null ? null : { ...defaultReferenceTask, networkMode: mode }
    const clusters = [cluster({ registeredInstances: 1 })]
    const context = contextOf(registryOf({ referenceTask }, { release }))
    return networkMode.judge({ clusters, ...capacityFacts({ main: [modern] }) }, context)[0]
  }

  test('cannot deploy with it', () => {
    expect(judgedFor('1.9', 'awsvpc')).toMatchObject({
      status: 'warn',
      summary: 'The reference task uses awsvpc, which came with release 1.10.',
      fix: { kind: 'edit-registry' },
    })
  })

  test.each([
    ['1.9', 'bridge'],
    ['1.9', null],
    ['1.10', 'awsvpc'],
    [null, 'awsvpc'],
  ] as const)('%s with mode %s has nothing held against it', (release, mode) => {
    expect(judgedFor(release, mode)?.status).toBe('pass')
  })
})
