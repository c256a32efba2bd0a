import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { awsSectionOf, ecsSectionOf } from './export-yaml'

/** A value that a property can have. */
export type Scalar = string | number | boolean

/**
 * The registry's export as flat properties, as Spring flattens YAML (YamlProcessor.java): `aws.accounts[0].name`, and a key
 * that dots or brackets would part in brackets of its own. Null and empty lists and objects say nothing and are left out;
 * in a list what follows moves up, because Spring reads a list to its first gap.
 */
export function flatProperties(registry: Registry): Record<string, Scalar> {
  const root = { aws: awsSectionOf(registry), ecs: ecsSectionOf(registry) }
  return Object.fromEntries(flattened(withoutEmpty(root) ?? {}, ''))
}

function flattened(value: Json, path: string): [string, Scalar][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => flattened(item, `${path}[${index}]`))
  if (!isJsonObject(value)) return value === null ? [] : [[path, value]]
  return Object.entries(value).flatMap(([key, item]) => flattened(item, pathOf(path, key)))
}

function pathOf(path: string, key: string): string {
  if (/^[^.[\]]+$/.test(key)) return path === '' ? key : `${path}.${key}`
  return `${path}[${key}]`
}

/** A value without what is empty in it; null where nothing is left. */
function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return nullIfNone(value.map(withoutEmpty).filter((item) => item !== null))
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value).map(([key, item]): [string, Json] => [key, withoutEmpty(item)])
  const fields: JsonObject = Object.fromEntries(kept.filter(([, item]) => item !== null))
  return Object.keys(fields).length === 0 ? null : fields
}

const nullIfNone = (list: Json[]): Json => (list.length === 0 ? null : list)
