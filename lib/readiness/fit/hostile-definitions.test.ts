import { describe, expect, test } from 'vitest'
import type { ContainerInstance } from '../facts/container-instances'
import { capacityFacts, cluster, instance, read, scalingProviders } from '../testing/capacity-builders'
import { fitOf } from './fit-of'
import type { FitTask } from './fit-task'
import { readDefinition } from './read-definition'

const container = { name: 'web', image: 'web:1', cpu: 256, memory: 512 }
const roomy = (over: Partial<ContainerInstance> = {}) => instance(2048, 7680, over)
type Chosen = Partial<Pick<FitTask, 'launchType' | 'capacityProvider'>>

function fitFor(pasted: unknown, instances = [roomy()], chosen: Chosen = {}, over = {}) {
  const asked = readDefinition(pasted, chosen)
  if (!asked.ok) return { refused: asked.path, message: asked.message }
  const answer = fitOf({
    cluster: cluster({ registeredInstances: instances.length, capacityProviders: ['FARGATE', 'asg'] }),
    task: asked.task,
    definition: asked,
    count: 1,
    facts: capacityFacts({ main: instances }, over),
    fargate: read({ of: 'onDemand', used: 0, quota: 4000 }),
  })
  if (!answer.ok) throw new Error(`${answer.fault.action} was refused.`)
  return answer.value
}
const of = (over: object, one: object = {}) => ({
  family: 'web',
  containerDefinitions: [{ ...container, ...one }],
  ...over,
})
const ports = (...portMappings: object[]) => of({}, { portMappings })

