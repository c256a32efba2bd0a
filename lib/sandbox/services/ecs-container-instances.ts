import type { Call, Result } from '../call'
import { integerOf, invalid, textOf, textsOf } from '../input'
import { pageOf } from '../paging'
import type { ContainerInstance, InstanceType } from '../world/world-types'
import { activeCluster, clusterOf, ecsArn, shortName } from './ecs-names'

/** All but the inactive, unless a status is asked for. */
export function listContainerInstances(call: Call): Result {
  const { instances = [] } = activeCluster(call)
  const wanted = textOf(call, 'status')
  const listed = instances.filter(({ status = 'ACTIVE' }) =>
    wanted === null ? status !== 'INACTIVE' : status === wanted,
  )
  const size = integerOf(call, 'maxResults', { minimum: 1, maximum: 100, default: 100 })
  const { items, next } = pageOf(call, listed, size, textOf(call, 'nextToken'))
  return { containerInstanceArns: items.map(({ id }) => instanceArn(call, id)), nextToken: next }
}

export function instanceResources(call: Call): readonly string[] {
  return wantedInstances(call).map((name) => instanceArn(call, shortName(name)))
}

export function describeContainerInstances(call: Call): Result {
  const { instances = [] } = activeCluster(call)
  const byId = new Map(instances.map((instance) => [instance.id, instance]))
  const wanted = wantedInstances(call).map((name) => ({
    arn: instanceArn(call, shortName(name)),
    instance: byId.get(shortName(name)),
  }))
  return {
    containerInstances: wanted.flatMap(({ arn, instance }) =>
      instance === undefined ? [] : [instanceAnswer(call, arn, instance)],
    ),
    failures: wanted.filter(({ instance }) => instance === undefined).map(({ arn }) => ({ arn, reason: 'MISSING' })),
  }
}

function wantedInstances(call: Call): readonly string[] {
  const wanted = textsOf(call, 'containerInstances', 100) ?? []
  if (wanted.length === 0) throw invalid(call, 'Container instances cannot be empty.')
  return wanted
}

function instanceArn(call: Call, id: string): string {
  return ecsArn(call, `container-instance/${clusterOf(call)}/${id}`)
}

function instanceAnswer(call: Call, arn: string, instance: ContainerInstance): Result {
  const type = call.world.instanceTypes.get(instance.instanceType)
  if (type === undefined)
    throw new Error(`World: instance ${instance.id} has the unknown instance type ${instance.instanceType}`)
  return {
    containerInstanceArn: arn,
    ec2InstanceId: instance.ec2InstanceId,
    ...(instance.capacityProvider === undefined ? {} : { capacityProviderName: instance.capacityProvider }),
    version: 42,
    versionInfo: { agentVersion: '1.98.0', agentHash: '5b9b5b6f', dockerVersion: 'DockerVersion: 25.0.8' },
    remainingResources: remaining(type, instance),
    registeredResources: registered(type),
    status: instance.status ?? 'ACTIVE',
    agentConnected: instance.agentConnected ?? true,
    runningTasksCount: instance.runningTasks ?? 0,
    pendingTasksCount: instance.pendingTasks ?? 0,
    attributes: attributes(type, instance),
    registeredAt: new Date('2026-10-01T06:00:00Z'),
    attachments: [],
    tags: [],
  }
}

// What the agent itself and ssh hold, on every instance.
const agentPorts = { tcp: [22, 2375, 2376, 51_678, 51_679], udp: [] }

function registered(type: InstanceType): readonly Result[] {
  const gpus = gpuIds(type, 0)
  return resources({
    cpu: type.vcpus * 1024,
    memoryMiB: type.ecsMemoryMiB,
    gpus,
    tcp: agentPorts.tcp,
    udp: agentPorts.udp,
  })
}

