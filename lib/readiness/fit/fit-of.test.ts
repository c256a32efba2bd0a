import { describe, expect, test } from 'vitest'
import { isFargateSize } from '../capacity/fargate-size'
import { capacityFacts, cluster, instance, read, refused, scalingProviders } from '../testing/capacity-builders'
import { fitOf } from './fit-of'
import type { FitTask } from './fit-task'

type Input = Parameters<typeof fitOf>[0]

const task = (over: Partial<FitTask> = {}): FitTask => ({
  cpu: 256,
  memoryMiB: 512,
  networkMode: 'bridge',
  launchType: 'EC2',
  ...over,
})

function place(over: Partial<Input>) {
  return fitOf({
    cluster: cluster({ registeredInstances: 2 }),
    task: task(),
    count: 1,
    facts: capacityFacts({ main: [instance(512, 2048), instance(2048, 600)] }),
    fargate: read({ of: 'onDemand', used: 10, quota: 12 }),
    ...over,
  })
}

const placed = (over: Partial<Input>) => {
  const answer = place(over)
  if (!answer.ok) throw new Error(`${answer.fault.action} was refused.`)
  return answer.value
}

describe('on instances', () => {
  test('copies go where there is room, and the sentence says how many more would', () => {
    expect(placed({ count: 3 })).toMatchObject({
      fits: true,
      placed: 3,
      perInstance: [
        { instance: 'i-512-2048', placed: 2, refuses: null, state: 'active', instanceType: 'm5.large' },
        { instance: 'i-2048-600', placed: 1, refuses: null },
      ],
      limitedBy: null,
      summary: '3 tasks of 256 CPU and 512 MiB fit now; there is room for 3.',
    })
  })

  test('room that hangs on which instances are managed is not told while that is unread', () => {
    const unread = { 'capacity-providers': refused('ecs:DescribeCapacityProviders') }
    const grown = instance(2048, 7680, { capacityProvider: 'nodes' })
    const facts = (members: ReturnType<typeof instance>[]) => capacityFacts({ main: members }, unread)
    expect(place({ facts: facts([grown]) })).toMatchObject({
      ok: false,
      fault: { action: 'ecs:DescribeCapacityProviders' },
    })
    expect(place({ facts: facts([grown, instance(2048, 7680)]) })).toMatchObject({ ok: true, value: { fits: true } })
  })

  test('network interfaces are said to be counted, for ECS does not tell which tasks hold one', () => {
    const busy = instance(2048, 7680, { runningTasks: 1 })
    const asked = { task: task({ networkMode: 'awsvpc' }), count: 4, facts: capacityFacts({ main: [busy] }) }
    expect(placed(asked)).toMatchObject({
      limitedBy: 'network-interfaces',
      summary: expect.stringContaining('not enough free network interfaces, assuming that every task there uses one.'),
    })
  })

  test.each([
    [task({ memoryMiB: 1024 }), 3, 2, 'memory'],
    [task({ cpu: 1024 }), 2, 1, 'cpu'],
    [task({ cpu: 4096 }), 1, 0, 'cpu'],
    [task({ gpus: 1 }), 1, 0, 'gpu'],
    [task({ ports: [22] }), 1, 0, 'ports'],
    [task({ ports: [8080] }), 3, 2, 'ports'],
    [task({ ports: { tcp: [0], udp: [53] } }), 3, 2, 'ports'],
    [task({ networkMode: 'awsvpc' }), 9, 3, 'cpu'],
  ] as const)('%#: what binds is named', (asked, count, room, limitedBy) => {
    const answer = placed({ task: asked, count })
    expect([answer.fits, answer.placed, answer.limitedBy]).toEqual([false, room, limitedBy])
  })

  test('each instance says why it refuses', () => {
    const members = [
      instance(128, 2048),
      instance(2048, 7680, { status: 'DRAINING' }),
      instance(2048, 7680, { agentConnected: false }),
      instance(2048, 7680, { external: true }),
      instance(2048, 7680, { capacityProvider: 'managed', ec2InstanceId: 'i-managed' }),
    ]
    const providers = read([
      { name: 'managed', arn: 'a', status: 'ACTIVE', autoScalingGroup: null, managedScaling: null },
    ])
    const facts = capacityFacts({ main: members }, { 'capacity-providers': providers })
    expect(placed({ facts }).perInstance.map(({ refuses }) => refuses)).toEqual([
      'CPU: 128 of 256',
      'draining',
      'agent disconnected',
      'EXTERNAL, takes no task of launch type EC2',
      'a managed instance, takes tasks of capacity provider managed only',
    ])
  })

  test('launch type EXTERNAL goes to machines of ECS Anywhere alone', () => {
    const facts = capacityFacts({ main: [instance(2048, 7680), instance(1024, 4096, { external: true })] })
    expect(placed({ facts, task: task({ launchType: 'EXTERNAL' }), count: 4 })).toMatchObject({
      fits: true,
      perInstance: [{ placed: 4 }, { placed: 0, refuses: 'an instance of EC2, takes no task of launch type EXTERNAL' }],
    })
  })

  test('network interfaces bind awsvpc tasks', () => {
    const facts = capacityFacts({ main: [instance(2048, 7680)] })
    expect(placed({ facts, task: task({ networkMode: 'awsvpc' }), count: 3 })).toMatchObject({
      placed: 2,
      limitedBy: 'network-interfaces',
    })
  })

  test('an empty cluster, and one that is not active, take nothing', () => {
    expect(placed({ cluster: cluster() })).toMatchObject({ fits: false, placed: 0, limitedBy: 'instances' })
    expect(placed({ cluster: cluster({ status: 'INACTIVE' }) })).toMatchObject({
      fits: false,
      limitedBy: 'instances',
      summary: 'main is INACTIVE and takes no tasks.',
    })
  })

  test('what was refused is handed on, and only where it could turn the answer', () => {
    const withoutTypes = capacityFacts(
      { main: [instance(512, 2048)] },
      { 'instance-types': refused('ec2:DescribeInstanceTypes') },
    )
    expect(place({ facts: withoutTypes })).toMatchObject({ ok: true })
    expect(place({ facts: withoutTypes, task: task({ networkMode: 'awsvpc' }) })).toMatchObject({
      fault: { action: 'ec2:DescribeInstanceTypes' },
    })
    const unread = capacityFacts({}, { 'container-instances': refused('ecs:ListContainerInstances') })
    expect(place({ facts: unread })).toMatchObject({ fault: { action: 'ecs:ListContainerInstances' } })
    expect(place({ facts: unread, task: task({ launchType: 'FARGATE' }) })).toMatchObject({ ok: true })
  })
})

