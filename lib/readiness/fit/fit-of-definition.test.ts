import { describe, expect, test } from 'vitest'
import type { ContainerInstance } from '../facts/container-instances'
import { capacityFacts, cluster, instance, read } from '../testing/capacity-builders'
import { fitOf } from './fit-of'
import type { FitTask } from './fit-task'
import { readDefinition } from './read-definition'

const container = { name: 'web', image: 'web:1', cpu: 256, memory: 512 }
const roomy = (over: Partial<ContainerInstance> = {}) => instance(2048, 7680, over)
const on = (attributes: ContainerInstance['attributes'], over: Partial<ContainerInstance> = {}) =>
  roomy({ ...over, attributes: { ...roomy().attributes, ...attributes } })
const windows = on({ 'ecs.os-type': 'windows', 'ecs.os-family': 'WINDOWS_SERVER_2022_CORE' }, { osType: 'windows' })

type Chosen = Partial<Pick<FitTask, 'launchType' | 'capacityProvider'>>

function fitFor(definition: object, instances: ContainerInstance[] = [roomy()], chosen: Chosen = {}, count = 1) {
  const asked = readDefinition({ family: 'web', containerDefinitions: [container], ...definition }, chosen)
  if (!asked.ok) return { refused: asked.path, message: asked.message }
  const answer = fitOf({
    cluster: cluster({ registeredInstances: instances.length, capacityProviders: ['FARGATE'] }),
    task: asked.task,
    definition: asked,
    count,
    facts: capacityFacts({ main: instances }),
    fargate: read({ of: 'onDemand', used: 0, quota: 4000 }),
  })
  if (!answer.ok) throw new Error(`${answer.fault.action} was refused.`)
  return answer.value
}

const memberOf = (expression: string) => ({ placementConstraints: [{ type: 'memberOf', expression }] })