/** Numbers and GPUs list what is free; ports list what is taken. */
function remaining(type: InstanceType, { used }: ContainerInstance): readonly Result[] {
  return resources({
    cpu: type.vcpus * 1024 - used.cpu,
    memoryMiB: type.ecsMemoryMiB - used.memoryMiB,
    gpus: gpuIds(type, used.gpus ?? 0),
    tcp: [...agentPorts.tcp, ...(used.tcpPorts ?? [])],
    udp: [...agentPorts.udp, ...(used.udpPorts ?? [])],
  })
}

type Amounts = {
  cpu: number
  memoryMiB: number
  gpus: readonly string[] | null
  tcp: readonly number[]
  udp: readonly number[]
}

function resources({ cpu, memoryMiB, gpus, tcp, udp }: Amounts): readonly Result[] {
  return [
    whole('CPU', cpu),
    whole('MEMORY', memoryMiB),
    set('PORTS', tcp),
    set('PORTS_UDP', udp),
    ...(gpus === null ? [] : [set('GPU', gpus)]),
  ]
}

const zeroes = { doubleValue: 0, longValue: 0 }

function whole(name: string, integerValue: number): Result {
  return { name, type: 'INTEGER', ...zeroes, integerValue }
}

function set(name: string, values: readonly (string | number)[]): Result {
  return { name, type: 'STRINGSET', ...zeroes, integerValue: 0, stringSetValue: values.map(String) }
}

function gpuIds({ gpus, name }: InstanceType, used: number): readonly string[] | null {
  if (gpus === undefined) return null
  return Array.from({ length: gpus.count - used }, (_, index) => `GPU-${name}-${used + index}`)
}

/** What the ECS agent of a current ECS-optimised image says it can do. */
const capabilities: readonly string[] = [
  ...Array.from({ length: 28 }, (_, index) => `com.amazonaws.ecs.capability.docker-remote-api.1.${17 + index}`),
  ...['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'none'].map(
    (driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`,
  ),
  ...['privileged-container', 'ecr-auth', 'task-iam-role', 'task-iam-role-network-host'].map(
    (name) => `com.amazonaws.ecs.capability.${name}`,
  ),
  'com.amazonaws.ecs.capability.docker-plugin.local',
  ...[
    'execution-role-ecr-pull',
    'execution-role-awslogs',
    'container-health-check',
    'container-ordering',
    'private-registry-authentication.secretsmanager',
    'secrets.asm.environment-variables',
    'secrets.ssm.environment-variables',
    'secrets.asm.bootstrap.log-driver',
    'secrets.ssm.bootstrap.log-driver',
    'env-files.s3',
    'firelens.fluentd',
    'firelens.fluentbit',
    'aws-appmesh',
    'efs',
    'efsAuth',
    'pid-ipc-namespace-sharing',
    'full-sync',
    'task-cpu-mem-limit',
    'task-eia',
    'increased-task-cpu-limit',
    'container-restart-policy',
  ].map((name) => `ecs.capability.${name}`),
]

function attributes(type: InstanceType, instance: ContainerInstance): readonly Result[] {
  const { external = false, taskEni = true, trunk = false } = instance
  const own: readonly (readonly [string, string] | readonly [string])[] = [
    ['ecs.os-type', instance.osType ?? 'linux'],
    ['ecs.cpu-architecture', type.name.includes('g.') ? 'arm64' : 'x86_64'],
    ...capabilities.map((name) => [name] as const),
    ...(instance.attributes ?? []),
    ...(external
      ? ([['ecs.capability.external']] as const)
      : ([
          ['ecs.instance-type', type.name],
          ['ecs.availability-zone', instance.availabilityZone],
          ['ecs.ami-id', 'ami-0c2a1acae6667e438'],
        ] as const)),
    ...(taskEni && !external ? ([['ecs.capability.task-eni']] as const) : []),
    ...(trunk
      ? ([['ecs.capability.task-eni-trunking'], ['ecs.awsvpc-trunk-id', `eni-${instance.id.slice(0, 17)}`]] as const)
      : []),
  ]
  return own.map(([name, value]) => (value === undefined ? { name } : { name, value }))
}
