import { describe, expect, test } from 'vitest'
import type { AutoScalingGroup, Service } from '@/lib/sandbox/world/world-types'
import { gatheredFacts } from './testing/gathered-facts'
import { testRegion, testTarget } from './testing/test-target'
import { startTestAws, testWorld } from './testing/test-world'

/** What is read of a region with one cluster and one group, and how often each was asked. */
async function gatheredWith(over: Partial<AutoScalingGroup>, denied?: string, services: readonly Service[] = []) {
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
    clusters: [
      { name: 'main', capacityProviders: ['asg'], services },
      { name: 'still', services },
    ],
    capacityProviders: [
      { name: 'asg', autoScalingGroup: 'asg', managedScaling: { targetCapacity: 100, minimumStep: 1, maximumStep: 9 } },
    ],
    autoScalingGroups: [group],
    ec2VcpuQuotas: { 'L-1216C47A': 48, 'L-34B43A08': 12 },
  }
  const { sandbox, aws } = await startTestAws({ world: testWorld({ regions: { [testRegion]: contents } }) })
  if (denied !== undefined) sandbox.behave({ faults: [{ action: denied, kind: 'deny' }] })
  const { value, calls } = await gatheredFacts(aws, testTarget(), {
    want: ['clusters', 'auto-scaling-groups', 'group-launches', 'instance-types', 'ec2-quotas', 'daemon-services'],
  })
  await sandbox.close()
  const asked = calls
    .map(({ action }) => action)
    .filter((action) => /Launch(Template|Config)|GetServiceQuota/.test(action))
  const ofServices = calls.map(({ action }) => action).filter((action) => /Services$|TaskDefinition$/.test(action))
  return {
    asked: asked.sort(),
    ofServices: ofServices.sort(),
    daemons: value('daemon-services', testRegion),
    launches: value('group-launches', testRegion),
    value,
  }
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

test('overrides by requirements leave the type of their template without meaning: it is not asked for', async () => {
  const { asked, launches, value } = await gatheredWith({ byRequirements: true, spotShare: 50 })
  expect([asked, launches]).toEqual([[], {}])
  expect(value('auto-scaling-groups', testRegion)).toMatchObject([
    { instanceTypes: [], purchase: 'both', launch: null },
  ])
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

describe('DAEMON services', () => {
  const web: Service = { name: 'web', desired: 3, cpu: 256, memoryMiB: 512 }
  const agent: Service = { name: 'agent', desired: 0, cpu: 64, memoryMiB: 128, scheduling: 'DAEMON', hostPorts: [8125] }

  test('are read, with what their tasks reserve, of the clusters that may grow and no others', async () => {
    const placed = { ...agent, name: 'gpu-agent', placedOn: ['attribute:ecs.instance-type =~ g4dn.*'] }
    const far = { ...agent, name: 'far', launchType: 'EXTERNAL' as const }
    const { daemons, ofServices } = await gatheredWith({}, undefined, [web, agent, placed, far])
    expect(Object.keys(daemons)).toEqual(['main'])
    const own = daemons.main?.ok === true ? daemons.main.value : []
    expect(own).toMatchObject([
      {
        service: 'agent',
        definition: {
          placementConstraints: [],
          containerDefinitions: [{ cpu: 64, memory: 128, portMappings: [{ hostPort: 8125 }] }],
        },
      },
      {
        service: 'gpu-agent',
        definition: {
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ g4dn.*' }],
        },
      },
    ])
    expect(JSON.stringify(daemons)).not.toContain('TOKEN')
    expect(ofServices).toEqual([
      'ecs:DescribeServices',
      'ecs:DescribeTaskDefinition',
      'ecs:DescribeTaskDefinition',
      'ecs:ListServices',
    ])
  })

  test('cost one call where there are none, and none where nothing grows', async () => {
    const { daemons, ofServices } = await gatheredWith({}, undefined, [web])
    expect(daemons).toMatchObject({ main: { ok: true, value: [] } })
    expect(ofServices).toEqual(['ecs:ListServices'])
    expect((await gatheredWith({ desired: 4 }, undefined, [web, agent])).ofServices).toEqual([])
    expect((await gatheredWith({}, undefined, [])).ofServices).toEqual([])
  })

  test('twenty-five are described in tens', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ ...agent, name: `agent-${index}` }))
    const { daemons, ofServices } = await gatheredWith({}, undefined, many)
    expect(daemons.main?.ok === true ? daemons.main.value : []).toHaveLength(25)
    expect(ofServices.filter((action) => action === 'ecs:DescribeServices')).toHaveLength(3)
  })

  test.each(['ecs:ListServices', 'ecs:DescribeServices', 'ecs:DescribeTaskDefinition'])(
    'a refusal of %s is the cluster’s own fault',
    async (action) => {
      const { daemons } = await gatheredWith({}, action, [agent])
      expect(daemons.main).toMatchObject({ ok: false, fault: { kind: 'denied', action } })
    },
  )
})
