import { networkModes } from '@/lib/registry/reference-task'
import { isFargateProvider } from '../capacity/fargate'
import type { Requirements } from '../capacity/task-to-place'
import { notModelled, requirementsOf } from './definition-needs'
import type { Container, Definition, TaskDefinition } from './definition-schema'
import { computeOf, type FitTask } from './fit-task'
import { notRegistrable } from './not-registrable'
import { notKnownOnFargate, refusedByFargate } from './on-fargate'
import { portRange } from './port-range'
import { cpuUnits, mebibytes } from './sizes'

type Chosen = Pick<FitTask, 'launchType' | 'capacityProvider'>

/** What a definition asks for; `notLookedAt` names the fields that may bear on it and are not modelled. */
type ReadTask = {
  ok: true
  task: FitTask
  requires: Requirements
  /** Whether the definition says its network mode; else ECS takes bridge on Linux and Windows' own there. */
  networkModeSaid: boolean
  notLookedAt: string[]
}

/** `path` is within the pasted document. */
type ReadDefinition = ReadTask | { ok: false; path: string; message: string }

/**
 * The task that a definition asks room for, as ECS reserves it: the task's own size where it has one, else the sum of its
 * containers, of whose memory the reservation counts (ECS API reference, ContainerDefinition). `chosen`: what it is to run
 * on; a definition that is left the choice runs on what it is for alone, else on launch type EC2.
 */
export function taskOfDefinition(pasted: TaskDefinition, chosen: Chosen): ReadDefinition {
  const definition = pasted.taskDefinition ?? pasted
  const containers = definition.containerDefinitions ?? []
  if (containers.length === 0) return refuse('containerDefinitions', 'A task definition needs at least one container.')
  const compute = chosenCompute(chosen, definition)
  const isFargate = isFargateProvider(computeOf(compute))
  const refused =
    refusedFor(definition, compute) ?? (isFargate ? refusedByFargate(definition, computeOf(compute)) : null)
  if (refused !== null) return refuse(refused.path, refused.message)
  const sized = sizeOf(definition, isFargate)
  if (!sized.ok) return sized
  const said = networkModes.find((mode) => mode === definition.networkMode)
  const networkMode = said ?? (isFargate ? 'awsvpc' : 'bridge')
  const unregistered = notRegistrable(definition, networkMode)
  if (unregistered !== null) return refuse(unregistered.path, unregistered.message)
  const ports = networkMode === 'awsvpc' ? { tcp: [], udp: [] } : portsOf(containers, networkMode === 'host')
  const gpus = sum(containers, gpusOf)
  return {
    ok: true,
    task: { cpu: sized.cpu, memoryMiB: sized.memoryMiB, gpus, ports, networkMode, ...compute },
    requires: requirementsOf(definition),
    networkModeSaid: said !== undefined,
    notLookedAt: [...notModelled(definition), ...(isFargate ? notKnownOnFargate(definition) : [])],
  }
}

function sizeOf(definition: Definition, isFargate: boolean) {
  const { containerDefinitions: containers = [] } = definition
  const ofContainers = sum(containers, (one) => one.cpu ?? 0)
  const cpu = definition.cpu === undefined ? ofContainers : cpuUnits(definition.cpu)
  const reserved = sum(containers, (one) => one.memoryReservation ?? one.memory ?? 0)
  const memoryMiB = definition.memory === undefined ? reserved : mebibytes(definition.memory)
  if (cpu === null) return refuse('cpu', `"${definition.cpu}" is not a CPU size: write units, 512, or vCPUs, .5 vCPU.`)
  if (memoryMiB === null)
    return refuse('memory', `"${definition.memory}" is not a memory size: write MiB, 1024, or 1 GB.`)
  if (ofContainers > cpu)
    return refuse('cpu', `Its containers reserve ${ofContainers} CPU units together, more than the ${cpu} of the task.`)
  if (memoryMiB === 0) return refuse('memory', 'Neither the task nor its containers set a memory size.')
  if (isFargate && (definition.cpu === undefined || definition.memory === undefined))
    return refuse('cpu', 'On Fargate the task itself must set cpu and memory. This one does not.')
  if (reserved > memoryMiB)
    return refuse('memory', `Its containers reserve ${reserved} MiB together, more than the ${memoryMiB} of the task.`)
  return { ok: true, cpu, memoryMiB } as const
}

