import { z } from 'zod'
import { networkModes } from '@/lib/registry/reference-task'
import { isFargateProvider } from '../capacity/fargate'
import { computeOf, type FitTask } from './fit-task'

const amount = z.union([z.string(), z.number()])

const portMappingSchema = z.looseObject({
  containerPort: z.int().optional(),
  hostPort: z.int().optional(),
  containerPortRange: z.string().optional(),
  protocol: z.string().optional(),
})

const containerSchema = z.looseObject({
  cpu: z.int().optional(),
  memory: z.int().optional(),
  memoryReservation: z.int().optional(),
  portMappings: z.array(portMappingSchema).optional(),
  resourceRequirements: z.array(z.looseObject({ type: z.string(), value: z.string() })).optional(),
})

const definitionSchema = z.looseObject({
  cpu: amount.optional(),
  memory: amount.optional(),
  networkMode: z.string().optional(),
  requiresCompatibilities: z.array(z.string()).optional(),
  containerDefinitions: z.array(containerSchema).optional(),
})

/** What people paste: the input of register-task-definition, or the answer of describe-task-definition around it. */
export const taskDefinitionSchema = definitionSchema.extend({ taskDefinition: definitionSchema.optional() })

export type TaskDefinition = z.infer<typeof taskDefinitionSchema>

type Chosen = Pick<FitTask, 'launchType' | 'capacityProvider'>

/** `path` is within the pasted document. */
type ReadDefinition = { ok: true; task: FitTask } | { ok: false; path: string; message: string }

/**
 * The task that a definition asks room for, as ECS reserves it: the task's own size where it has one, else the sum of its
 * containers, of whose memory the reservation counts (ECS API reference, ContainerDefinition). `chosen`: what it is to run
 * on; a definition that is left the choice runs on launch type EC2, or FARGATE where it is for that alone.
 */
export function taskOfDefinition(pasted: TaskDefinition, chosen: Chosen): ReadDefinition {
  const definition = pasted.taskDefinition ?? pasted
  const containers = definition.containerDefinitions ?? []
  if (containers.length === 0) return refuse('containerDefinitions', 'A task definition has at least one container.')
  const compute = chosenCompute(chosen, definition)
  const cpu = definition.cpu === undefined ? sum(containers, (one) => one.cpu ?? 0) : cpuUnits(definition.cpu)
  const memoryMiB =
    definition.memory === undefined
      ? sum(containers, (one) => one.memoryReservation ?? one.memory ?? 0)
      : mebibytes(definition.memory)
  if (cpu === null) return refuse('cpu', `"${definition.cpu}" is no CPU size: write units, 512, or vCPUs, .5 vCPU.`)
  if (memoryMiB === null) return refuse('memory', `"${definition.memory}" is no memory size: write MiB, 1024, or 1 GB.`)
  if (memoryMiB === 0) return refuse('memory', 'Neither the task nor a container says how much memory it needs.')
  if (isFargateProvider(computeOf(compute)) && (definition.cpu === undefined || definition.memory === undefined)) {
    return refuse('cpu', 'On Fargate the task itself states cpu and memory, and this one does not.')
  }
  const networkMode = networkModes.find((mode) => mode === definition.networkMode) ?? 'bridge'
  const gpus = sum(containers, gpusOf)
  const ports = networkMode === 'awsvpc' ? { tcp: [], udp: [] } : portsOf(containers, networkMode === 'host')
  return { ok: true, task: { cpu, memoryMiB, gpus, ports, networkMode, ...compute } }
}

function chosenCompute({ launchType, capacityProvider }: Chosen, definition: Definition): Chosen {
  if (capacityProvider !== undefined) return { capacityProvider }
  return { launchType: launchType ?? (isForFargateOnly(definition) ? 'FARGATE' : 'EC2') }
}

type Definition = z.infer<typeof definitionSchema>
type Container = z.infer<typeof containerSchema>
type PortMapping = z.infer<typeof portMappingSchema>

function refuse(path: string, message: string): ReadDefinition {
  return { ok: false, path, message }
}

function isForFargateOnly({ requiresCompatibilities: launchTypes }: Definition): boolean {
  return launchTypes?.length === 1 && launchTypes[0] === 'FARGATE'
}

/** 512, "512", "0.5 vCPU"; null for anything else. */
function cpuUnits(text: string | number): number | null {
  return scaled(text, /^(\d*\.?\d+)\s*vcpu$/i)
}

/** 1024, "1024", "1 GB"; null for anything else. */
function mebibytes(text: string | number): number | null {
  return scaled(text, /^(\d*\.?\d+)\s*gb$/i)
}

function scaled(text: string | number, inThousands: RegExp): number | null {
  const trimmed = String(text).trim()
  if (/^\d+$/.test(trimmed)) return Number(trimmed)
  const [, number] = inThousands.exec(trimmed) ?? []
  return number === undefined ? null : Math.round(Number(number) * 1024)
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
  if (containerPort !== undefined) return [containerPort]
  const [first = Number.NaN, last = Number.NaN] = (containerPortRange ?? '').split('-').map(Number)
  // A range that is none asks for no port; a port number has at most 65,535 after it.
  if (!(first >= 0 && last >= first && last <= 65_535)) return []
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
