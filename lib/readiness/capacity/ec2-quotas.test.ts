import { describe, expect, test } from 'vitest'
import {
  capacityFacts,
  cluster,
  read,
  refused,
  type ScalingGroup,
  scalingProviders,
} from '../testing/capacity-builders'
import type { CapacityFacts } from './capacity-facts'
import { quotaCodes, quotasOf } from './ec2-quotas'
import { providerGrowth } from './provider-growth'
import type { TaskToPlace } from './task-to-place'

const task: TaskToPlace = { cpu: 1024, memoryMiB: 1024, gpus: 0, ports: { tcp: [], udp: [] }, networkMode: 'bridge' }
const standard = 'L-1216C47A'

describe('a family has its own quota, On-Demand and Spot apart', () => {
  test.each([
    ['m5.large', standard, 'L-34B43A08'],
    ['c6i.xlarge', standard, 'L-34B43A08'],
    ['t4g.nano', standard, 'L-34B43A08'],
    ['im4gn.large', standard, 'L-34B43A08'],
    ['is4gen.large', standard, 'L-34B43A08'],
    ['d3en.xlarge', standard, 'L-34B43A08'],
    ['g4dn.xlarge', 'L-DB2E81BA', 'L-3819A6DF'],
    ['gr6.4xlarge', 'L-DB2E81BA', 'L-3819A6DF'],
    ['vt1.3xlarge', 'L-DB2E81BA', 'L-3819A6DF'],
    ['p4de.24xlarge', 'L-417A185B', 'L-7212CCBC'],
    ['p5en.48xlarge', 'L-417A185B', 'L-C4BD4855'],
    ['i7ie.large', standard, 'L-34B43A08'],
    ['f1.2xlarge', 'L-74FC7D96', 'L-88CF9481'],
    ['x2gd.large', 'L-7295265B', 'L-E3A00192'],
    ['inf2.xlarge', 'L-1945791B', 'L-B5D1601B'],
    ['trn1n.32xlarge', 'L-2C3B7624', 'L-6B0D517C'],
    ['dl2q.24xlarge', 'L-6E869C2A', 'L-85EED4F7'],
  ])('%s', (type, onDemand, spot) => {
    expect(quotasOf(type, 'on-demand')?.map(({ code }) => code)).toEqual([onDemand])
    expect(quotasOf(type, 'spot')?.map(({ code }) => code)).toEqual([spot])
    expect(quotasOf(type, 'both')?.map(({ code }) => code)).toEqual([onDemand, spot])
  })

  test.each(['mac2.metal', '', '5.large', 'constructor.large'])('nobody knows the quota of "%s"', (type) => {
    expect(quotasOf(type, 'on-demand')).toBeNull()
  })

  test.each(['u-6tb1.metal', 'u7i-12tb.224xlarge', 'hpc6a.48xlarge', 'p6-b200.48xlarge'])(
    '%s has none of Spot that we know',
    (type) => {
      expect(quotasOf(type, 'on-demand')).toHaveLength(1)
      expect(quotasOf(type, 'spot')).toBeNull()
    },
  )
})

type Group = ScalingGroup & { launch?: 'template' }

function grown(group: Partial<Group>, over: Partial<CapacityFacts> = {}) {
  const providers = scalingProviders({ name: 'asg', instances: 2, maximum: 10, ...group })
  const groups = providers['auto-scaling-groups']
  const launched = groups.ok
    ? read(
        groups.value.map((each) =>
          group.launch === undefined
            ? each
            : { ...each, purchase: null, launch: { from: 'template' as const, id: 'lt-1', version: '1' } },
        ),
      )
    : groups
  const facts = capacityFacts({}, { ...providers, 'auto-scaling-groups': launched, ...over })
  return providerGrowth(cluster({ capacityProviders: ['asg'] }), task, [], facts)
}

