import { expect, test } from 'vitest'
import { capacityFacts, cluster, instance, read, refused, scalingProviders } from '../testing/capacity-builders'
import type { CapacityFacts } from './capacity-facts'
import { copiesAdded, providerGrowth } from './provider-growth'
import type { TaskToPlace } from './task-to-place'

const task: TaskToPlace = {
  cpu: 1024,
  memoryMiB: 4000,
  gpus: 0,
  ports: { tcp: [], udp: [] },
  networkMode: 'bridge',
}
const withGroup = cluster({ capacityProviders: ['asg', 'FARGATE'] })
const group = (instanceTypes: string[], instances = 2) =>
  capacityFacts({}, scalingProviders({ name: 'asg', instances, maximum: 5, instanceTypes }))

function growth(facts: CapacityFacts, one: TaskToPlace = task, instances: ReturnType<typeof instance>[] = []) {
  const gathered = providerGrowth(withGroup, one, instances, facts)
  if (!gathered.ok) throw new Error(gathered.fault.action)
  return gathered.value
}

test('a group may add what its maximum leaves', () => {
  expect(growth(group(['m5.large']))).toMatchObject([{ provider: 'asg', instances: 3, copiesEach: 2 }])
  expect(growth(group(['m5.large'], 5))).toEqual([])
})

test.each([
  ['by a person', 'User suspended at 2026-11-20T08:00:00Z', ['m5.large']],
  ['by AWS after failed launches', 'Administratively suspended: repeated launch failures', ['m5.large']],
  ['without a reason', 'no reason given', ['m5.large']],
  ['and no instance tells the size', 'no reason given', []],
])('a group whose Launch is suspended %s adds nothing', (_how, launchSuspended, instanceTypes) => {
  const suspended = scalingProviders({ name: 'asg', instances: 2, maximum: 5, instanceTypes, launchSuspended })
  expect(growth(capacityFacts({}, suspended))).toEqual([])
})

test('one suspended group says nothing of another', () => {
  const two = scalingProviders(
    { name: 'asg', instances: 0, maximum: 5, launchSuspended: 'no reason given' },
    { name: 'other', instances: 0, maximum: 5 },
  )
  const both = cluster({ capacityProviders: ['asg', 'other'] })
  expect(providerGrowth(both, task, [], capacityFacts({}, two))).toMatchObject({ value: [{ provider: 'other' }] })
})

test('the largest type of the group says what a new instance may take', () => {
  expect(growth(group(['m5.large', 'm5.xlarge']))).toMatchObject([{ copiesEach: 4 }])
})

test('what an instance of the type registered here goes before its nominal size', () => {
  expect(growth(group(['m5.large']), task, [instance(0, 0)])).toMatchObject([{ copiesEach: 1 }])
})

test('without a known type the provider’s own instances say the size, and without those nobody does', () => {
  const own = instance(0, 0, { capacityProvider: 'asg' })
  expect(growth(group([]), task, [own, instance(0, 0)])).toMatchObject([{ copiesEach: 1 }])
  const [unknown] = growth(group([]))
  expect(unknown && copiesAdded(unknown)).toBeNull()
})

test('in awsvpc a new instance takes no more tasks than it has interfaces for', () => {
  const tiny = { ...task, cpu: 1, memoryMiB: 1, networkMode: 'awsvpc' as const }
  expect(growth(group(['m5.xlarge']), tiny)).toMatchObject([{ copiesEach: 3 }])
})

test('where instances of the type have a trunk, interfaces do not limit a new one', () => {
  const tiny = { ...task, cpu: 512, memoryMiB: 512, networkMode: 'awsvpc' as const }
  const older = instance(0, 0)
  const trunked = instance(0, 0, { hasTrunk: true })
  expect(growth(group(['m5.large']), tiny, [older])).toMatchObject([{ copiesEach: 2 }])
  expect(growth(group(['m5.large']), tiny, [older, trunked])).toMatchObject([{ copiesEach: 4 }])
})

test('a group that is gone adds nothing', () => {
  expect(growth({ ...group(['m5.large']), 'auto-scaling-groups': read([]) })).toEqual([])
})

test('a refused call is handed on only where something hangs on it', () => {
  const denied = { 'capacity-providers': refused('ecs:DescribeCapacityProviders') }
  expect(providerGrowth(withGroup, task, [], { ...group([]), ...denied }).ok).toBe(false)
  expect(providerGrowth(cluster({ capacityProviders: ['FARGATE'] }), task, [], { ...group([]), ...denied }).ok).toBe(
    true,
  )
})
