import { uniformKey } from './relaxed-key'
import type { YamlEntry, YamlMap, YamlTree } from './yaml-tree'

/** What two values of one key come to, the second of which stands later. */
export type Join = (earlier: YamlTree, later: YamlTree) => YamlTree

/**
 * Two maps as Spring reads one property source after another: the later value of a property counts, and a list counts as a
 * whole (IndexedElementsBinder.java). Entries of the later map stand last, so that what is added comes to stand there.
 */
export function combined(earlier: YamlMap, later: YamlMap): YamlMap {
  return joinedMaps(earlier, later, acrossDocuments)
}

/** Two maps, with `join` for the keys that both have. */
export function joinedMaps(earlier: YamlMap, later: YamlMap, join: Join): YamlMap {
  const byForm = new Map(earlier.entries.map((entry) => [uniformKey(entry.key), entry]))
  const forms = new Set(later.entries.map(({ key }) => uniformKey(key)))
  const kept = earlier.entries.filter((entry) => !forms.has(uniformKey(entry.key)))
  const joined = later.entries.map((entry) => joinedEntry(byForm.get(uniformKey(entry.key)), entry, join))
  return { ...later, entries: [...kept, ...joined] }
}

function joinedEntry(earlier: YamlEntry | undefined, later: YamlEntry, join: Join): YamlEntry {
  if (earlier === undefined) return later
  const value = join(earlier.value, later.value)
  // What stays where the earlier stands is found there.
  return value.start === earlier.value.start ? { ...earlier, value } : { ...later, value }
}

/** A key without a value sets an empty property, which empties a list and leaves what stands below a section. */
function acrossDocuments(earlier: YamlTree, later: YamlTree): YamlTree {
  if (isSection(earlier) && isNothing(later)) return earlier
  return isSection(earlier) && isSection(later) ? combined(earlier, later) : later
}

function isSection(tree: YamlTree): tree is YamlMap {
  return tree.kind === 'map' && !isIndexed(tree)
}

/** A list by its indexes: `accounts[0]`, or a map of numbers. */
export function isIndexed(tree: YamlTree): tree is YamlMap {
  return tree.kind === 'map' && tree.entries.length > 0 && tree.entries.every(({ key }) => /^\d+$/.test(key))
}

export function isNothing(tree: YamlTree): boolean {
  return tree.kind === 'scalar' && tree.value === null
}
