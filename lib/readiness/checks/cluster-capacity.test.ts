import { describe, expect, test } from 'vitest'
import { defaultReferenceTask, type ReferenceTask } from '@/lib/registry/reference-task'
import type { CapacityFacts } from '../capacity/capacity-facts'
import type { Facts } from '../facts'
import type { Cluster } from '../facts/clusters'
import type { DaemonService } from '../facts/daemon-services'
import { renderFix } from '../fixes'
import type { Gathered } from '../gathered'
import {
  capacityFacts,
  cluster,
  contextOf,
  fargateFacts,
  furtherFacts,
  instance,
  read,
  refused,
  registryOf,
  scalingProviders,
} from '../testing/capacity-builders'
import { clusterCapacity } from './cluster-capacity'

type FargateGathered = { [K in 'fargate-quota' | 'fargate-usage']: Gathered<Facts[K]> }

function judge(
  clusters: Cluster[],
  facts: CapacityFacts,
  task: Partial<ReferenceTask> | null = null,
  scope: string[] | null = null,
  fargate: FargateGathered = fargateFacts(),
) {
  const referenceTask = task === null ? null : { ...defaultReferenceTask, ...task }
  return clusterCapacity.judge(
    { clusters, ...furtherFacts(), ...facts, ...fargate },
    contextOf(registryOf({ referenceTask, clusters: scope })),
  )
}

function judgeOne(over: Partial<Cluster>, facts: CapacityFacts, task: Partial<ReferenceTask> | null = null) {
  const [verdict] = judge([cluster(over)], facts, task)
  if (verdict === undefined) throw new Error('A cluster was left without a verdict.')
  return verdict
}

const three = { main: [instance(0, 100), instance(128, 3000), instance(100, 400)] }
const roomy = { main: [instance(2048, 7680)] }
const fromZero = scalingProviders({ name: 'asg', instances: 0, maximum: 10 })
const atMaximum = scalingProviders({ name: 'asg', instances: 10, maximum: 10 })
const suspended = scalingProviders({
  name: 'asg',
  instances: 0,
  maximum: 10,
  launchSuspended: 'Administratively suspended: repeated launch failures',
})
const unmanaged = {
  ...fromZero,
  'capacity-providers': read([
    { name: 'asg', arn: 'a', status: 'ACTIVE', autoScalingGroup: 'asg', managedScaling: null },
  ]),
}
const managedInstances = {
  ...fromZero,
  'capacity-providers': read([
    { name: 'asg', arn: 'a', status: 'ACTIVE', autoScalingGroup: null, managedScaling: null },
  ]),
}
const unsized = scalingProviders({ name: 'asg', instances: 0, maximum: 10, instanceTypes: [] })
const withInstances = { registeredInstances: 1 }
const withGroup = { capacityProviders: ['asg'] }
const unreadInstances = { 'container-instances': read({ main: refused('ecs:ListContainerInstances', 'throttled') }) }

