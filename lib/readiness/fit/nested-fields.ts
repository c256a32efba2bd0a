import type { Definition } from './definition-schema'

/** Fields that are read, or bear on no placement, of what a definition nests; by the SDK's names of their types. */
export const nestedFields = {
  PortMapping: ['containerPort', 'hostPort', 'protocol', 'name', 'appProtocol', 'containerPortRange'],
  LinuxParameters: [
    'capabilities',
    'devices',
    'initProcessEnabled',
    'sharedMemorySize',
    'tmpfs',
    'maxSwap',
    'swappiness',
  ],
  ResourceRequirement: ['value', 'type'],
  RuntimePlatform: ['cpuArchitecture', 'operatingSystemFamily'],
  EphemeralStorage: ['sizeInGiB'],
  TaskDefinitionPlacementConstraint: ['type', 'expression'],
  Attribute: ['name', 'value', 'targetType', 'targetId'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Nested = { path: string; value: object | undefined; type: keyof typeof nestedFields }

/** Paths of nested fields that nobody here knows: each may bear on whether it fits. */
export function unknownNested(definition: Definition): string[] {
  return nestedOf(definition).flatMap(({ path, value = {}, type }) =>
    Object.keys(value)
      .filter((key) => !nestedFields[type].some((known) => known === key))
      .map((key) => `${path}.${key}`),
  )
}

function nestedOf(definition: Definition): Nested[] {
  const { containerDefinitions = [], placementConstraints = [], requiresAttributes = [] } = definition
  return [
    { path: 'runtimePlatform', value: definition.runtimePlatform, type: 'RuntimePlatform' },
    { path: 'ephemeralStorage', value: definition.ephemeralStorage, type: 'EphemeralStorage' },
    ...each('placementConstraints', placementConstraints, 'TaskDefinitionPlacementConstraint'),
    ...each('requiresAttributes', requiresAttributes, 'Attribute'),
    ...containerDefinitions.flatMap(({ linuxParameters, portMappings = [], resourceRequirements = [] }, index) => {
      const path = `containerDefinitions[${index}]`
      return [
        { path: `${path}.linuxParameters`, value: linuxParameters, type: 'LinuxParameters' as const },
        ...each(`${path}.portMappings`, portMappings, 'PortMapping'),
        ...each(`${path}.resourceRequirements`, resourceRequirements, 'ResourceRequirement'),
      ]
    }),
  ]
}

function each(path: string, values: readonly object[], type: Nested['type']): Nested[] {
  return values.map((value, index) => ({ path: `${path}[${index}]`, value, type }))
}