type GroupChange = Partial<{ maximum: number; instances: number; instanceTypes: string[]; launchSuspended: string }>

describe('what could still be added', () => {
  const group = { maximum: 5, instances: 2, instanceTypes: ['m5.large'] }
  const grown = (over: Partial<Input> = {}, more: GroupChange = {}) =>
    placed({
      cluster: cluster({ registeredInstances: 2, capacityProviders: ['asg', 'FARGATE'] }),
      facts: capacityFacts(
        { main: [instance(512, 2048, { capacityProvider: 'asg' }), instance(2048, 600)] },
        scalingProviders({ name: 'asg', ...group, ...more }),
      ),
      ...over,
    })
  const onProvider = (over: Partial<FitTask> = {}): FitTask => {
    const { launchType: _, ...rest } = task(over)
    return { ...rest, capacityProvider: 'asg' }
  }

  test('is told where a launch type does not fit, and that it would not add it', () => {
    expect(grown({ count: 9 })).toMatchObject({
      fits: false,
      placed: 3,
      growth: [{ capacityProvider: 'asg', autoScalingGroup: 'asg', instances: 3, copiesEach: 8 }],
      fitsAfterGrowth: true,
      summary:
        '3 of 9 tasks of 256 CPU and 512 MiB fit now: not enough free CPU. Capacity provider asg may add up to 3 instances with room for up to 8 each, which is enough. Only a deploy with a capacity provider strategy triggers this; a launch type does not.',
    })
  })

  test('is not looked at where all copies fit, and none are on Fargate or EXTERNAL', () => {
    expect(grown()).toMatchObject({ fits: true, growth: [], fitsAfterGrowth: true })
    expect(grown({ count: 99, task: task({ launchType: 'EXTERNAL' }) })).toMatchObject({
      growth: [],
      fitsAfterGrowth: false,
    })
  })

  test("a capacity provider's task goes to its own instances alone", () => {
    expect(grown({ task: onProvider(), count: 3 })).toMatchObject({
      fits: false,
      placed: 2,
      perInstance: [{ placed: 2 }, { placed: 0, refuses: 'not of capacity provider asg' }],
      fitsAfterGrowth: true,
      summary: expect.stringMatching(/Capacity provider asg may add up to 3 instances .* which is enough\.$/),
    })
  })

  test('a group at its maximum adds nothing', () => {
    expect(grown({ task: onProvider(), count: 3 }, { instances: 5 })).toMatchObject({
      growth: [],
      fitsAfterGrowth: false,
      summary: expect.stringContaining(
        'adds no instance: its group is at its maximum, its process Launch is suspended, or managed scaling is off.',
      ),
    })
  })

  test.each([
    ['a launch type', task()],
    ['its own provider', onProvider()],
  ])('a group whose Launch is suspended adds nothing for %s, far as its maximum may be', (_whose, asked) => {
    const suspended = { launchSuspended: 'User suspended at 2026-11-20T08:00:00Z' }
    expect(grown({ task: asked, count: 9 }, suspended)).toMatchObject({ growth: [], fitsAfterGrowth: false })
  })

  test('what was refused of it is named, and the rest still told', () => {
    const facts = capacityFacts(
      { main: [instance(512, 2048)] },
      {
        ...scalingProviders({ name: 'asg', ...group }),
        'auto-scaling-groups': refused('autoscaling:DescribeAutoScalingGroups'),
      },
    )
    expect(grown({ facts, count: 9 })).toMatchObject({
      placed: 2,
      growth: null,
      fitsAfterGrowth: null,
      summary: expect.stringContaining('autoscaling:DescribeAutoScalingGroups was denied'),
    })
  })

  test('a capacity provider that is not attached is refused as ECS would', () => {
    expect(grown({ task: { ...onProvider(), capacityProvider: 'other' } })).toMatchObject({
      fits: false,
      limitedBy: 'capacity-provider',
      summary: 'Capacity provider other is not attached to main. It has asg and FARGATE.',
    })
  })

  test('FARGATE as a capacity provider is Fargate', () => {
    const { launchType: _, ...rest } = task()
    expect(grown({ task: { ...rest, capacityProvider: 'FARGATE' }, count: 9 })).toMatchObject({
      placed: 8,
      limitedBy: 'fargate-quota',
    })
  })
})