describe('the verdict on one cluster', () => {
  const cases: [string, string, Partial<Cluster>, CapacityFacts, Partial<ReferenceTask>?][] = [
    ['pass', 'an instance has room', withInstances, capacityFacts(roomy)],
    ['fail', 'room is free in sum only', withInstances, capacityFacts(three)],
    ['fail', 'one copy of three fits', withInstances, capacityFacts({ main: [instance(256, 512)] }), { count: 3 }],
    [
      'fail',
      'the only instance with room is EXTERNAL',
      withInstances,
      capacityFacts({ main: [instance(2048, 7680, { external: true })] }),
    ],
    ['fail', 'it is empty and nothing else is in use', {}, capacityFacts()],
    ['pass', 'compute is FARGATE, in any active cluster', {}, capacityFacts(), { compute: 'FARGATE' }],
    ['fail', 'compute is FARGATE and GPUs are wanted', {}, capacityFacts(), { compute: 'FARGATE', gpus: 1 }],
    ['pass', 'compute is any and Fargate is attached', { capacityProviders: ['FARGATE_SPOT'] }, capacityFacts()],
    ['pass', 'compute is any and Fargate is in use', { activeFargateServices: 1 }, capacityFacts()],
    [
      'fail',
      'compute is EC2 and only Fargate is attached',
      { capacityProviders: ['FARGATE'] },
      capacityFacts(),
      { compute: 'EC2' },
    ],
    ['warn', 'a provider may scale out from zero', withGroup, capacityFacts({}, fromZero)],
    ['warn', 'nobody knows how large a new instance would be', withGroup, capacityFacts({}, unsized)],
    ['warn', 'managed instances are attached', withGroup, capacityFacts({}, managedInstances)],
    ['fail', 'the group stands at its maximum', withGroup, capacityFacts({}, atMaximum)],
    ['fail', 'its group launches nothing', withGroup, capacityFacts({}, suspended)],
    [
      'fail',
      'compute names a provider whose group launches nothing',
      withGroup,
      capacityFacts({}, suspended),
      { compute: 'asg' },
    ],
    ['fail', 'managed scaling is off', withGroup, capacityFacts({}, unmanaged)],
    ['fail', 'no new instance would be large enough', withGroup, capacityFacts({}, fromZero), { cpu: 4096 }],
    [
      'pass',
      'compute names a provider that may grow enough',
      withGroup,
      capacityFacts({}, fromZero),
      { compute: 'asg' },
    ],
    [
      'pass',
      'compute names managed instances',
      withGroup,
      capacityFacts({}, managedInstances),
      { compute: 'asg', count: 500 },
    ],
    [
      'fail',
      'compute names a provider that may not grow enough',
      withGroup,
      capacityFacts({}, fromZero),
      { compute: 'asg', count: 81 },
    ],
    ['fail', 'compute names a provider that is not attached', withInstances, capacityFacts(roomy), { compute: 'asg' }],
    [
      'fail',
      'compute names a full provider beside others with room',
      { ...withInstances, ...withGroup },
      capacityFacts(roomy, atMaximum),
      { compute: 'asg' },
    ],
    [
      'pass',
      'compute names an attached FARGATE_SPOT',
      { capacityProviders: ['FARGATE_SPOT'] },
      capacityFacts(),
      { compute: 'FARGATE_SPOT' },
    ],
    [
      'warn',
      'awsvpc is wanted and the tasks there may hold every interface, or none',
      withInstances,
      capacityFacts({ main: [instance(2048, 7680, { runningTasks: 2 })] }),
      { networkMode: 'awsvpc' },
    ],
    [
      'fail',
      'awsvpc is wanted more often than there are interfaces',
      withInstances,
      capacityFacts({ main: [instance(2048, 7680, { runningTasks: 2 })] }),
      { networkMode: 'awsvpc', count: 3 },
    ],
    [
      'fail',
      'awsvpc is wanted and memory is short, whatever the tasks hold',
      withInstances,
      capacityFacts({ main: [instance(2048, 100, { runningTasks: 2 })] }),
      { networkMode: 'awsvpc' },
    ],
  ]
  test.each(cases)('%s: %s', (status, _when, over, facts, task) => {
    expect(judgeOne(over, facts, task ?? null).status).toBe(status)
  })
})

