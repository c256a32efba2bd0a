import { expect, test } from 'vitest'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'
import type { ContainerInstance } from '../facts/container-instances'
import { capacityFacts, cluster, instance, read, refused, scalingProviders } from '../testing/capacity-builders'
import { capacityOf } from './capacity'
import type { CapacityFacts } from './capacity-facts'

const withGroup = cluster({ registeredInstances: 1, capacityProviders: ['asg'] })
const ofGroup = instance(2048, 7680, { capacityProvider: 'asg' })
const ofNobody = instance(2048, 7680)
const managed = {
  'capacity-providers': read([
    { name: 'asg', arn: 'a', status: 'ACTIVE', autoScalingGroup: null, managedScaling: null },
  ]),
}
const unread = { 'capacity-providers': refused('ecs:DescribeCapacityProviders') }

function capacity(
  members: ContainerInstance[],
  over: Partial<CapacityFacts>,
  task: Partial<ReferenceTask> = { compute: 'EC2' },
) {
  return capacityOf(withGroup, { ...defaultReferenceTask, ...task }, capacityFacts({ main: members }, over))
}

test('room for launch type EC2 on an instance that may be a managed one is not known', () => {
  expect(capacity([ofGroup], unread)).toMatchObject({
    kind: 'unread',
    fault: { action: 'ecs:DescribeCapacityProviders' },
  })
})

test.each<[string, ContainerInstance[], Partial<ReferenceTask>]>([
  ['an instance without a provider has room', [ofGroup, ofNobody], { compute: 'EC2' }],
  ['any compute will do', [ofGroup], { compute: 'any' }],
  ['the provider is named', [ofGroup], { compute: 'asg' }],
])('what kind of provider it is does not matter where %s', (_when, members, task) => {
  expect(capacity(members, unread, task).kind).toBe('instances')
})

test('managed instances to come are no room for launch type EC2', () => {
  expect(capacity([], managed).kind).toBe('no-room')
  expect(capacity([], managed, { compute: 'any' }).kind).toBe('after-scale-out')
  expect(capacity([], scalingProviders({ name: 'asg', instances: 0, maximum: 1 })).kind).toBe('after-scale-out')
})
