import { expect, test } from 'vitest'
import type { AutoScalingGroup } from '@/lib/sandbox/world/world-types'
import { gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { startTestAws, testWorld } from './testing/test-world'

/** What is read of a region with one cluster and one group, and how often each was asked. */
async function gatheredWith(over: Partial<AutoScalingGroup>, denied?: string) {
  const group = {
    name: 'asg',
    minimum: 0,
    maximum: 4,
    desired: 0,
    instanceTypes: ['c5.large'],
    availabilityZones: [`${testRegion}a`],
    ...over,
  }
  const contents = {
    clusters: [{ name: 'main', capacityProviders: ['asg'] }],
    capacityProviders: [
      { name: 'asg', autoScalingGroup: 'asg', managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 9 } },
    ],
    autoScalingGroups: [group],
    ec2VcpuQuotas: { 'L-1216C47A': 48, 'L-34B43A08': 12 },
  }
  const { sandbox, aws } = await startTestAws({ world: testWorld({ regions: { [testRegion]: contents } }) })
  if (denied !== undefined) sandbox.behave({ faults: [{ action: denied, kind: 'deny' }] })
  const { value, calls } = await gatheredFacts(aws, testTarget(), {
    want: ['clusters', 'group-launches', 'instance-types', 'ec2-quotas'],
  })
  await sandbox.close()
  const asked = calls
    .map(({ action }) => action)
    .filter((action) => /Launch(Template|Config)|GetServiceQuota/.test(action))
  return { asked: asked.sort(), launches: value('group-launches', testRegion), value }
}

test('an empty group is asked for its launch template, and its type for its size and quota', async () => {
  const { asked, launches, value } = await gatheredWith({})
  expect(launches).toEqual({
    asg: { ok: true, value: { instanceType: 'c5.large', spot: false }, at: expect.any(String) },
  })
  expect(value('instance-types', testRegion).map(({ name }) => name)).toEqual(['c5.large'])
  expect(value('ec2-quotas', testRegion)).toEqual({ 'L-1216C47A': 48 })
  expect(asked).toEqual(['ec2:DescribeLaunchTemplateVersions', 'servicequotas:GetServiceQuota'])
})

test('a launch configuration tells the same', async () => {
  const { asked, launches } = await gatheredWith({ launchConfiguration: true, launchType: 'm5.large' })
  expect(launches.asg).toMatchObject({ value: { instanceType: 'm5.large', spot: false } })
  expect(asked).toEqual(['autoscaling:DescribeLaunchConfigurations', 'servicequotas:GetServiceQuota'])
})

test.each([false, true])(
  'Spot is asked for and has its own quota (launch configuration: %s)',
  async (launchConfiguration) => {
    const { launches, value } = await gatheredWith({ launchConfiguration, spotShare: 100 })
    expect(launches.asg).toMatchObject({ value: { spot: true } })
    expect(value('ec2-quotas', testRegion)).toEqual({ 'L-34B43A08': 12 })
  },
)

test('a template by requirements names no type, and no quota is asked for', async () => {
  const { asked, launches } = await gatheredWith({ launchType: null })
  expect(launches.asg).toMatchObject({ value: { instanceType: null } })
  expect(asked).toEqual(['ec2:DescribeLaunchTemplateVersions'])
})

test('overrides of a mixed instances policy name types and purchase: no template is asked for', async () => {
  const mixed = await gatheredWith({ instanceTypes: ['c5.large', 'm5.large'], spotShare: 50 })
  expect(mixed.launches).toEqual({})
  expect(mixed.value('ec2-quotas', testRegion)).toEqual({ 'L-1216C47A': 48, 'L-34B43A08': 12 })
})

test.each([
  ['stands at its maximum', { desired: 4 }],
  ['launches nothing', { suspendedProcesses: [['Launch', 'User suspended']] as const }],
])('a group that %s costs no call', async (_what, over) => {
  expect((await gatheredWith(over)).asked).toEqual([])
})

test('a refusal is one group’s own fault', async () => {
  const { launches, value } = await gatheredWith({}, 'ec2:DescribeLaunchTemplateVersions')
  expect(launches.asg).toMatchObject({
    ok: false,
    fault: { kind: 'denied', action: 'ec2:DescribeLaunchTemplateVersions' },
  })
  expect(value('ec2-quotas', testRegion)).toEqual({})
})