describe('what was not read', () => {
  const groupsRefused = { ...fromZero, 'auto-scaling-groups': refused('autoscaling:DescribeAutoScalingGroups') }
  const typesRefused = { 'instance-types': refused('ec2:DescribeInstanceTypes') }
  const cases: [string, string, Partial<Cluster>, CapacityFacts, Partial<ReferenceTask>?][] = [
    ['unknown', 'instances decide', withInstances, capacityFacts({}, unreadInstances)],
    [
      'pass',
      'Fargate serves it whatever the instances say',
      { ...withInstances, capacityProviders: ['FARGATE'] },
      capacityFacts({}, unreadInstances),
    ],
    [
      'pass',
      'the named provider may grow enough from nothing',
      { ...withInstances, ...withGroup },
      capacityFacts({}, { ...fromZero, ...unreadInstances }),
      { compute: 'asg' },
    ],
    ['unknown', 'the groups decide', withGroup, capacityFacts({}, groupsRefused)],
    [
      'pass',
      'an instance has room, so groups do not matter',
      { ...withInstances, ...withGroup },
      capacityFacts(roomy, groupsRefused),
    ],
    ['fail', 'no group is attached, so groups do not matter', withInstances, capacityFacts(three, groupsRefused)],
    ['unknown', 'interfaces decide', withInstances, capacityFacts(roomy, typesRefused), { networkMode: 'awsvpc' }],
    [
      'pass',
      'a trunk makes interfaces no limit',
      withInstances,
      capacityFacts({ main: [instance(2048, 7680, { hasTrunk: true })] }, typesRefused),
      { networkMode: 'awsvpc' },
    ],
    [
      'fail',
      'CPU is short, so interfaces do not matter',
      withInstances,
      capacityFacts(three, typesRefused),
      { networkMode: 'awsvpc' },
    ],
    ['pass', 'bridge needs no interfaces', withInstances, capacityFacts(roomy, typesRefused)],
    ['unknown', 'the size of a new instance decides', withGroup, capacityFacts({}, { ...fromZero, ...typesRefused })],
  ]
  test.each(cases)('%s: %s', (status, _when, over, facts, task) => {
    expect(judgeOne(over, facts, task ?? null).status).toBe(status)
  })

  test('one unread cluster leaves the others judged', () => {
    const clusters = [cluster({ name: 'risk', registeredInstances: 1 }), cluster(withInstances)]
    const facts = capacityFacts(
      {},
      {
        'container-instances': read({
          risk: refused('ecs:ListContainerInstances'),
          main: read([instance(2048, 7680)]),
        }),
      },
    )
    expect(judge(clusters, facts).map(({ resource, status }) => [resource, status])).toEqual([
      ['risk', 'unknown'],
      ['main', 'pass'],
    ])
  })
})

describe('which clusters are judged', () => {
  const statuses = (...args: Parameters<typeof judge>) =>
    judge(...args).map(({ resource, status }) => [resource, status])

  test('an empty cluster beside one in use is left alone', () => {
    const clusters = [cluster({ name: 'default' }), cluster(withInstances)]
    expect(statuses(clusters, capacityFacts(roomy))).toEqual([
      ['default', 'not-applicable'],
      ['main', 'pass'],
    ])
  })

  test('clusters that the account names, by name or glob, are the only ones', () => {
    const clusters = [cluster({ name: 'pay-a' }), cluster({ name: 'pay-b' }), cluster(withInstances)]
    expect(statuses(clusters, capacityFacts(roomy), null, ['pay-*'])).toEqual([
      ['pay-a', 'fail'],
      ['pay-b', 'fail'],
      ['main', 'not-applicable'],
    ])
  })

  test('a cluster that is not ACTIVE has no finding, and a region without any has one', () => {
    expect(statuses([cluster({ status: 'PROVISIONING' })], capacityFacts())).toEqual([[null, 'not-applicable']])
  })
})

describe('the words', () => {
  test('say what fits, what is free in sum, and that the default was measured', () => {
    expect(judgeOne(withInstances, capacityFacts(three))).toMatchObject({
      title: 'main has no room for the reference task',
      summary:
        '256 CPU and 512 MiB fit on none of 3 instances, though 228 CPU and 3,500 MiB are free in total: too little CPU on each of 3 instances. Largest task that fits: 128 CPU, 3,000 MiB. Measured with the default task, because this account sets none.',
      evidence: [
        {
          columns: ['Instance', 'Free CPU', 'Free memory', 'Why not'],
          rows: [
            [{ text: 'i-128-3000', code: true }, '128', '3,000 MiB', 'CPU: 128 of 256'],
            expect.anything(),
            expect.anything(),
          ],
        },
      ],
    })
  })

  test('say that Deck’s default does not make a provider scale out', () => {
    expect(judgeOne(withGroup, capacityFacts({}, fromZero)).summary).toContain(
      "launch type EC2, Deck's default, does not trigger this",
    )
  })

  test('say what launch type EC2 would find where only Fargate has room', () => {
    const both = { ...withInstances, capacityProviders: ['FARGATE'] }
    expect(judgeOne(both, capacityFacts(three)).summary).toContain(
      'Launch type EC2 would not fit: too little CPU on each of 3 instances. Largest task that fits: 128 CPU, 3,000 MiB.',
    )
  })

  test('do not speak of a default when somebody chose the task', () => {
    expect(judgeOne(withInstances, capacityFacts(three), {}).summary).not.toContain('default reference task')
  })
})