describe('what ECS would not register is refused, and says where', () => {
  test.each<[string, unknown, string]>([
    [
      'eleven containers',
      of({ containerDefinitions: Array.from({ length: 11 }, (_, at) => ({ ...container, name: `c${at}` })) }),
      'containerDefinitions',
    ],
    [
      'a container without memory beside one with',
      of({ containerDefinitions: [container, { name: 'proxy' }] }),
      'containerDefinitions[1].memory',
    ],
    ['containers with more CPU than the task', of({ cpu: '128', memory: '1024' }), 'cpu'],
    [
      'a reservation above the hard limit',
      of({}, { memory: 128, memoryReservation: 256 }),
      'containerDefinitions[0].memoryReservation',
    ],
    [
      'one host port twice',
      ports({ containerPort: 80, hostPort: 8080 }, { containerPort: 81, hostPort: '8080' }),
      'containerDefinitions[0].portMappings',
    ],
    [
      'one host port of two containers',
      of({
        containerDefinitions: [0, 1].map((at) => ({
          ...container,
          name: `c${at}`,
          portMappings: [{ containerPort: 80, hostPort: 8080 }],
        })),
      }),
      'containerDefinitions[1].portMappings',
    ],
    ['a port that is none', ports({ containerPort: 80, hostPort: 70_000 }), 'containerDefinitions[0].portMappings'],
    ['an object where containers belong', of({ containerDefinitions: { 0: container } }), 'containerDefinitions'],
    ['a list where the platform belongs', of({ runtimePlatform: [] }), 'runtimePlatform'],
    ['a text where ports belong', of({}, { portMappings: '80:80' }), 'containerDefinitions.0.portMappings'],
    ['a reference where CPU belongs', of({ cpu: { Ref: 'Cpu' } }), 'cpu'],
    ['a negative size', of({ cpu: -256 }), 'cpu'],
    ['a size with an exponent', of({ memory: '1e9' }), 'memory'],
    ['a list', [of({})], ''],
    ['a text', 'containerDefinitions', ''],
    ['nothing', null, ''],
    [
      'GPUs that are no number',
      of({}, { resourceRequirements: [{ type: 'GPU', value: 'all' }] }),
      'containerDefinitions[0].resourceRequirements',
    ],
    [
      'a hard limit above the task, its reservation below',
      of({ memory: '512' }, { memory: 1024, memoryReservation: 128 }),
      'containerDefinitions[0].memory',
    ],
    ['a hard limit above a task in GB', of({ memory: '1 GB' }, { memory: '1025' }), 'memory'],
    [
      'ports that differ in awsvpc',
      of({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      'containerDefinitions[0].portMappings',
    ],
    [
      'ports that differ in mode host',
      of({ networkMode: 'host' }, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
      'containerDefinitions[0].portMappings',
    ],
    [
      'ports without a network',
      of({ networkMode: 'none' }, { portMappings: [{ containerPort: 80 }] }),
      'containerDefinitions[0].portMappings',
    ],
    ['links in awsvpc', of({ networkMode: 'awsvpc' }, { links: ['db'] }), 'containerDefinitions[0].links'],
    ['a host name in awsvpc', of({ networkMode: 'awsvpc' }, { hostname: 'web' }), 'containerDefinitions[0].hostname'],
    [
      'further hosts in awsvpc',
      of({ networkMode: 'awsvpc' }, { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] }),
      'containerDefinitions[0].extraHosts',
    ],
    [
      'a volume that is nowhere',
      of({}, { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      'containerDefinitions[0].mountPoints',
    ],
    [
      'a container that is nowhere',
      of({}, { dependsOn: [{ containerName: 'db', condition: 'START' }] }),
      'containerDefinitions[0].dependsOn',
    ],
    ['no essential container', of({}, { essential: false }), 'containerDefinitions'],
    [
      'eleven constraints',
      of({ placementConstraints: Array.from({ length: 11 }, () => ({ type: 'distinctInstance' })) }),
      'placementConstraints',
    ],
    [
      'Windows on ARM64',
      of({ runtimePlatform: { cpuArchitecture: 'arm64', operatingSystemFamily: 'Windows_Server_2022_Core' } }),
      'runtimePlatform.cpuArchitecture',
    ],
  ])('%s', (_what, pasted, path) => {
    const answer = fitFor(pasted)
    expect(answer).toMatchObject({ refused: path, message: expect.stringMatching(/^[A-Z"].{15,}\.$/) })
    expect(answer).toMatchObject({ message: expect.not.stringMatching(/^Invalid input\.$/) })
  })

  test.each([
    [
      'ten containers',
      of({ containerDefinitions: Array.from({ length: 10 }, (_, at) => ({ name: `c${at}`, cpu: 10, memory: 64 })) }),
    ],
    [
      'one host port by TCP and UDP',
      ports({ containerPort: 53, hostPort: 53 }, { containerPort: 53, hostPort: 53, protocol: 'UDP' }),
    ],
    ['any free port, twice', ports({ containerPort: 80, hostPort: 0 }, { containerPort: 81, hostPort: 0 })],
    ['a range of container ports in bridge', ports({ containerPortRange: '9000-9200' })],
    [
      'containers without memory in a task with',
      of({ memory: '512', containerDefinitions: [container, { name: 'proxy' }] }),
    ],
    [
      'every field null but one',
      {
        Family: null,
        Volumes: null,
        Tags: null,
        ContainerDefinitions: [
          { Name: 'web', Memory: '512', Cpu: null, PortMappings: null, LinuxParameters: null, Environment: [null] },
        ],
      },
    ],
  ])('%s fits', (_what, pasted) => {
    expect(fitFor(pasted)).toMatchObject({ fits: true, notLookedAt: [] })
  })
})

describe('a key that nobody knows is named, however deep', () => {
  test.each<[string, object, string]>([
    ['of the task', of({ gravity: 'low' }), 'gravity'],
    ['of a container', of({}, { gravity: 1 }), 'containerDefinitions[0].gravity'],
    ['of a port mapping', ports({ containerPort: 80, gravity: 1 }), 'containerDefinitions[0].portMappings[0].gravity'],
    [
      'of linuxParameters',
      of({}, { linuxParameters: { gravity: 1 } }),
      'containerDefinitions[0].linuxParameters.gravity',
    ],
    ['of the platform', of({ runtimePlatform: { gravity: 1 } }), 'runtimePlatform.gravity'],
    ['of the storage', of({ ephemeralStorage: { sizeInGiB: 30, gravity: 1 } }), 'ephemeralStorage.gravity'],
    [
      'of a constraint',
      of({ placementConstraints: [{ type: 'distinctInstance', gravity: 1 }] }),
      'placementConstraints[0].gravity',
    ],
    [
      'of a requirement',
      of({}, { resourceRequirements: [{ type: 'GPU', value: '0', gravity: 1 }] }),
      'containerDefinitions[0].resourceRequirements[0].gravity',
    ],
    ['of a volume', of({ volumes: [{ name: 'v', gravity: 1 }] }), 'volumes[0].gravity'],
    [
      'PascalCase',
      { ContainerDefinitions: [{ Name: 'w', Memory: 64, LinuxParameters: { Gravity: 1 } }] },
      'linuxParameters.gravity',
    ],
    [
      'of a log configuration',
      of({}, { logConfiguration: { gravity: 1 } }),
      'containerDefinitions[0].logConfiguration.gravity',
    ],
    [
      'of a secret of a log configuration',
      of({}, { logConfiguration: { secretOptions: [{ name: 'a', valueFrom: 'b', gravity: 1 }] } }),
      'logConfiguration.secretOptions[0].gravity',
    ],
    [
      'of a health check',
      of({}, { restartPolicy: undefined, ulimits: [{ name: 'nofile', gravity: 1 }] }),
      'containerDefinitions[0].ulimits[0].gravity',
    ],
    ['of a volume’s host', of({ volumes: [{ name: 'v', host: { gravity: 1 } }] }), 'volumes[0].host.gravity'],
    [
      'of a volume’s driver',
      of({ volumes: [{ name: 'v', dockerVolumeConfiguration: { labels: { gravity: '1' }, gravity: 1 } }] }),
      'volumes[0].dockerVolumeConfiguration.gravity',
    ],
    ['of capabilities', of({}, { linuxParameters: { capabilities: { gravity: [1] } } }), 'capabilities.gravity'],
    ['of a tag', of({ tags: [{ key: 'a', value: 'b', gravity: 1 }] }), 'tags[0].gravity'],
    ['a volume of a new kind', of({ volumes: [{ name: 'v', s3filesVolumeConfiguration: {} }] }), 'volumes[0].s3files'],
    ['a new architecture', of({ runtimePlatform: { cpuArchitecture: 'RISCV64' } }), 'cpuArchitecture: RISCV64'],
    ['a new protocol', ports({ containerPort: 80, hostPort: 80, protocol: 'sctp' }), 'portMappings: protocol sctp'],
    ['a new pidMode', of({ pidMode: 'pod' }), 'pidMode'],
    ['a new compatibility', of({ requiresCompatibilities: ['EC2', 'LAMBDA'] }), 'requiresCompatibilities: LAMBDA'],
    ['a name of every object', of({ constructor: 'x' }), 'constructor'],
    ['a name of every object, in a container', of({}, { toString: 'x' }), 'toString'],
  ])('%s', (_what, pasted, named) => {
    expect(fitFor(pasted)).toMatchObject({
      fits: null,
      notLookedAt: expect.arrayContaining([expect.stringContaining(named)]),
    })
  })

  test('of a proxy, beside what it asks of an instance', () => {
    const proxy = { type: 'APPMESH', containerName: 'envoy', properties: [], gravity: 1 }
    expect(fitFor(of({ proxyConfiguration: proxy }))).toMatchObject({
      fits: null,
      notLookedAt: ['proxyConfiguration.gravity', expect.stringContaining('ecs.capability.aws-appmesh')],
    })
  })

  test.each([
    [
      'what linuxParameters has',
      of(
        {},
        {
          linuxParameters: {
            initProcessEnabled: true,
            capabilities: { add: ['NET_ADMIN'] },
            sharedMemorySize: 64,
            tmpfs: [],
            maxSwap: 0,
            swappiness: 60,
          },
        },
      ),
    ],
    [
      'what a port mapping has',
      ports({ containerPort: 80, hostPort: 0, name: 'http', appProtocol: 'http2', protocol: 'tcp' }),
    ],
    ['the team’s own labels', of({}, { dockerLabels: { gravity: 'low' }, logConfiguration: undefined })],
    ['what a required attribute has', of({ requiresAttributes: [] })],
  ])('not %s', (_what, pasted) => {
    expect(fitFor(pasted)).toMatchObject({ fits: true, notLookedAt: [] })
  })
})

describe('what Fargate may not take', () => {
  const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }
  test.each([
    ['shared memory', { linuxParameters: { sharedMemorySize: 64 } }, 'linuxParameters.sharedMemorySize'],
    [
      'a memory file system',
      { linuxParameters: { tmpfs: [{ containerPath: '/t', size: 64 }] } },
      'linuxParameters.tmpfs',
    ],
    ['swap', { linuxParameters: { maxSwap: 64 } }, 'linuxParameters.maxSwap'],
    ['a capability', { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }, 'linuxParameters.capabilities'],
  ])('%s is named', (_what, one, named) => {
    expect(fitFor(of(fargate, one))).toMatchObject({ fits: null, notLookedAt: [expect.stringContaining(named)] })
  })

  test.each([
    ['disableNetworking', { disableNetworking: true }],
    ['dnsServers', { dnsServers: ['10.0.0.2'] }],
    ['dnsSearchDomains', { dnsSearchDomains: ['example.com'] }],
    ['dockerSecurityOptions', { dockerSecurityOptions: ['no-new-privileges'] }],
    ['logConfiguration.logDriver', { logConfiguration: { logDriver: 'json-file' } }],
    ['logConfiguration.logDriver', { LogConfiguration: { LogDriver: 'syslog' } }],
    ['links', { links: ['db'] }],
    ['hostname', { hostname: 'web' }],
  ])('%s is refused', (path, one) => {
    expect(fitFor(of(fargate, one))).toMatchObject({ refused: `containerDefinitions[0].${path}` })
  })

  test('a folder of the host is refused', () => {
    const volumes = [
      { name: 'a', host: {} },
      { name: 'b', host: { sourcePath: '/var/run' } },
    ]
    expect(fitFor(of({ ...fargate, volumes }))).toMatchObject({ refused: 'volumes[1].host.sourcePath' })
  })

  const windows = (family: string, over: object = {}) =>
    of({ ...fargate, cpu: '1024', memory: '2048', runtimePlatform: { operatingSystemFamily: family }, ...over })

  test.each<[string, string, Chosen]>([
    ['that ECS has for instances alone', 'windows_server_2016_full', {}],
    ['that ECS no longer runs', 'WINDOWS_SERVER_20H2_CORE', {}],
    ['on Spot', 'WINDOWS_SERVER_2022_CORE', { capacityProvider: 'FARGATE_SPOT' }],
  ])('Windows %s is refused', (_what, family, chosen) => {
    expect(fitFor(windows(family), [roomy()], chosen)).toMatchObject({
      refused: 'runtimePlatform.operatingSystemFamily',
    })
  })

  test.each([
    [
      'a newer Windows',
      windows('WINDOWS_SERVER_2025_CORE'),
      'runtimePlatform.operatingSystemFamily: WINDOWS_SERVER_2025_CORE',
    ],
    [
      'FSx',
      windows('WINDOWS_SERVER_2022_FULL', { volumes: [{ name: 'v', fsxWindowsFileServerVolumeConfiguration: {} }] }),
      'volumes[0].fsxWindowsFileServerVolumeConfiguration',
    ],
    [
      'EFS in Windows',
      windows('WINDOWS_SERVER_2022_FULL', { volumes: [{ name: 'v', efsVolumeConfiguration: {} }] }),
      'volumes[0].efsVolumeConfiguration',
    ],
  ])('%s is named', (_what, definition, named) => {
    expect(fitFor(definition)).toMatchObject({ fits: null, notLookedAt: [named] })
  })

  test.each<[string, object, Chosen]>([
    ['launch type', { compatibilities: ['EC2'] }, { launchType: 'FARGATE' }],
    ['capacity provider', { compatibilities: ['EXTERNAL', 'EC2'] }, { capacityProvider: 'FARGATE' }],
    ['FARGATE_SPOT', { compatibilities: ['EC2', 'MANAGED_INSTANCES'] }, { capacityProvider: 'FARGATE_SPOT' }],
  ])('what ECS found for EC2 alone, by %s', (_what, over, chosen) => {
    const described = { taskDefinition: { ...of({ ...fargate, requiresCompatibilities: ['EC2'], ...over }) } }
    expect(fitFor(described, [roomy()], chosen)).toMatchObject({ refused: 'taskDefinition.compatibilities' })
  })

  test('what it takes is not', () => {
    const able = {
      linuxParameters: { initProcessEnabled: true, capabilities: { add: ['SYS_PTRACE'], drop: ['ALL'] } },
      portMappings: [{ containerPort: 80, hostPort: 80 }],
      disableNetworking: false,
      dnsServers: [],
      mountPoints: [{ sourceVolume: 'scratch', containerPath: '/tmp' }],
    }
    expect(fitFor(of({ ...fargate, volumes: [{ name: 'scratch', host: {} }] }, able))).toMatchObject({
      fits: true,
      notLookedAt: [],
    })
  })
})

describe('after growth there is no bare yes either', () => {
  const group = scalingProviders({ name: 'asg', instances: 0, maximum: 5 })
  const full = [instance(0, 0)]
  const grown = (definition: object, members: ContainerInstance[] = []) => fitFor(of(definition), members, {}, group)

  test('a plain task fits on a new instance', () => {
    expect(grown({})).toMatchObject({ fits: false, fitsAfterGrowth: true, growth: [{ copiesEach: 8 }] })
  })

  test.each<[string, object]>([
    ['a constraint', { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] }],
    ['a required attribute', { requiresAttributes: [{ name: 'stack', value: 'prod' }] }],
    ['an architecture', { runtimePlatform: { cpuArchitecture: 'ARM64' } }],
    ['an operating system', { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }],
  ])('%s that no instance of the group shows leaves it open', (_what, definition) => {
    expect(grown(definition)).toMatchObject({ fits: false, fitsAfterGrowth: null, growth: [{ copiesEach: null }] })
  })

  test('what was not looked at leaves it open', () => {
    expect(grown({ gravity: 'low' }, full)).toMatchObject({
      fits: false,
      fitsAfterGrowth: null,
      notLookedAt: ['gravity'],
    })
    const asked = { placementConstraints: [{ type: 'memberOf', expression: 'task:group == a' }] }
    expect(grown(asked, full)).toMatchObject({ fits: false, fitsAfterGrowth: null })
  })

  test('what instances of the group show decides', () => {
    const asked = {
      placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == m5.large' }],
    }
    expect(grown(asked, full)).toMatchObject({ fits: false, fitsAfterGrowth: true })
  })
})

describe('as CloudFormation has it', () => {
  const properties = {
    Cpu: '256',
    Volumes: [{ Name: 'v', EFSVolumeConfiguration: { FilesystemId: 'fs-1', AuthorizationConfig: { IAM: 'ENABLED' } } }],
    ContainerDefinitions: [{ Name: 'web', Memory: '512', Essential: 'true', DockerLabels: { Team: 'a', 'x.y': 'b' } }],
  }

  test('the resource, with its own spelling of EFS', () => {
    expect(fitFor({ Type: 'AWS::ECS::TaskDefinition', Properties: properties })).toMatchObject({
      fits: null,
      notLookedAt: ['volumes[0].efsVolumeConfiguration: whether instances have ecs.capability.efs'],
    })
  })

  test('a resource of another kind is none', () => {
    expect(fitFor({ Type: 'AWS::ECS::Service', Properties: properties })).toMatchObject({
      refused: 'containerDefinitions',
    })
  })
})
