import type { YamlTree } from './yaml-tree'

/** A list as Spring binds one: a YAML list, or a map of its indexes 0, 1, 2…; null where it is neither. */
export function itemsOf(tree: YamlTree): readonly YamlTree[] | null {
  if (tree.kind === 'list') return tree.items
  if (tree.kind === 'scalar') return tree.value === null || tree.text === '' ? [] : null
  const indexed = tree.entries.every(({ key }, index) => key === String(index))
  return indexed ? tree.entries.map(({ value }) => value) : null
}