describe('the fix', () => {
  const fixOf = (...args: Parameters<typeof judgeOne>) => {
    const verdict = judgeOne(...args)
    if (verdict.status !== 'fail' && verdict.status !== 'warn') throw new Error(`A ${verdict.status} has no fix.`)
    return renderFix(verdict.fix)
  }

  test('raises the desired capacity within the maximum, by as many instances as are missing', () => {
    expect(fixOf(withGroup, capacityFacts({}, fromZero), { count: 20 }).cli).toBe(
      'aws autoscaling update-auto-scaling-group --auto-scaling-group-name asg --desired-capacity 3 --region us-east-1',
    )
  })

  test('raises the maximum where it stands in the way', () => {
    expect(fixOf(withGroup, capacityFacts({}, atMaximum)).cli).toContain('--max-size 11 --desired-capacity 11')
  })

  test('attaches Fargate to a bare cluster', () => {
    expect(fixOf({}, capacityFacts()).cli).toBe(
      "aws ecs put-cluster-capacity-providers --cluster main --capacity-providers FARGATE FARGATE_SPOT --default-capacity-provider-strategy '[]' --region us-east-1",
    )
  })

  test('carries the attached providers and their strategy over when it attaches Fargate', () => {
    const { cli } = fixOf(withGroup, capacityFacts(), { compute: 'FARGATE_SPOT' })
    expect(cli).toContain('--capacity-providers asg FARGATE FARGATE_SPOT')
    expect(cli).toContain('clusters[0].defaultCapacityProviderStrategy')
  })

  test('reconnects instances where that alone makes room', () => {
    const facts = capacityFacts({ main: [instance(2048, 7680, { status: 'DRAINING', ec2InstanceId: 'i-1' })] })
    expect(fixOf(withInstances, facts).cli).toContain(
      '--container-instances arn:aws:ecs:us-east-1:210000000004:container-instance/main/i-1 --status ACTIVE',
    )
  })

  test('does not raise a group whose instances are too small for the task', () => {
    expect(fixOf(withGroup, capacityFacts({}, fromZero), { cpu: 4096 }).text).toContain(
      'Register an instance with at least 4,096 CPU and 512 MiB in cluster main',
    )
  })

  test('promises no scaling by itself where managed scaling is off', () => {
    expect(fixOf(withGroup, capacityFacts({}, unmanaged)).text).not.toContain('by itself')
    expect(fixOf(withGroup, capacityFacts({}, fromZero)).text).toContain('by itself')
  })

  test('registers an instance where no group stands behind the cluster', () => {
    expect(fixOf(withInstances, capacityFacts(three))).toMatchObject({
      cli: expect.stringContaining('ECS_CLUSTER=main'),
      console: expect.stringContaining('/clusters/main/infrastructure?region=us-east-1'),
    })
  })
})

