import { definitionShape } from './definition-shape'

/** No definition nests deeper; what does is left as it is, and refused where it is parsed. */
const deepest = 20

/**
 * A definition as people paste it, in ECS's own spelling: PascalCase (CloudFormation, EFSVolumeConfiguration and all)
 * becomes the SDK's own, a null is what was never said. Maps of the team's own keys stay as they are.
 */
export function plainDefinition(value: unknown, type: string | null = 'TaskDefinition', depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value))
    return value.filter((each) => each !== null).map((each) => plainDefinition(each, type, depth + 1))
  const fields = type === null ? null : (definitionShape[type] ?? null)
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (each === null) return []
    const name = fields === null ? key : spelled(key, Object.keys(fields))
    return [[name, plainDefinition(each, typeOf(name, fields), depth + 1)]]
  })
  return Object.fromEntries(entries)
}

function spelled(key: string, known: readonly string[]): string {
  const own = known.find((name) => name.toLowerCase() === key.toLowerCase())
  return own ?? key.charAt(0).toLowerCase() + key.slice(1)
}

function typeOf(name: string, fields: Readonly<Record<string, string | null>> | null): string | null {
  // The answer of describe-task-definition has the definition within.
  if (name === 'taskDefinition') return 'TaskDefinition'
  return fields !== null && Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}
