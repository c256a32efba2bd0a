import type { Json, JsonObject } from '@/lib/registry/json'
import type { FieldKind } from './fields'
import { jsonOf, mayBeKept } from './json-of'
import type { Problems } from './problems'
import { uniformKey } from './relaxed-key'
import type { YamlMap, YamlTree } from './yaml-tree'

/** A map of the file, told apart: the fields Clouddriver binds, under their own names, and the keys that are only kept. */
export type FileRecord = {
  known: JsonObject
  other: { values: JsonObject; places: ReadonlyMap<string, number> }
}

/** Reads one field's value; undefined where nothing usable is written. */
type ReadValue = (tree: YamlTree, kind: FieldKind, path: string, problems: Problems) => Json | undefined

/** Reads a map by Spring's relaxed binding. The first of two spellings of one field counts. */
export function readRecord(
  tree: YamlMap,
  fields: Readonly<Record<string, FieldKind>>,
  readValue: ReadValue,
  path: string,
  problems: Problems,
): FileRecord {
  const byForm = new Map(Object.entries(fields).map(([name, kind]) => [uniformKey(name), { name, kind }]))
  const known = new Map<string, Json>()
  const other = new Map<string, Json>()
  const places = new Map<string, number>()
  for (const entry of tree.entries) {
    const field = byForm.get(uniformKey(entry.key))
    const name = field?.name ?? entry.key
    const at = path === '' ? name : `${path}.${name}`
    if (field !== undefined) {
      const value = readValue(entry.value, field.kind, at, problems)
      if (value !== undefined && !known.has(field.name)) known.set(field.name, value)
    } else if (mayBeKept(entry, at, problems)) {
      other.set(entry.key, jsonOf(entry.value, at, problems))
      places.set(entry.key, entry.keySpan.start)
    }
  }
  return { known: Object.fromEntries(known), other: { values: Object.fromEntries(other), places } }
}