describe("Fargate's quota", () => {
  const onFargate = (fargate: FargateGathered, task: Partial<ReferenceTask> = {}) => {
    const [verdict] = judge([cluster({ capacityProviders: ['FARGATE'] })], capacityFacts(), task, null, fargate)
    return verdict
  }

  test('stands in the evidence, in use against its limit', () => {
    expect(onFargate(fargateFacts(412), { cpu: 512, count: 3 })).toMatchObject({
      status: 'pass',
      summary: expect.stringContaining('Fargate: 412 of 4,000 vCPU in use.'),
      evidence: [{ rows: [['412', '4,000', { text: '1.5', status: 'pass' }]] }],
    })
  })

  test('fails nothing by itself, and says what it leaves room for', () => {
    expect(onFargate(fargateFacts(5.5, 6), { cpu: 256, count: 3 })).toMatchObject({
      status: 'pass',
      summary: expect.stringContaining('room for 2 tasks of 3: raise quota L-3032A538'),
      evidence: [{ rows: [['5.5', '6', { text: '0.75', status: 'warn' }]] }],
    })
  })

  test('is zero in use where CloudWatch has no count, and unsaid where AWS keeps none', () => {
    expect(onFargate(fargateFacts(null))?.summary).toContain('0 of 4,000 vCPU in use')
    expect(onFargate(fargateFacts(3, null))).toMatchObject({ status: 'pass', evidence: [] })
  })

  test('says nothing to a size that Fargate does not have: a deploy of it is refused anywhere', () => {
    const [verdict] = judge([cluster()], capacityFacts(), { compute: 'FARGATE', cpu: 100, memoryMiB: 128 })
    expect(verdict).toMatchObject({
      status: 'warn',
      title: 'Fargate has no size of 100 CPU and 128 MiB',
      fix: { kind: 'edit-registry', field: 'referenceTask' },
    })
  })

  describe('of Spot binds', () => {
    const facts = fargateFacts(412, 4000, { used: 24, quota: 25 })
    const saying = (providers: string[], task: Partial<ReferenceTask>) => {
      const [verdict] = judge([cluster({ capacityProviders: providers })], capacityFacts(), task, null, facts)
      return verdict
    }

    test.each([
      ['where it is named', ['FARGATE', 'FARGATE_SPOT'], { compute: 'FARGATE_SPOT' }, 'warn', '1.5'],
      ['where the cluster has nothing else attached', ['FARGATE_SPOT'], {}, 'pass', { text: '1.5', status: 'warn' }],
    ])('%s', (_what, providers, task, status, needs) => {
      expect(saying(providers, { ...task, cpu: 512, memoryMiB: 1024, count: 3 })).toMatchObject({
        status,
        summary: expect.stringContaining(
          'Fargate: 24 of 25 Spot vCPU in use, which leaves room for 2 tasks of 3: raise quota L-36FBB829',
        ),
        evidence: [{ title: expect.stringContaining('Fargate Spot vCPU'), rows: [['24', '25', needs]] }],
      })
    })

    test.each([
      ['the other provider is attached too', ['FARGATE', 'FARGATE_SPOT'], {}],
      ['launch type FARGATE is asked for', ['FARGATE_SPOT'], { compute: 'FARGATE' }],
    ])('not where %s', (_what, providers, task) => {
      expect(saying(providers, task)?.summary).toContain('Fargate: 412 of 4,000 vCPU in use.')
    })
  })

  test.each([
    ['FARGATE', ['FARGATE']],
    ['FARGATE', []],
    ['FARGATE_SPOT', ['FARGATE', 'FARGATE_SPOT']],
  ])(
    'that was refused leaves %s unknown: only a quota that is large enough passes (%j attached)',
    (compute, providers) => {
      const denied = { ...fargateFacts(), 'fargate-quota': refused('servicequotas:GetServiceQuota') }
      const [verdict] = judge([cluster({ capacityProviders: providers })], capacityFacts(), { compute }, null, denied)
      expect(verdict).toMatchObject({ status: 'unknown', fault: { action: 'servicequotas:GetServiceQuota' } })
    },
  )

  test('that was refused is named, and turns no verdict where the task may run on any compute', () => {
    const denied = { ...fargateFacts(), 'fargate-quota': refused('servicequotas:GetServiceQuota') }
    expect(onFargate(denied)).toMatchObject({
      status: 'pass',
      summary: expect.stringContaining('servicequotas:GetServiceQuota was denied'),
    })
  })
})