const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL'] as const

function chosenCompute({ launchType, capacityProvider }: Chosen, definition: Definition): Chosen {
  if (capacityProvider !== undefined) return { capacityProvider }
  const [only, ...others] = definition.requiresCompatibilities ?? []
  const own = others.length === 0 ? launchTypes.find((name) => name === only?.toUpperCase()) : undefined
  return { launchType: launchType ?? own ?? 'EC2' }
}

/** Why ECS would not run the definition on what was chosen, whatever room there is. */
function refusedFor(definition: Definition, compute: Chosen): { path: string; message: string } | null {
  const { networkMode } = definition
  if (networkMode !== undefined && networkMode !== 'default' && !networkModes.some((mode) => mode === networkMode))
    return { path: 'networkMode', message: `There is no network mode "${networkMode}".` }
  const name = computeOf(compute)
  const incompatible = incompatibleWith(definition, compute)
  if (incompatible !== null) return incompatible
  if (name === 'EXTERNAL' && networkMode === 'awsvpc')
    return { path: 'networkMode', message: 'EXTERNAL instances do not support network mode awsvpc.' }
  return null
}

/**
 * ECS runs a definition on what it found it compatible with when it was registered; one that asked for EXTERNAL alone was
 * written for machines outside EC2.
 */
function incompatibleWith(definition: Definition, compute: Chosen): { path: string; message: string } | null {
  const upper = (names: readonly string[] | undefined) => (names ?? []).map((one) => one.toUpperCase())
  const found = upper(definition.compatibilities)
  const asked = upper(definition.requiresCompatibilities)
  const name = computeOf(compute)
  const wanted = isFargateProvider(name) ? 'FARGATE' : (compute.launchType ?? 'EC2')
  if (found.length > 0 && !found.includes(wanted) && !(wanted === 'EC2' && found.includes('MANAGED_INSTANCES')))
    return { path: 'compatibilities', message: `ECS found it compatible with ${found.join(', ')}, not with ${name}.` }
  if (asked.length > 0 && asked.every((one) => one === 'EXTERNAL') && wanted !== 'EXTERNAL')
    return { path: 'requiresCompatibilities', message: `The definition is for EXTERNAL instances, not for ${name}.` }
  return null
}

type PortMapping = NonNullable<Container['portMappings']>[number]

function refuse(path: string, message: string) {
  return { ok: false, path, message } as const
}

function gpusOf({ resourceRequirements = [] }: Container): number {
  return sum(resourceRequirements, ({ type, value }) => (type === 'GPU' ? Number.parseInt(value, 10) || 0 : 0))
}

/** Ports asked of the host: in mode host the container's own, in bridge those that are named (0: any free one). */
function portsOf(containers: readonly Container[], isHost: boolean): { tcp: number[]; udp: number[] } {
  const mappings = containers.flatMap(({ portMappings = [] }) => portMappings)
  const of = (protocol: string) =>
    mappings
      .filter((mapping) => (mapping.protocol ?? 'tcp').toLowerCase() === protocol)
      .flatMap((mapping) => hostPorts(mapping, isHost))
  return { tcp: of('tcp'), udp: of('udp') }
}

function hostPorts({ containerPort, hostPort, containerPortRange }: PortMapping, isHost: boolean): number[] {
  if (!isHost) return hostPort === undefined ? [] : [hostPort]
  const own = containerPort ?? hostPort
  if (own !== undefined) return [own]
  // A range that is none asks for no port, and is named as not looked at.
  const { first, length } = portRange(containerPortRange ?? '') ?? { first: 0, length: 0 }
  return Array.from({ length }, (_, index) => first + index)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
