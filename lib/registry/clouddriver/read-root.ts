import type { Problems } from './problems'
import { readYaml } from './read-yaml'
import { placeOf, type YamlMap } from './yaml-tree'

/** A file without a value: nothing, or comments only. */
export const emptyFile = Symbol('empty file')

/** Reads a file's text to its root map; null, with an error, where it has none. */
export function readRoot(text: string, problems: Problems): YamlMap | typeof emptyFile | null {
  const root = readYaml(text, problems)
  if (root === null || root.kind === 'map') return root
  if (root.kind === 'scalar' && root.source === '' && !root.quoted) return emptyFile
  problems.error(placeOf(root), '', 'The file must be a map with the keys aws and ecs.')
  return null
}