test('a group whose Launch is suspended is resumed, not told to want more', () => {
  const verdict = judgeOne(withGroup, capacityFacts({}, suspended))
  if (verdict.status !== 'fail') throw new Error('A full cluster that cannot grow was not said to fail.')
  expect(renderFix(verdict.fix)).toMatchObject({
    text: expect.stringContaining('Launch is suspended (Administratively suspended: repeated launch failures)'),
    cli: 'aws autoscaling resume-processes --auto-scaling-group-name asg --scaling-processes Launch --region us-east-1',
  })
})

describe("EC2's quota stops a group", () => {
  const stopped = (quota: number) =>
    judgeOne(withGroup, capacityFacts({}, { ...fromZero, 'ec2-quotas': read({ 'L-1216C47A': quota }) }), { count: 40 })

  test('short of what the task needs: the quota is what is to be raised', () => {
    const verdict = stopped(6)
    expect(verdict).toMatchObject({
      status: 'fail',
      summary: expect.stringContaining(
        'Capacity provider asg may add up to 3 instances (quota L-1216C47A leaves no more: at least 0 of 6 vCPU in use).',
      ),
      fix: {
        kind: 'raise-quota',
        service: 'ec2',
        code: 'L-1216C47A',
        name: 'EC2 On-Demand Standard (A, C, D, H, I, M, R, T, Z) vCPU',
        to: 10,
      },
    })
  })

  test('and where it leaves enough, nothing is said of it', () => {
    const verdict = stopped(64)
    expect(verdict?.status).toBe('warn')
    expect(JSON.stringify(verdict)).not.toContain('L-1216C47A')
  })

  test('refused, what may still be added is unknown with the call', () => {
    const denied = { ...fromZero, 'ec2-quotas': refused('servicequotas:GetServiceQuota') }
    expect(judgeOne(withGroup, capacityFacts({}, denied))).toMatchObject({
      status: 'unknown',
      fault: { action: 'servicequotas:GetServiceQuota' },
    })
  })
})

test('an applied quota smaller than the reference fails, whatever is in use, and asks for what is needed', () => {
  const judged = (used: number) =>
    judge(
      [cluster({ capacityProviders: ['FARGATE'] })],
      capacityFacts(),
      { compute: 'FARGATE', cpu: 2048, memoryMiB: 4096, count: 5 },
      null,
      fargateFacts(used, 6),
    )[0]
  expect(judged(4)).toMatchObject({
    status: 'fail',
    title: "Fargate's quota is too small for the reference task in main",
    summary: expect.stringContaining('is limited to 6 in us-east-1, and the reference task needs 10.'),
    evidence: [{ rows: [['not asked', '6', '10']] }],
    fix: { kind: 'raise-quota', code: 'L-3032A538', to: 14 },
  })
  expect(judged(0)).toMatchObject({ status: 'fail', fix: { to: 10 } })
})

test('raise-quota says which quota, where and how far', () => {
  const fix = {
    kind: 'raise-quota',
    region: 'us-gov-west-1',
    service: 'fargate',
    code: 'L-3032A538',
    name: 'Fargate vCPU',
    to: 1400,
  } as const
  expect(renderFix(fix)).toEqual({
    text: 'Ask AWS to raise quota L-3032A538 (Fargate vCPU) in us-gov-west-1 to at least 1,400. AWS may take hours to grant it.',
    cli: 'aws service-quotas request-service-quota-increase --service-code fargate --quota-code L-3032A538 --desired-value 1400 --region us-gov-west-1',
    console:
      'https://us-gov-west-1.console.amazonaws-us-gov.com/servicequotas/home/services/fargate/quotas/L-3032A538?region=us-gov-west-1',
  })
})

