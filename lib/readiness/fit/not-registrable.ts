import type { Container, Definition } from './definition-schema'

type Refusal = { path: string; message: string }

/** A task definition has no more (ECS service quotas; not adjustable). */
const mostContainers = 10

/** Why ECS would not register a definition, whatever it is to run on; null where nothing of it is wrong (ECS API reference). */
export function notRegistrable(definition: Definition): Refusal | null {
  const { containerDefinitions: containers = [] } = definition
  if (containers.length > mostContainers)
    return {
      path: 'containerDefinitions',
      message: `A task definition has at most ${mostContainers} containers, this one has ${containers.length}.`,
    }
  for (const [index, container] of containers.entries()) {
    const own = inContainer(container, definition.memory !== undefined)
    if (own !== null) return { ...own, path: `containerDefinitions[${index}].${own.path}` }
  }
  return definition.networkMode === undefined || ['bridge', 'default'].includes(definition.networkMode)
    ? portTwice(containers)
    : null
}

function inContainer(container: Container, taskHasMemory: boolean): Refusal | null {
  const { memory, memoryReservation, portMappings = [], resourceRequirements = [] } = container
  if (memory === undefined && memoryReservation === undefined && !taskHasMemory)
    return { path: 'memory', message: 'A container needs memory or memoryReservation where the task sets no memory.' }
  if (memory !== undefined && memoryReservation !== undefined && memoryReservation > memory)
    return { path: 'memoryReservation', message: `The reservation is above the container's memory of ${memory} MiB.` }
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
