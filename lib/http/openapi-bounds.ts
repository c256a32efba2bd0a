import { bounds } from '@/lib/registry/bounds'

type Json = Record<string, unknown>

/** Lists with a bound of their own, as `beyondBounds` has them. */
const lists: Readonly<Record<string, number>> = { regions: bounds.regions, defaultRegions: bounds.regions }

/** Fields whose keys are somebody else's: bounded as a whole, which JSON Schema has no word for. */
const kept: Readonly<Record<string, string>> = {
  other: `Kept as it is: at most ${bounds.keptOfAccount} values of an account and ${bounds.keptOfFile} of the settings, ${bounds.nesting} levels deep.`,
  lifecycleHooks: `At most ${bounds.keptOfAccount} values, ${bounds.nesting} levels deep.`,
}

/** A registry body's schema with the bounds that `beyondBounds` holds it to: its own rules are what is stored, which may be older. */
export function withBounds(schema: unknown, most: number = bounds.listLength): unknown {
  if (Array.isArray(schema)) return schema.map((each) => withBounds(each, most))
  if (!isJson(schema)) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, partOf(key, value, most)]))
  return { ...inner, ...limitOf(schema, most) }
}

function partOf(key: string, value: unknown, most: number): unknown {
  if (key === 'properties' && isJson(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, fieldOf(name, field)]))
  }
  if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') return withBounds(value, most)
  return elements.has(key) ? withBounds(value) : value
}

function fieldOf(name: string, field: unknown): unknown {
  const words = kept[name]
  return words === undefined ? withBounds(field, lists[name]) : { ...Object(field), description: words }
}

function limitOf({ type, maxLength, maxItems, propertyNames, ...rest }: Json, most: number): Json {
  if (type === 'string' && !('enum' in rest) && !('const' in rest)) return { maxLength: maxLength ?? bounds.textLength }
  if (type === 'array') return { maxItems: maxItems ?? most }
  return type === 'object' && propertyNames !== undefined ? { maxProperties: bounds.listLength } : {}
}

const elements: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'propertyNames'])
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