describe('what keeps it off', () => {
  test.each<[string, object, ContainerInstance[], string]>([
    ['another type', memberOf('attribute:ecs.instance-type =~ g4dn.*'), [roomy()], 'does not satisfy'],
    ['another stack', memberOf('attribute:stack == prod'), [on({ stack: 'test' })], 'does not satisfy'],
    [
      'one of two constraints',
      {
        placementConstraints: [
          ...memberOf('attribute:stack exists').placementConstraints,
          ...memberOf('attribute:a exists').placementConstraints,
        ],
      },
      [on({ stack: 'test' })],
      'does not satisfy attribute:a exists',
    ],
    ['another architecture', { runtimePlatform: { cpuArchitecture: 'ARM64' } }, [roomy()], 'x86_64, not ARM64'],
    ['Windows for Linux', { runtimePlatform: { operatingSystemFamily: 'LINUX' } }, [windows], 'not LINUX'],
    [
      'Linux for Windows',
      { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
      [roomy()],
      'not WINDOWS_SERVER_2022_CORE',
    ],
    [
      'another Windows',
      { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' } },
      [windows],
      'not WINDOWS_SERVER_2019_CORE',
    ],
    ['bridge on Windows', { networkMode: 'bridge' }, [windows], 'no network mode bridge'],
    ['a required attribute', { requiresAttributes: [{ name: 'ecs.capability.efs' }] }, [roomy()], 'lacks attribute'],
    [
      'a required value',
      { requiresAttributes: [{ name: 'stack', value: 'prod' }] },
      [on({ stack: 'test' })],
      'lacks attribute stack',
    ],
  ])('%s', (_what, definition, instances, words) => {
    expect(fitFor(definition, instances)).toMatchObject({
      fits: false,
      placed: 0,
      limitedBy: 'instances',
      perInstance: [{ refuses: expect.stringContaining(words) }],
      summary: expect.stringContaining(words),
    })
  })

  test('distinctInstance places one copy an instance', () => {
    const once = { placementConstraints: [{ type: 'distinctInstance' }] }
    const two = [roomy({ ec2InstanceId: 'i-1' }), roomy({ ec2InstanceId: 'i-2' })]
    expect(fitFor(once, two, {}, 2)).toMatchObject({ fits: true, perInstance: [{ placed: 1 }, { placed: 1 }] })
    expect(fitFor(once, two, {}, 3)).toMatchObject({ fits: false, placed: 2, limitedBy: 'distinct-instance' })
  })

  test('96 host ports are too many beside the agent’s own five, and 95 are not', () => {
    const ports = (count: number) => ({
      containerDefinitions: [
        {
          ...container,
          portMappings: Array.from({ length: count }, (_, at) => ({ containerPort: 80, hostPort: 9000 + at })),
        },
      ],
    })
    expect(fitFor(ports(96))).toMatchObject({ fits: false, limitedBy: 'ports' })
    expect(fitFor(ports(95))).toMatchObject({ fits: true })
  })
})

describe('a trunk takes what AWS says that its type takes, less what runs', () => {
  const trunk = (over: Partial<ContainerInstance>) => instance(2048, 7680, { hasTrunk: true, ...over })
  const small = { networkMode: 'awsvpc', containerDefinitions: [{ ...container, cpu: 1, memory: 4 }] }

  test.each([
    ['c6i.xlarge', 0, 20],
    ['c6i.xlarge', 3, 17],
    ['m5.large', 0, 10],
    ['m5.large', 11, 0],
    // No trunk fits on it: its own interfaces count.
    ['t3.medium', 0, 2],
  ])('%s with %d tasks: %d', (instanceType, runningTasks, placed) => {
    const types = {
      'instance-types': read([{ name: 't3.medium', vcpus: 2, memoryMiB: 4096, gpus: 0, networkInterfaces: 3 }]),
    }
    const asked = readDefinition(small, {})
    if (!asked.ok) throw new Error(asked.message)
    const facts = capacityFacts({ main: [trunk({ instanceType, runningTasks })] }, types)
    const answer = fitOf({
      cluster: cluster({ registeredInstances: 1 }),
      task: asked.task,
      definition: asked,
      count: 500,
      facts,
      fargate: null,
    })
    expect(answer).toMatchObject({ ok: true, value: { fits: false, placed, limitedBy: 'network-interfaces' } })
  })

  test('a type that nobody knows is open, not unlimited', () => {
    const strange = trunk({ instanceType: 'x9.huge' })
    expect(fitFor(small, [strange])).toMatchObject({ fits: null, notLookedAt: [expect.stringContaining('x9.huge')] })
    expect(fitFor({ ...small, networkMode: 'bridge' }, [strange])).toMatchObject({ fits: true, notLookedAt: [] })
  })
})

describe('where it would fit but something was not looked at, there is no bare yes', () => {
  test.each<[string, object, string]>([
    ['a subject that is not read', memberOf('task:group == service:web'), 'task:group'],
    ['an expression that is none', memberOf('attribute:stack ==='), 'memberOf attribute:stack ==='],
    ['a constraint without its expression', { placementConstraints: [{ type: 'memberOf' }] }, 'memberOf without'],
    ['a constraint of a new type', { placementConstraints: [{ type: 'nearTo' }] }, 'nearTo'],
    [
      'an accelerator',
      { inferenceAccelerators: [{ deviceName: 'd', deviceType: 'eia2.medium' }] },
      'inferenceAccelerators',
    ],
    [
      'a volume driver',
      { volumes: [{ name: 'v', dockerVolumeConfiguration: { driver: 'rexray/ebs' } }] },
      'volumes[0]',
    ],
    ['EFS', { volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }, 'volumes[0].efs'],
    ['a volume made at launch', { volumes: [{ name: 'v', configuredAtLaunch: true }] }, 'configuredAtLaunch'],
    [
      'a device',
      { containerDefinitions: [{ ...container, linuxParameters: { devices: [{ hostPath: '/dev/fuse' }] } }] },
      'linuxParameters.devices',
    ],
    [
      'a log driver that no instance names',
      { containerDefinitions: [{ ...container, logConfiguration: { logDriver: 'splunk' } }] },
      'logging-driver.splunk',
    ],
    ['an unknown field', { gravity: 'low' }, 'gravity'],
  ])('%s', (_what, definition, named) => {
    const answer = fitFor(definition)
    expect(answer).toMatchObject({ fits: null, notLookedAt: [expect.stringContaining(named)] })
    expect(answer).toMatchObject({ summary: expect.stringContaining('not looked at: ') })
  })

  test('where it does not fit anyway, no is the answer', () => {
    const definition = { ...memberOf('task:group == service:web'), cpu: '4096' }
    expect(fitFor(definition)).toMatchObject({ fits: false, limitedBy: 'cpu' })
  })

  test('a log driver that the instances name is looked at', () => {
    const definition = { containerDefinitions: [{ ...container, logConfiguration: { logDriver: 'awslogs' } }] }
    const able = on({ 'com.amazonaws.ecs.capability.logging-driver.awslogs': null })
    expect(fitFor(definition, [able])).toMatchObject({ fits: true, notLookedAt: [] })
  })
})

describe('as people paste it', () => {
  test('PascalCase, nulls and quoted numbers', () => {
    const pascal = {
      NetworkMode: null,
      PlacementConstraints: null,
      Cpu: '512',
      ContainerDefinitions: [
        {
          Name: 'web',
          Cpu: '128',
          Memory: '512',
          PortMappings: [{ ContainerPort: '80', HostPort: '8080' }],
          DockerLabels: { Team: 'x' },
        },
        { Name: 'proxy', Essential: false, DependsOn: null, MemoryReservation: '64' },
      ],
    }
    const read = readDefinition(pascal, {})
    expect(read).toMatchObject({
      ok: true,
      task: { cpu: 512, memoryMiB: 576, ports: { tcp: [8080] } },
      notLookedAt: [],
    })
  })

  test.each<[string, object, Chosen, string]>([
    [
      'bridge on Fargate',
      { networkMode: 'bridge', cpu: '256', memory: '512' },
      { launchType: 'FARGATE' },
      'networkMode',
    ],
    ['host on Fargate', { networkMode: 'host', requiresCompatibilities: ['FARGATE'] }, {}, 'networkMode'],
    ['bridge on FARGATE_SPOT', { networkMode: 'bridge' }, { capacityProvider: 'FARGATE_SPOT' }, 'networkMode'],
    ['a network mode that is none', { networkMode: 'vpc' }, {}, 'networkMode'],
    ['EXTERNAL in awsvpc', { networkMode: 'awsvpc', requiresCompatibilities: ['EXTERNAL'] }, {}, 'networkMode'],
    ['EXTERNAL on EC2', { requiresCompatibilities: ['EXTERNAL'] }, { launchType: 'EC2' }, 'requiresCompatibilities'],
    ['what ECS found incompatible', { compatibilities: ['EC2'] }, { launchType: 'FARGATE' }, 'compatibilities'],
    ['constraints on Fargate', memberOf('attribute:a exists'), { launchType: 'FARGATE' }, 'placementConstraints'],
    ['little storage', { ephemeralStorage: { sizeInGiB: 20 } }, { launchType: 'FARGATE' }, 'ephemeralStorage'],
    ['much storage', { ephemeralStorage: { sizeInGiB: '201' } }, { launchType: 'FARGATE' }, 'ephemeralStorage'],
    ['containers larger than the task', { memory: '256' }, {}, 'memory'],
    [
      'a number that is none',
      { containerDefinitions: [{ ...container, cpu: 'much' }] },
      {},
      'containerDefinitions.0.cpu',
    ],
  ])('%s is refused, and says where', (_what, definition, chosen, path) => {
    expect(fitFor(definition, [roomy()], chosen)).toMatchObject({
      refused: path,
      message: expect.stringMatching(/\.$/),
    })
  })

  test.each([
    ['256', '512', false],
    ['512', '1024', false],
    ['1024', '2048', true],
    ['4096', '30720', true],
    ['8192', '16384', false],
  ])('Windows on Fargate with %s CPU and %s MiB: %s', (cpu, memory, fits) => {
    const definition = {
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu,
      memory,
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2019_CORE' },
    }
    expect(fitFor(definition)).toMatchObject({ fits, limitedBy: fits ? null : 'fargate-size' })
  })

  test('what is for EXTERNAL alone is placed on no instance of EC2', () => {
    expect(fitFor({ requiresCompatibilities: ['EXTERNAL'], networkMode: 'bridge' })).toMatchObject({
      fits: false,
      perInstance: [{ refuses: 'an instance of EC2, takes no task of launch type EXTERNAL' }],
      summary: expect.stringContaining('EXTERNAL'),
    })
  })

  test('a definition without a network mode runs in Windows’ own on Windows', () => {
    expect(fitFor({ runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }, [windows])).toMatchObject(
      {
        fits: true,
      },
    )
  })
})
