import { uniformKey } from './relaxed-key'

/** A range of the file's text: first character, and the one after the last. */
export type Span = { start: number; end: number }

/** A YAML value with its place, aliases and `<<` resolved. `size` and `depth` count what it means written out in full. */
export type YamlTree = YamlScalar | YamlList | YamlMap

type Common = Span & {
  size: number
  depth: number
  /** Where the value is an alias: the place of `*name`; start and end are those of the anchored value. */
  alias: Span | null
  anchored: boolean
  /** Where its last written value ends; unlike `end`, without the blank lines and comments below a block. */
  contentEnd: number
}

export type YamlScalar = Common & {
  kind: 'scalar'
  value: string | number | boolean | null
  /** What Spring binds where a string is wanted. */
  text: string
  /** As written, without quotes. */
  source: string
  quoted: boolean
}
/** `further`: those of its last items that are written beside it by their index, `accounts[2]`. */
export type YamlList = Common & {
  kind: 'list'
  flow: boolean
  items: readonly YamlTree[]
  further?: readonly YamlEntry[]
}
export type YamlMap = Common & { kind: 'map'; flow: boolean; entries: readonly YamlEntry[] }

/**
 * `inherited`: it came through a merge key `<<`. Of a dotted or indexed key, `written` is the whole key and `prefix` what
 * stands there before the last step: a key beside it is written with the same.
 */
export type YamlEntry = {
  key: string
  keySpan: Span
  value: YamlTree
  inherited: boolean
  written?: string
  prefix?: string
}

/** Where a person finds the value in the file. */
export function placeOf(tree: YamlTree): number {
  return tree.alias?.start ?? tree.start
}

/** The value at a path of bound names and indexes, or the nearest one above it. */
export function findTree(tree: YamlTree, path: readonly (string | number)[]): YamlTree {
  const [first, ...rest] = path
  if (first === undefined || tree.kind === 'scalar') return tree
  const child =
    tree.kind === 'list' && typeof first === 'number'
      ? tree.items[first]
      : entryOf(tree.kind === 'map' ? tree : null, String(first))?.value
  return child === undefined ? tree : findTree(child, rest)
}

/** The entry that binds to a field, however it is spelt. */
export function entryOf(map: YamlMap | null, name: string): YamlEntry | undefined {
  const form = uniformKey(name)
  return map?.entries.find(({ key }) => uniformKey(key) === form)
}
