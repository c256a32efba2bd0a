import { isIndexed, isNothing, joinedMaps } from './combined'
import type { YamlList, YamlMap, YamlTree } from './yaml-tree'

/**
 * Two keys of one document, as Spring flattens them into one source: of a property the later value, of two lists each index
 * by itself (`accounts:` and, beside it, `accounts[0].sessionName`).
 */
export function joinedKeys(earlier: YamlMap, later: YamlMap): YamlMap {
  return joinedMaps(earlier, later, joined)
}

function joined(earlier: YamlTree, later: YamlTree): YamlTree {
  if (isNothing(later)) return earlier
  if (earlier.kind === 'list' && isIndexed(later)) return withIndexes(earlier, later, joined)
  if (later.kind === 'list' && isIndexed(earlier)) return withIndexes(later, earlier, (item, one) => joined(one, item))
  return earlier.kind === 'map' && later.kind === 'map' ? joinedKeys(earlier, later) : later
}

/** The list, in its own place, with what is said of its items by their index. */
function withIndexes(list: YamlList, indexes: YamlMap, join: typeof joined): YamlTree {
  const byIndex = new Map(indexes.entries.map((entry) => [Number(entry.key), entry]))
  const items = list.items.map((item, index): YamlTree => {
    const said = byIndex.get(index)
    byIndex.delete(index)
    return said === undefined ? item : inPlaceOf(item, join(item, said.value))
  })
  const further = [...byIndex].toSorted(([a], [b]) => a - b).map(([, entry]) => entry)
  return {
    ...list,
    items: [...items, ...further.map(({ value }) => value)],
    further: [...(list.further ?? []), ...further],
  }
}

/** What follows an item follows it where it stands, not where its further keys do. */
function inPlaceOf(item: YamlTree, value: YamlTree): YamlTree {
  const { start, end, contentEnd, alias, anchored } = item
  return { ...value, start, end, contentEnd, alias, anchored }
}