describe('the quota of EC2 bounds what a group may add', () => {
  const quotas = (value: number | null) => ({ 'ec2-quotas': read({ [standard]: value }) })

  test.each([
    ['leaves room for all', 1000, 8, null],
    ['leaves exactly what the maximum does', 20, 8, null],
    ['leaves one less', 19, 7, standard],
    ['leaves half an instance', 5, 0, standard],
    ['is spent', 4, 0, standard],
    ['was lowered below what runs', 1, 0, standard],
    ['is none', 0, 0, standard],
    ['is not kept by AWS', null, 8, null],
  ])('%s', (_what, quota, instances, stopped) => {
    const growth = grown({}, quotas(quota))
    expect(growth).toMatchObject({ ok: true, value: [{ instances, copiesEach: 2 }] })
    expect(growth.ok && growth.value[0]?.quota?.code).toBe(stopped ?? undefined)
  })

  test('the group of several sizes is counted by its largest, which the copies are counted by', () => {
    const mixed = { instanceTypes: ['m5.large', 'm5.xlarge'], instances: 0 }
    expect(grown(mixed, quotas(10))).toMatchObject({ value: [{ instances: 2, copiesEach: 4 }] })
  })

  test('what other groups of the family run is in use too', () => {
    const two = scalingProviders(
      { name: 'asg', instances: 0, maximum: 10 },
      { name: 'other', instances: 5, maximum: 5 },
    )
    const facts = capacityFacts({}, { ...two, ...quotas(12) })
    const growth = providerGrowth(cluster({ capacityProviders: ['asg'] }), task, [], facts)
    expect(growth).toMatchObject({ value: [{ instances: 1, quota: { used: 10, quota: 12 } }] })
  })

  test('a type that nobody knows is bounded by nothing that we know', () => {
    expect(grown({ instanceTypes: ['mac2.metal'] }, quotas(0))).toMatchObject({
      value: [{ instances: 8, quota: null }],
    })
  })

  test('refused, nobody can tell', () => {
    const denied = refused('servicequotas:GetServiceQuota')
    expect(grown({}, { 'ec2-quotas': denied })).toMatchObject({ ok: false, fault: denied.fault })
  })

  test('a full group asks for no quota, so a refusal of it says nothing', () => {
    const denied = refused('servicequotas:GetServiceQuota')
    expect(grown({ maximum: 2 }, { 'ec2-quotas': denied })).toMatchObject({ ok: true, value: [] })
  })

  test('a scan of an older Shipshape did not ask', () => {
    expect(grown({})).toMatchObject({ ok: true, value: [{ instances: 8, quota: null }] })
  })
})

describe('the launch template says how large a new instance is where none runs', () => {
  const empty = { instances: 0, instanceTypes: [], launch: 'template' as const }
  const launches = (instanceType: string | null, spot = false) => ({
    'group-launches': read({ asg: read({ instanceType, spot }) }),
  })

  test.each([
    ['its type', 'm5.xlarge', 4],
    ['another type', 'm5.large', 2],
    ['a type that EC2 was not asked for', 'm9.large', null],
    ['requirements instead of a type', null, null],
  ])('%s', (_what, type, copiesEach) => {
    expect(grown(empty, launches(type))).toMatchObject({ ok: true, value: [{ copiesEach }] })
  })

  test('it says that Spot is asked for, whose quota is another', () => {
    const quotas = { 'ec2-quotas': read({ [standard]: 0, 'L-34B43A08': 6 }) }
    expect(grown(empty, { ...launches('m5.large', true), ...quotas })).toMatchObject({
      value: [{ instances: 3, quota: { code: 'L-34B43A08', name: expect.stringContaining('Spot') } }],
    })
  })

  test('refused, the size is not guessed and the call is named', () => {
    const denied = refused('ec2:DescribeLaunchTemplateVersions')
    expect(grown(empty, { 'group-launches': read({ asg: denied }) })).toMatchObject({ ok: false, fault: denied.fault })
  })

  test('codes are asked for once, and none for a group that launches nothing', () => {
    const groups = (launchSuspended: string | null) =>
      ['a', 'b'].map((name) => ({
        name,
        minimum: 0,
        maximum: 5,
        desired: 0,
        instances: 0,
        launchSuspended,
        instanceTypes: ['m5.large', 'g4dn.xlarge'],
        purchase: 'on-demand' as const,
        launch: null,
      }))
    expect(quotaCodes(groups(null), {})).toEqual([standard, 'L-DB2E81BA'])
    expect(quotaCodes(groups('no reason given'), {})).toEqual([])
  })
})