describe('on Fargate', () => {
  const onFargate = (over: Partial<FitTask> = {}) => task({ launchType: 'FARGATE', ...over })

  test('the quota and what is in use of it decide', () => {
    expect(placed({ task: onFargate(), count: 8 })).toMatchObject({ fits: true, placed: 8, limitedBy: null })
    expect(placed({ task: onFargate(), count: 9 })).toEqual({
      fits: false,
      placed: 8,
      perInstance: [],
      limitedBy: 'fargate-quota',
      growth: [],
      fitsAfterGrowth: false,
      notLookedAt: [],
      summary: 'Fargate needs no instances; 10 of 12 vCPU in use: the quota leaves room for 8 of 9 tasks.',
    })
  })

  test('without a quota everything fits, and a refused one is handed on', () => {
    expect(placed({ task: onFargate(), count: 500, fargate: null })).toMatchObject({ fits: true, placed: 500 })
    expect(place({ task: onFargate(), fargate: refused('servicequotas:GetServiceQuota') })).toMatchObject({
      fault: { action: 'servicequotas:GetServiceQuota' },
    })
  })

  test('GPUs and sizes that it does not have are refused', () => {
    expect(placed({ task: onFargate({ gpus: 1 }) })).toMatchObject({ fits: false, limitedBy: 'gpu' })
    expect(placed({ task: onFargate({ cpu: 300 }) })).toMatchObject({ fits: false, limitedBy: 'fargate-size' })
  })

  test.each([
    [256, 512, true],
    [256, 1536, false],
    [256, 3072, false],
    [512, 1024, true],
    [512, 4096, true],
    [512, 5120, false],
    [1024, 2049, false],
    [4096, 30_720, true],
    [8192, 20_480, true],
    [8192, 18_432, false],
    [16_384, 122_880, true],
    [300, 512, false],
  ])('%i CPU with %i MiB: %s', (cpu, memoryMiB, is) => {
    expect(isFargateSize({ cpu, memoryMiB })).toBe(is)
  })
})
