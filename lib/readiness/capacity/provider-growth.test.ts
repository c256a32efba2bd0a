import { describe, expect, test } from 'vitest'
import type { ContainerInstance } from '../facts/container-instances'
import type { DaemonService } from '../facts/daemon-services'
import { capacityFacts, cluster, instance, read, refused, scalingProviders } from '../testing/capacity-builders'
import type { CapacityFacts } from './capacity-facts'
import { copiesAdded, providerGrowth } from './provider-growth'
import { daemonWords } from './room-words'
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

describe('a DAEMON service takes its room on each new instance first', () => {
  const used = cluster({ capacityProviders: ['asg'], activeServices: 3 })
  type Definition = DaemonService['definition']
  const daemon = (over: Partial<Definition> = {}, one: Partial<Definition['containerDefinitions'][number]> = {}) => ({
    service: 'agent',
    definition: {
      cpu: null,
      memory: null,
      networkMode: null,
      runtimePlatform: { cpuArchitecture: null, operatingSystemFamily: null },
      placementConstraints: [],
      containerDefinitions: [
        { cpu: 64, memory: 128, memoryReservation: null, portMappings: [], resourceRequirements: [], ...one },
      ],
      ...over,
    },
  })
  const memberOf = (expression: string) => ({ placementConstraints: [{ type: 'memberOf', expression }] })
  const port = (hostPort: number) => ({ portMappings: [{ containerPort: 80, hostPort, protocol: null }] })
  const one: TaskToPlace = { ...task, cpu: 512, memoryMiB: 1024 }
  const grown = (daemons: CapacityFacts['daemon-services'], asked = one, instances: ContainerInstance[] = []) =>
    providerGrowth(used, asked, instances, {
      ...group(['m5.large']),
      ...(daemons === undefined ? {} : { 'daemon-services': daemons }),
    })
  const eachWith = (daemons: DaemonService[], asked = one, instances: ContainerInstance[] = []) => {
    const gathered = grown(read({ main: read(daemons) }), asked, instances)
    return gathered.ok ? gathered.value[0]?.copiesEach : gathered.fault.action
  }

  test.each<[string, DaemonService[], number | null]>([
    ['none', [], 4],
    ['a small one', [daemon()], 3],
    ['one that leaves just enough', [daemon({}, { cpu: 0, memory: 4096 })], 4],
    ['one MiB more', [daemon({}, { cpu: 0, memory: 4097 })], 3],
    ['a reservation counts, not the limit', [daemon({}, { cpu: 0, memory: 7000, memoryReservation: 64 })], 4],
    ['the task’s own size counts', [daemon({ cpu: '1024', memory: '1 GB' })], 2],
    ['two of them add up', [daemon({}, { cpu: 500 }), daemon({}, { cpu: 500 })], 2],
    ['one that takes all', [daemon({}, { cpu: 2048 })], 0],
    ['one larger than the instance', [daemon({}, { cpu: 4096 })], 0],
    ['one for Windows, of which nobody can tell', [daemon(memberOf('attribute:ecs.os-type == windows'))], null],
    ['one whose definition cannot be read', [daemon({ memory: 'much' })], null],
    [
      'one of which nobody can tell, and that takes nothing away',
      [daemon(memberOf('attribute:a exists'), { cpu: 0 })],
      4,
    ],
  ])('%s', (_what, daemons, each) => {
    expect(eachWith(daemons)).toBe(each)
  })

  test('where an instance of the type runs here, it shows whether a daemon runs there', () => {
    const like = [instance(0, 0, { registered: { cpu: 2048, memoryMiB: 8192, gpus: 0 } })]
    const big = { cpu: 1024 }
    expect(eachWith([daemon(memberOf('attribute:ecs.instance-type == m5.large'), big)], one, like)).toBe(2)
    expect(eachWith([daemon(memberOf('attribute:ecs.instance-type == g4dn.xlarge'), big)], one, like)).toBe(4)
    expect(eachWith([daemon(memberOf('task:group == a'), big)], one, like)).toBeNull()
  })

  test('its host ports and interfaces are taken too', () => {
    const fixed = { ...one, ports: { tcp: [8080], udp: [] } }
    expect(eachWith([daemon({}, port(8080))], fixed)).toBe(0)
    expect(eachWith([daemon({}, port(8081))], fixed)).toBe(1)
    const awsvpc = { ...one, cpu: 64, memoryMiB: 64, networkMode: 'awsvpc' as const }
    expect(eachWith([daemon({}, { cpu: 0 })], awsvpc)).toBe(2)
    expect(eachWith([daemon({ networkMode: 'awsvpc' }, { cpu: 0 })], awsvpc)).toBe(1)
  })

  test('a cluster without services has none, whatever was read', () => {
    expect(growth({ ...group(['m5.large']), 'daemon-services': refused('ecs:ListServices') })).toMatchObject([
      { copiesEach: 2, daemons: 0 },
    ])
  })

  test('what was refused is handed on, where the growth would be promised', () => {
    const own = read({ main: refused('ecs:DescribeTaskDefinition') })
    expect(grown(own)).toMatchObject({ ok: false, fault: { action: 'ecs:DescribeTaskDefinition' } })
    expect(grown(refused('ecs:ListServices'))).toMatchObject({ ok: false, fault: { action: 'ecs:ListServices' } })
    expect(grown(own, { ...one, cpu: 9000 })).toMatchObject({ ok: true, value: [{ copiesEach: 0 }] })
  })

  test('a check of an older Shipshape did not read them: the words say so', () => {
    const gathered = grown(undefined)
    expect(gathered).toMatchObject({ ok: true, value: [{ copiesEach: 4, daemons: null }] })
    expect(daemonWords(gathered.ok ? gathered.value : [])).toContain('did not read them')
    expect(daemonWords(growth(group(['m5.large'])))).toBe('')
  })
})
