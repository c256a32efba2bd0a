import type { Definition } from './definition-schema'
import { definitionShape, definitionWords } from './definition-shape'

/** Paths of fields that nobody here knows, however deep: each may bear on whether it fits. */
export function unknownFields(value: unknown, type = 'TaskDefinition', path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => unknownFields(each, type, `${path}[${index}]`))
  const fields = definitionShape[type]
  if (typeof value !== 'object' || value === null || fields === undefined) return []
  const entries = Object.entries(value).filter(([, each]) => !isEmpty(each))
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  return [
    ...entries.filter(([key]) => !Object.hasOwn(fields, key)).map(([key]) => at(key)),
    ...entries.flatMap(([key, each]) => {
      const own = Object.hasOwn(fields, key) ? fields[key] : null
      return typeof own === 'string' ? unknownFields(each, own, at(key)) : []
    }),
  ]
}

/** Nothing is said by nothing. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Words where ECS has a list of them, and these are none of it. */
export function unknownWords(definition: Definition): string[] {
  const { runtimePlatform, pidMode, ipcMode, requiresCompatibilities = [], compatibilities = [] } = definition
  const protocols = (definition.containerDefinitions ?? []).flatMap(({ portMappings = [] }, index) =>
    portMappings.flatMap(({ protocol }) =>
      odd(`containerDefinitions[${index}].portMappings: protocol`, protocol, 'TransportProtocol'),
    ),
  )
  return [
    ...odd('runtimePlatform.cpuArchitecture:', runtimePlatform?.cpuArchitecture, 'CPUArchitecture'),
    ...odd('runtimePlatform.operatingSystemFamily:', runtimePlatform?.operatingSystemFamily, 'OSFamily'),
    ...odd('pidMode:', pidMode, 'PidMode'),
    ...odd('ipcMode:', ipcMode, 'IpcMode'),
    ...requiresCompatibilities.flatMap((name) => odd('requiresCompatibilities:', name, 'Compatibility')),
    ...compatibilities.flatMap((name) => odd('compatibilities:', name, 'Compatibility')),
    ...protocols,
  ]
}

function odd(where: string, word: string | undefined, list: keyof typeof definitionWords): string[] {
  if (word === undefined) return []
  const isKnown = definitionWords[list].some((known) => known.toUpperCase() === word.toUpperCase())
  return isKnown ? [] : [`${where} ${word}`]
}
