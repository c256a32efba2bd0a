import { spotProvider } from '../capacity/fargate-quotas'
import type { Container, Definition } from './definition-schema'
import { isEmpty } from './unknown-parts'

/**
 * Why Fargate, or its Spot capacity, refuses a definition whatever its size; null where it takes it (ECS developer guide,
 * Fargate task definitions and Fargate capacity providers).
 */
export function refusedByFargate(definition: Definition, provider: string): { path: string; message: string } | null {
  const { networkMode, pidMode, ipcMode, ephemeralStorage, placementConstraints = [], volumes = [] } = definition
  const refuse = (path: string, message: string) => ({ path, message })
  if (networkMode !== undefined && networkMode !== 'awsvpc')
    return refuse('networkMode', `Fargate supports network mode awsvpc only, not ${networkMode}.`)
  if (pidMode === 'host') return refuse('pidMode', 'Fargate does not support pidMode host.')
  if (ipcMode !== undefined) return refuse('ipcMode', 'Fargate does not support ipcMode.')
  if (placementConstraints.length > 0)
    return refuse('placementConstraints', 'Fargate does not support placement constraints.')
  const family = windowsOf(definition)
  if (family !== null && neverOnFargate.includes(family))
    return refuse('runtimePlatform.operatingSystemFamily', `Fargate does not run ${family}.`)
  if (family !== null && provider === spotProvider)
    return refuse('runtimePlatform.operatingSystemFamily', `${spotProvider} does not run Windows.`)
  const size = ephemeralStorage?.sizeInGiB
  if (size !== undefined && (size < 21 || size > 200))
    return refuse('ephemeralStorage', 'On Fargate, ephemeralStorage must be 21 to 200 GiB.')
  const docker = volumes.findIndex(({ dockerVolumeConfiguration }) => dockerVolumeConfiguration !== undefined)
  if (docker >= 0) return refuse(`volumes[${docker}]`, 'Fargate does not support dockerVolumeConfiguration.')
  const ofHost = volumes.findIndex(({ host }) => (host?.sourcePath ?? '') !== '')
  if (ofHost >= 0) return refuse(`volumes[${ofHost}].host.sourcePath`, 'Fargate gives tasks no folder of a host.')
  return inContainers(definition)
}

/** Families that ECS has for instances alone, and those of which its guide says that Fargate runs them. */
const neverOnFargate = ['WINDOWS_SERVER_2004_CORE', 'WINDOWS_SERVER_2016_FULL', 'WINDOWS_SERVER_20H2_CORE']
const onFargate = ['2019_CORE', '2019_FULL', '2022_CORE', '2022_FULL'].map((name) => `WINDOWS_SERVER_${name}`)

/** The Windows that a definition is for; null for any other. */
function windowsOf({ runtimePlatform }: Definition): string | null {
  const family = runtimePlatform?.operatingSystemFamily?.toUpperCase() ?? ''
  return family.startsWith('WINDOWS') ? family : null
}

/** What Fargate came to take over time, or takes in part; what it makes of each is not known here. */
export function notKnownOnFargate(definition: Definition): string[] {
  const { volumes = [] } = definition
  const family = windowsOf(definition)
  return [
    ...(family === null || onFargate.includes(family) ? [] : [`runtimePlatform.operatingSystemFamily: ${family}`]),
    ...volumes.flatMap(({ fsxWindowsFileServerVolumeConfiguration: fsx, efsVolumeConfiguration: efs }, index) => [
      ...(fsx === undefined ? [] : [`volumes[${index}].fsxWindowsFileServerVolumeConfiguration`]),
      ...(efs === undefined || family === null ? [] : [`volumes[${index}].efsVolumeConfiguration`]),
    ]),
    ...linuxParametersOf(definition),
  ]
}

function linuxParametersOf({ containerDefinitions = [] }: Definition): string[] {
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

/** Of a container (ECS user guide for Fargate, task definition considerations). */
const notTaken = ['disableNetworking', 'dnsSearchDomains', 'dnsServers', 'dockerSecurityOptions'] as const
const logDrivers = ['awslogs', 'splunk', 'awsfirelens']

function inContainers({ containerDefinitions = [] }: Definition): ReturnType<typeof refusedByFargate> {
  for (const [index, container] of containerDefinitions.entries()) {
    const own = inContainer(container)
    if (own !== null) return { ...own, path: `containerDefinitions[${index}].${own.path}` }
  }
  return null
}

function inContainer(container: Container): ReturnType<typeof refusedByFargate> {
  const { privileged, linuxParameters, logConfiguration } = container
  if (privileged === true) return { path: 'privileged', message: 'Fargate does not support privileged containers.' }
  if ((linuxParameters?.devices ?? []).length > 0)
    return {
      path: 'linuxParameters.devices',
      message: 'Fargate does not give containers access to host devices.',
    }
  const field = notTaken.find((name) => !isNothing(container[name]))
  if (field !== undefined) return { path: field, message: `Fargate does not support ${field}.` }
  const driver = logConfiguration?.logDriver
  return driver === undefined || logDrivers.includes(driver)
    ? null
    : { path: 'logConfiguration.logDriver', message: `Fargate does not support the log driver ${driver}.` }
}

function isNothing(value: unknown): boolean {
  return value === false || value === 'false' || value === '' || isEmpty(value)
}
