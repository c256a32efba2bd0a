import type { Problems } from './problems'
import { uniformKey } from './relaxed-key'
import { placeOf, type YamlMap, type YamlTree } from './yaml-tree'

/** What Clouddriver makes of keys with nothing after them, where a default would do better. */
const consequences: Readonly<Record<string, string>> = {
  assumeRole: 'assumes a role without a name, and AWS refuses each call of this account',
  sessionName: 'asks AWS for a session without a name, and AWS refuses each call of this account',
  defaultAssumeRole: 'assumes a role without a name for each account that names none, and AWS refuses its calls',
  defaultRegions: 'has no default region and drops every account',
}

/** Warns of keys whose empty value Spring takes for a value (OriginTrackedYamlLoader.java): no default fills them. */
export function warnOfEmpty(tree: YamlMap, path: string, keys: readonly string[], problems: Problems): void {
  for (const key of keys) {
    const value = writtenAt(tree, key)
    if (value === undefined || !saysNothing(value)) continue
    const message = `With an empty ${key} Clouddriver ${consequences[key]}. Remove the key. Shipshape does not store or export it.`
    problems.warn(placeOf(value), `${path}.${key}`, message)
  }
}

/** Whether a map has a key with nothing after it. */
export function isEmptied(tree: YamlMap, key: string): boolean {
  const value = writtenAt(tree, key)
  return value !== undefined && saysNothing(value)
}

function writtenAt(tree: YamlMap, key: string): YamlTree | undefined {
  return tree.entries.find((entry) => uniformKey(entry.key) === uniformKey(key))?.value
}

function saysNothing(value: YamlTree): boolean {
  if (value.kind === 'list') return value.items.length === 0
  return value.kind === 'scalar' && (value.value === null || value.text === '')
}
