import type { Definition } from './definition-schema'

/** Why Fargate refuses a definition whatever its size; null where it takes it (ECS developer guide, Fargate task definitions). */
export function refusedByFargate(definition: Definition): { path: string; message: string } | null {
  const { networkMode, pidMode, ipcMode, ephemeralStorage, placementConstraints = [], volumes = [] } = definition
  const refuse = (path: string, message: string) => ({ path, message })
  if (networkMode !== undefined && networkMode !== 'awsvpc')
    return refuse('networkMode', `Fargate supports network mode awsvpc only, not ${networkMode}.`)
  if (pidMode === 'host') return refuse('pidMode', 'Fargate does not support pidMode host.')
  if (ipcMode !== undefined) return refuse('ipcMode', 'Fargate does not support ipcMode.')
  if (placementConstraints.length > 0)
    return refuse('placementConstraints', 'Fargate does not support placement constraints.')
  const size = ephemeralStorage?.sizeInGiB
  if (size !== undefined && (size < 21 || size > 200))
    return refuse('ephemeralStorage', 'On Fargate, ephemeralStorage must be 21 to 200 GiB.')
  const docker = volumes.findIndex(({ dockerVolumeConfiguration }) => dockerVolumeConfiguration !== undefined)
  if (docker >= 0) return refuse(`volumes[${docker}]`, 'Fargate does not support dockerVolumeConfiguration.')
  return inContainers(definition)
}

/** Of linuxParameters: what Fargate came to take over time, or takes in part; what it makes of each is not known here. */
export function notKnownOnFargate({ containerDefinitions = [] }: Definition): string[] {
  return containerDefinitions.flatMap(({ linuxParameters = {} }, index) => {
    const path = `containerDefinitions[${index}].linuxParameters`
    const isSaid = (field: string) => {
      const value = linuxParameters[field]
      return value !== undefined && !(Array.isArray(value) && value.length === 0)
    }
    const added = (linuxParameters.capabilities?.add ?? []).filter((name) => name !== 'SYS_PTRACE')
    return [
      ...['sharedMemorySize', 'tmpfs', 'maxSwap', 'swappiness'].filter(isSaid).map((field) => `${path}.${field}`),
      ...added.map((name) => `${path}.capabilities: ${name}`),
    ]
  })
}

function inContainers({ containerDefinitions = [] }: Definition): ReturnType<typeof refusedByFargate> {
  const find = (test: (container: (typeof containerDefinitions)[number]) => boolean) =>
    containerDefinitions.findIndex(test)
  const privileged = find((container) => container.privileged === true)
  if (privileged >= 0)
    return {
      path: `containerDefinitions[${privileged}].privileged`,
      message: 'Fargate does not support privileged containers.',
    }
  const devices = find(({ linuxParameters }) => (linuxParameters?.devices ?? []).length > 0)
  if (devices < 0) return null
  return {
    path: `containerDefinitions[${devices}].linuxParameters.devices`,
    message: 'Fargate does not give containers access to host devices.',
  }
}