describe('a release that has no field for the compute', () => {
  const judgedFor = (
    release: string | null,
    compute: string,
    over: Partial<Cluster> = {},
    groups: CapacityFacts = capacityFacts(),
  ) => {
    const referenceTask = { ...defaultReferenceTask, compute }
    const clusters = [cluster({ capacityProviders: ['asg', 'FARGATE'], ...over })]
    const [verdict] = clusterCapacity.judge(
      { clusters, ...furtherFacts(), ...groups },
      contextOf(registryOf({ referenceTask }, { release })),
    )
    return verdict
  }
  const growing = capacityFacts({}, fromZero)

  test.each([
    ['1.9', 'FARGATE', '1.10'],
    ['1.9.3', 'FARGATE', '1.10'],
    ['1.23', 'FARGATE_SPOT', '1.24'],
    ['1.23.7', 'asg', '1.24'],
    ['1.10', 'asg', '1.24'],
  ])('%s cannot ask for %s', (release, compute, first) => {
    expect(judgedFor(release, compute, {}, growing)).toMatchObject({
      status: 'warn',
      title: `Spinnaker ${release} cannot deploy to main with compute ${compute}`,
      summary: expect.stringContaining(`came with release ${first}:`),
      fix: { kind: 'edit-registry' },
    })
  })

  test.each([
    ['1.10', 'FARGATE'],
    ['1.24', 'asg'],
    ['2025.4', 'asg'],
    [null, 'asg'],
  ])('%s can ask for %s', (release, compute) => {
    expect(judgedFor(release, compute, {}, growing)?.status).toBe('pass')
  })

  test.each([
    ['1.23.7', true],
    ['1.24', false],
    [null, false],
  ])('%s is said to have no strategy that would make a provider grow: %s', (release, isSaid) => {
    const verdict = judgedFor(release, 'any', { capacityProviders: ['asg'] }, growing)
    expect(verdict?.status).toBe('warn')
    expect(verdict?.summary.includes('cannot set one: strategies came with release 1.24')).toBe(isSaid)
  })

  test('compute any counts instances alone before launch types came', () => {
    const fargateOnly = { capacityProviders: ['FARGATE'] }
    expect(judgedFor('1.9', 'any', fargateOnly)?.status).toBe('fail')
    expect(judgedFor('1.10', 'any', fargateOnly)?.status).toBe('pass')
  })
})

test('launch type EC2 has no room on managed instances, which take tasks of their own provider only', () => {
  const members = [instance(2048, 7680, { capacityProvider: 'asg' })]
  const facts = capacityFacts({ main: members }, managedInstances)
  const over = { ...withInstances, ...withGroup }
  expect(judgeOne(over, facts, { compute: 'EC2' }).status).not.toBe('pass')
  expect(judgeOne(over, facts, { compute: 'asg' }).status).toBe('pass')
  expect(judgeOne(over, capacityFacts({ main: members }, fromZero), { compute: 'EC2' }).status).toBe('pass')
})

test('tasks that are pending are named, because what they reserve is taken off already', () => {
  expect(judgeOne({ ...withInstances, pendingTasks: 2 }, capacityFacts(roomy)).summary).toContain(
    '2 tasks pending there',
  )
})

test('growth that a DAEMON service eats up is none, and what of it could not be read is unknown', () => {
  const container = { cpu: 1900, memory: 128, memoryReservation: null, portMappings: [], resourceRequirements: [] }
  const definition = {
    cpu: null,
    memory: null,
    networkMode: null,
    runtimePlatform: { cpuArchitecture: null, operatingSystemFamily: null },
    placementConstraints: [],
    containerDefinitions: [container],
  }
  const over = { ...withGroup, activeServices: 1 }
  const withDaemons = (services: Gathered<DaemonService[]>) =>
    judgeOne(over, capacityFacts({}, { ...fromZero, 'daemon-services': read({ main: services }) }))
  expect(withDaemons(read([])).status).toBe('warn')
  expect(withDaemons(read([{ service: 'agent', definition }])).status).toBe('fail')
  expect(withDaemons(refused('ecs:DescribeServices'))).toMatchObject({
    status: 'unknown',
    fault: { action: 'ecs:DescribeServices' },
  })
  const small = { ...definition, containerDefinitions: [{ ...container, cpu: 64 }] }
  expect(withDaemons(read([{ service: 'agent', definition: small }]))).toMatchObject({
    status: 'warn',
    summary: expect.stringContaining('first runs the tasks of 1 service with strategy DAEMON'),
  })
})
