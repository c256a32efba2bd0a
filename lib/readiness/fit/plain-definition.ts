/** Maps whose keys are the team's own words, not ECS's. */
const ownKeys = new Set(['dockerLabels', 'options', 'driverOpts', 'labels'])

/** No definition nests deeper; what does is left as it is, and refused where it is parsed. */
const deepest = 20

/**
 * A definition as people paste it, in ECS's own spelling: PascalCase keys (CloudFormation) become camelCase, a null is what
 * was never said. `own`: the keys below are the team's and stay as they are.
 */
export function plainDefinition(value: unknown, own = false, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value
  if (Array.isArray(value))
    return value.filter((each) => each !== null).map((each) => plainDefinition(each, own, depth + 1))
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (each === null) return []
    const name = own ? key : key.charAt(0).toLowerCase() + key.slice(1)
    return [[name, plainDefinition(each, ownKeys.has(name), depth + 1)]]
  })
  return Object.fromEntries(entries)
}
