import type { Requirements } from '../capacity/task-to-place'
import { containerFields, describedFields, taskFields } from './definition-fields'
import type { Container, Definition } from './definition-schema'
import { portRange } from './port-range'
import { isEmpty, unknownFields, unknownWords } from './unknown-parts'

type Derived = Requirements['derived'][number]

/** What a definition asks of an instance beside room. */
export function requirementsOf(definition: Definition): Requirements {
  const { runtimePlatform, placementConstraints = [], requiresAttributes = [] } = definition
  const architecture = runtimePlatform?.cpuArchitecture?.toUpperCase()
  return {
    osFamily: runtimePlatform?.operatingSystemFamily?.toUpperCase() ?? null,
    architecture: architecture === 'ARM64' || architecture === 'X86_64' ? architecture : null,
    attributes: requiresAttributes.map(({ name, value }) => ({ name, value: value ?? null })),
    // ECS lists them itself where the definition was registered.
    derived: definition.requiresAttributes === undefined ? derivedOf(definition) : [],
    expressions: placementConstraints.flatMap(({ type, expression }) =>
      type?.toLowerCase() === 'memberof' && expression !== undefined ? [expression] : [],
    ),
    distinctInstance: placementConstraints.some(({ type }) => type?.toLowerCase() === 'distinctinstance'),
  }
}

/** Attributes that a registered definition would require for what it uses (ECS developer guide, attributes; the agent's own names). */
function derivedOf(definition: Definition): Derived[] {
  const { containerDefinitions: containers = [], volumes = [], pidMode, ipcMode } = definition
  const each = containers.flatMap((container, index) =>
    derivedOfContainer(container, definition).map(({ name, of }) => ({
      name,
      of: `containerDefinitions[${index}].${of}`,
    })),
  )
  const shares = pidMode !== undefined || ipcMode !== undefined
  const own: Derived[] = [
    ...(definition.taskRoleArn === undefined ? [] : [agent('task-iam-role', 'taskRoleArn')]),
    ...(shares ? [ecs('pid-ipc-namespace-sharing', pidMode === undefined ? 'ipcMode' : 'pidMode')] : []),
    ...(definition.proxyConfiguration === undefined ? [] : [ecs('aws-appmesh', 'proxyConfiguration')]),
    ...volumes.flatMap((volume, index) => {
      const of = `volumes[${index}]`
      const driver = volume.dockerVolumeConfiguration?.driver
      return [
        ...(driver === undefined ? [] : [agent(`docker-plugin.${driver}`, `${of}.dockerVolumeConfiguration`)]),
        ...(volume.efsVolumeConfiguration === undefined ? [] : [ecs('efs', `${of}.efsVolumeConfiguration`)]),
        ...(volume.fsxWindowsFileServerVolumeConfiguration === undefined
          ? []
          : [ecs('fsxWindowsFileServer', `${of}.fsxWindowsFileServerVolumeConfiguration`)]),
      ]
    }),
  ]
  return [...new Map([...own, ...each].map((one) => [one.name, one])).values()]
}

function derivedOfContainer(container: Container, { executionRoleArn }: Definition): Derived[] {
  const driver = container.logConfiguration?.logDriver
  const firelens = container.firelensConfiguration?.type
  const has = (field: string) => container[field] !== undefined
  return [
    ...(driver === undefined || driver === 'awsfirelens'
      ? []
      : [agent(`logging-driver.${driver}`, 'logConfiguration')]),
    ...(driver === 'awslogs' && executionRoleArn !== undefined
      ? [ecs('execution-role-awslogs', 'logConfiguration')]
      : []),
    ...(firelens === undefined ? [] : [ecs(`firelens.${firelens}`, 'firelensConfiguration')]),
    ...(container.privileged === true ? [agent('privileged-container', 'privileged')] : []),
    ...(has('healthCheck') ? [ecs('container-health-check', 'healthCheck')] : []),
    ...(has('dependsOn') ? [ecs('container-ordering', 'dependsOn')] : []),
    ...(has('restartPolicy') ? [ecs('container-restart-policy', 'restartPolicy')] : []),
    ...(has('environmentFiles') ? [ecs('env-files.s3', 'environmentFiles')] : []),
    ...(has('repositoryCredentials')
      ? [ecs('private-registry-authentication.secretsmanager', 'repositoryCredentials')]
      : []),
    ...secretsOf(container),
  ]
}

function secretsOf({ secrets }: Container): Derived[] {
  if (!Array.isArray(secrets) || secrets.length === 0) return []
  const isManaged = JSON.stringify(secrets).includes(':secretsmanager:')
  return [ecs(`secrets.${isManaged ? 'asm' : 'ssm'}.environment-variables`, 'secrets')]
}

const agent = (name: string, of: string): Derived => ({ name: `com.amazonaws.ecs.capability.${name}`, of })
const ecs = (name: string, of: string): Derived => ({ name: `ecs.capability.${name}`, of })

/** Fields that may bear on whether it fits and that are not modelled, by their path. */
export function notModelled(definition: Definition): string[] {
  const { containerDefinitions: containers = [], volumes = [], placementConstraints = [] } = definition
  return outermost([
    ...named(definition, { ...taskFields, ...describedFields }),
    ...unknownFields(definition),
    ...unknownWords(definition),
    ...containers.flatMap((container, index) => {
      const path = `containerDefinitions[${index}]`
      const devices = (container.linuxParameters?.devices ?? []).length > 0
      return [
        ...named(container, containerFields).map((field) => `${path}.${field}`),
        ...(devices ? [`${path}.linuxParameters.devices`] : []),
        ...oddRanges(container).map((range) => `${path}.portMappings: containerPortRange ${range}`),
        ...(container.resourceRequirements ?? [])
          .filter(({ type }) => type !== 'GPU')
          .map(({ type }) => `${path}.resourceRequirements: ${type}`),
      ]
    }),
    ...volumes.flatMap((volume, index) => [
      ...(volume.configuredAtLaunch === true ? [`volumes[${index}].configuredAtLaunch`] : []),
      ...(volume.s3filesVolumeConfiguration === undefined ? [] : [`volumes[${index}].s3filesVolumeConfiguration`]),
    ]),
    ...placementConstraints.flatMap(({ type = 'of no type', expression }) => {
      if (/^distinctInstance$/i.test(type)) return []
      if (!/^memberOf$/i.test(type)) return [`placementConstraints: ${type}`]
      return expression === undefined ? ['placementConstraints: memberOf without an expression'] : []
    }),
  ])
}

/** Without what lies in a field that is named as a whole. */
function outermost(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => path.startsWith(`${other}.`) || path.startsWith(`${other}[`)))
}

/** Ranges of ports that are none. */
function oddRanges({ portMappings = [] }: Container): string[] {
  return portMappings.flatMap(({ containerPortRange: range }) =>
    range === undefined || portRange(range) !== null ? [] : [range],
  )
}

/** Of the fields of one level, those that are not modelled. */
function named(value: Readonly<Record<string, unknown>>, fields: typeof taskFields): string[] {
  return Object.keys(value).filter(
    (field) => !isEmpty(value[field]) && Object.hasOwn(fields, field) && fields[field] === 'not-looked-at',
  )
}
