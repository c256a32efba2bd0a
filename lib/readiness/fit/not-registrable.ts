import type { Container, Definition } from './definition-schema'
import { mebibytes } from './sizes'

type Refusal = { path: string; message: string }

/** A task definition has no more (ECS service quotas; not adjustable). */
const mostContainers = 10

/** Why ECS would not register a definition, whatever it is to run on; null where nothing of it is wrong (ECS API reference). */
export function notRegistrable(definition: Definition, networkMode: string): Refusal | null {
  const { containerDefinitions: containers = [] } = definition
  if (containers.length > mostContainers)
    return {
      path: 'containerDefinitions',
      message: `A task definition has at most ${mostContainers} containers, this one has ${containers.length}.`,
    }
  if (containers.every(({ essential }) => essential === false))
    return { path: 'containerDefinitions', message: 'At least one container must be essential.' }
  const platform = inPlatform(definition)
  if (platform !== null) return platform
  for (const [index, container] of containers.entries()) {
    const own =
      inContainer(container, definition) ?? inNetwork(container, networkMode) ?? nowhere(container, definition)
    if (own !== null) return { ...own, path: `containerDefinitions[${index}].${own.path}` }
  }
  return networkMode === 'bridge' ? portTwice(containers) : null
}

/** ARM64 is for Linux alone (ECS API reference, RuntimePlatform). */
function inPlatform({ runtimePlatform }: Definition): Refusal | null {
  const { cpuArchitecture = '', operatingSystemFamily = '' } = runtimePlatform ?? {}
  return /^arm64$/i.test(cpuArchitecture) && /^windows/i.test(operatingSystemFamily)
    ? { path: 'runtimePlatform.cpuArchitecture', message: `${operatingSystemFamily} does not run on ARM64.` }
    : null
}

function inContainer(container: Container, task: Definition): Refusal | null {
  const { memory, memoryReservation, portMappings = [], resourceRequirements = [] } = container
  if (memory === undefined && memoryReservation === undefined && task.memory === undefined)
    return { path: 'memory', message: 'A container needs memory or memoryReservation where the task sets no memory.' }
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory)
    return { path: 'memoryReservation', message: `The reservation is above the container's memory of ${memory} MiB.` }
  const ofTask = task.memory === undefined ? null : mebibytes(task.memory)
  if (memory !== undefined && ofTask !== null && memory > ofTask)
    return { path: 'memory', message: `The container's memory of ${memory} MiB is above the task's ${ofTask} MiB.` }
  const odd = portMappings.flatMap(({ hostPort, containerPort }) => [hostPort ?? 0, containerPort ?? 0]).find(isNoPort)
  if (odd !== undefined) return { path: 'portMappings', message: `There is no port ${odd}: ports end at 65535.` }
  const gpus = resourceRequirements.find(({ type, value }) => type === 'GPU' && !/^\s*\d+\s*$/.test(value))
  return gpus === undefined
    ? null
    : { path: 'resourceRequirements', message: `"${gpus.value}" is not a number of GPUs: write a whole number.` }
}

function isNoPort(port: number): boolean {
  return port < 0 || port > 65_535
}

/** What ECS takes in some network modes only (ECS API reference, ContainerDefinition and PortMapping). */
function inNetwork(
  { portMappings = [], links = [], hostname, extraHosts = [] }: Container,
  mode: string,
): Refusal | null {
  if (mode === 'none' && portMappings.length > 0)
    return { path: 'portMappings', message: 'Network mode none has no ports to map.' }
  if (mode !== 'awsvpc' && mode !== 'host') return null
  const moved = portMappings.find(
    ({ hostPort = 0, containerPort }) => hostPort > 0 && containerPort !== undefined && hostPort !== containerPort,
  )
  if (moved !== undefined)
    return {
      path: 'portMappings',
      message: `In network mode ${mode} host port and container port must be the same, not ${moved.hostPort} and ${moved.containerPort}.`,
    }
  if (links.length > 0) return { path: 'links', message: `Network mode ${mode} does not support links.` }
  if (mode === 'host') return null
  if ((hostname ?? '') !== '') return { path: 'hostname', message: 'Network mode awsvpc does not support hostname.' }
  return extraHosts.length > 0
    ? { path: 'extraHosts', message: 'Network mode awsvpc does not support extraHosts.' }
    : null
}

/** What a container names and the definition does not have. */
function nowhere(container: Container, { volumes = [], containerDefinitions = [] }: Definition): Refusal | null {
  const { mountPoints = [], volumesFrom = [], dependsOn = [] } = container
  const hasVolume = (name: string) => volumes.some((volume) => volume.name === name)
  const hasContainer = (name: string) => containerDefinitions.some((other) => other.name === name)
  const volume = mountPoints.flatMap(({ sourceVolume }) => sourceVolume ?? []).find((name) => !hasVolume(name))
  if (volume !== undefined) return { path: 'mountPoints', message: `The definition has no volume "${volume}".` }
  const named = [
    ...volumesFrom.map(({ sourceContainer }) => ['volumesFrom', sourceContainer] as const),
    ...dependsOn.map(({ containerName }) => ['dependsOn', containerName] as const),
  ]
  const lost = named.find(([, name]) => name !== undefined && !hasContainer(name))
  return lost === undefined ? null : { path: lost[0], message: `The definition has no container "${lost[1]}".` }
}

/** In bridge mode a port of the host goes to one container. */
function portTwice(containers: readonly Container[]): Refusal | null {
  const taken = new Set<string>()
  for (const [index, { portMappings = [] }] of containers.entries()) {
    for (const { hostPort = 0, protocol = 'tcp' } of portMappings) {
      const port = `${hostPort}/${protocol.toLowerCase()}`
      if (hostPort > 0 && taken.has(port))
        return {
          path: `containerDefinitions[${index}].portMappings`,
          message: `Host port ${port} is asked for twice: no instance has it for both.`,
        }
      taken.add(port)
    }
  }
  return null
}
