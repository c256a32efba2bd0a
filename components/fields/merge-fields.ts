import { isJsonObject, type Json, type JsonObject, sameJson } from '@/lib/registry/json'

/** One thing as it was opened, as somebody else has made it since, and as it stands in the form. */
export type Sides = { base: JsonObject; theirs: JsonObject; mine: JsonObject }

/** A field that is not what it was; one that is absent is undefined. `both`: changed by both, and not to the same. */
export type FieldMerge = {
  path: readonly string[]
  base: Json | undefined
  theirs: Json | undefined
  mine: Json | undefined
  by: 'them' | 'me' | 'both'
}

/** Whose value a field that both have changed gets, by `pathText`. */
export type Choices = Readonly<Record<string, 'theirs' | 'mine'>>

export const pathText = ({ path }: Pick<FieldMerge, 'path'>) => path.join('.')

/** Fields that are maps of somebody else's keys: two people may well have changed two of them. */
const maps: ReadonlySet<string> = new Set(['other', 'permissions'])

/** Every field that either has changed, in the order of the form's fields. */
export function mergeFields({ base, theirs, mine }: Sides): FieldMerge[] {
  return fieldsOf({ base, theirs, mine }, [])
}

function fieldsOf({ base, theirs, mine }: Sides, path: readonly string[]): FieldMerge[] {
  const keys = new Set([base, theirs, mine].flatMap((side) => Object.keys(side)))
  return [...keys].flatMap((key): FieldMerge[] => {
    const [was, one, other] = [own(base, key), own(theirs, key), own(mine, key)]
    if (path.length === 0 && maps.has(key)) {
      return fieldsOf({ base: mapOf(was), theirs: mapOf(one), mine: mapOf(other) }, [key])
    }
    const by = changedBy(was, one, other)
    return by === null ? [] : [{ path: [...path, key], base: was, theirs: one, mine: other, by }]
  })
}

/** A key may be called as something that every object inherits. */
const own = (side: JsonObject, key: string): Json | undefined => (Object.hasOwn(side, key) ? side[key] : undefined)

const mapOf = (value: Json | undefined): JsonObject => (value !== undefined && isJsonObject(value) ? value : {})

function changedBy(base: Json | undefined, theirs: Json | undefined, mine: Json | undefined): FieldMerge['by'] | null {
  const [byThem, byMe] = [!sameJson(base, theirs), !sameJson(base, mine)]
  if (byThem && byMe) return sameJson(theirs, mine) ? 'them' : 'both'
  if (byThem) return 'them'
  return byMe ? 'me' : null
}

/** Theirs with what I alone have changed, and of what both have changed what was chosen; theirs where nothing was. */
export function mergedOf(sides: Sides, choices: Choices): JsonObject {
  const merged: JsonObject = { ...sides.theirs }
  for (const field of mergeFields(sides)) {
    if (field.by === 'me' || (field.by === 'both' && choices[pathText(field)] === 'mine')) put(merged, field)
  }
  return merged
}

function put(target: JsonObject, { path: [key = '', inner], mine }: FieldMerge): void {
  const value = inner === undefined ? mine : withKey(mapOf(target[key]), inner, mine)
  if (value === undefined) delete target[key]
  else target[key] = value
}

function withKey(map: JsonObject, key: string, value: Json | undefined): Json {
  const { [key]: _, ...rest } = map
  return value === undefined ? rest : { ...rest, [key]: value }
}
