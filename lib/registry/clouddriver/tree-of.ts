import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { deepestNesting } from './nesting'
import { readPlain } from './plain-scalar'
import type { Problems } from './problems'
import { uniformKey } from './relaxed-key'
import type { Span, YamlEntry, YamlList, YamlMap, YamlScalar, YamlTree } from './yaml-tree'

const mostValues = 200_000

/** Anchors met so far; null while the anchored value is still being read, so that a value within itself is seen. */
type Anchors = Map<string, YamlTree | null>

/**
 * Turns a parsed document into a tree with aliases and merge keys resolved, sharing what is aliased. Null, with an
 * error, where what it stands for is too large (an alias bomb) or holds itself.
 */
export function treeOf(root: ParsedNode | Node | null, problems: Problems): YamlTree | null {
  const tree = readNode(root, new Map(), problems)
  if (tree.size > mostValues || tree.depth > deepestNesting) {
    problems.error(tree.start, '', 'With its aliases expanded, the file is too large. Use fewer aliases.')
    return null
  }
  return tree
}

function readNode(node: unknown, anchors: Anchors, problems: Problems): YamlTree {
  if (isAlias(node)) return readAlias(node.source, spanOf(node), anchors, problems)
  const anchor = isMap(node) || isSeq(node) || isScalar(node) ? node.anchor : undefined
  if (anchor === undefined) return readUnnamed(node, anchors, problems)
  anchors.set(anchor, null)
  const tree = { ...readUnnamed(node, anchors, problems), anchored: true }
  anchors.set(anchor, tree)
  return tree
}

function readAlias(name: string, span: Span, anchors: Anchors, problems: Problems): YamlTree {
  const target = anchors.get(name)
  if (target) return { ...target, alias: span, anchored: false, contentEnd: span.end }
  const message =
    target === null ? `*${name} refers to the anchor that contains it.` : `No anchor &${name} comes before *${name}.`
  problems.error(span.start, '', message)
  return { ...emptyScalar(span), alias: span }
}

function readUnnamed(node: unknown, anchors: Anchors, problems: Problems): YamlTree {
  if (isMap(node)) return readMap(node, anchors, problems)
  if (isSeq(node)) return readList(node, anchors, problems)
  if (isScalar(node)) return readScalar(node, problems)
  return emptyScalar({ start: 0, end: 0 })
}

const scalarTags = new Set(['str', 'int', 'float', 'bool', 'null'].map((tag) => `tag:yaml.org,2002:${tag}`))

function readScalar(
  node: { value: unknown; source?: string; type?: string; tag?: string; range?: readonly number[] | null },
  problems: Problems,
): YamlScalar {
  const span = spanOf(node)
  if (node.tag !== undefined && !scalarTags.has(node.tag)) refuseTag(node.tag, span, problems)
  const source = String(node.value ?? '')
  const quoted = node.type !== 'PLAIN' || node.tag === 'tag:yaml.org,2002:str'
  const read = quoted && !isForced(node.tag) ? { value: source, text: source } : readPlain(source)
  return { ...emptyScalar(span), ...read, source, quoted }
}

function isForced(tag: string | undefined): boolean {
  return tag !== undefined && tag !== 'tag:yaml.org,2002:str'
}

function refuseTag(tag: string, span: Span, problems: Problems): void {
  problems.error(span.start, '', `Clouddriver's YAML loader does not accept the tag ${tag}. Remove it.`)
}

function readList(node: YAMLSeq, anchors: Anchors, problems: Problems): YamlList {
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:seq') refuseTag(node.tag, spanOf(node), problems)
  const items = node.items.map((item) => readNode(item, anchors, problems))
  return { kind: 'list', ...measured(node, items), flow: node.flow === true, items }
}

function readMap(node: YAMLMap, anchors: Anchors, problems: Problems): YamlMap {
  if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:map') refuseTag(node.tag, spanOf(node), problems)
  const written: YamlEntry[] = []
  const inherited: YamlEntry[] = []
  const values = node.items.map((pair) => readPair(pair, { written, inherited }, anchors, problems))
  refuseRepeats(written, problems)
  const keys = new Set(written.map(({ key }) => key))
  const entries = [...written, ...firstOfEach(inherited.filter(({ key }) => !keys.has(key)))]
  const children = entries.map(({ value }) => value)
  return { kind: 'map', ...measured(node, children, values), flow: node.flow === true, entries }
}

type Entries = { written: YamlEntry[]; inherited: YamlEntry[] }

function readPair(pair: Pair, entries: Entries, anchors: Anchors, problems: Problems): YamlTree {
  const key = readNode(pair.key, anchors, problems)
  const value = readNode(pair.value, anchors, problems)
  if (key.kind !== 'scalar') {
    problems.error(key.start, '', 'A key must be a word, not a list or a map.')
    return value
  }
  if (key.source === '<<' && !key.quoted) {
    addMerged(entries.inherited, value, problems)
    return value
  }
  const keySpan = { start: key.alias?.start ?? key.start, end: key.alias?.end ?? key.end }
  entries.written.push({ key: key.quoted ? key.source : key.text || key.source, keySpan, value, inherited: false })
  return value
}

/** Entries that one map may take over by `<<`, over and over those of the same names. */
const mostMerged = 10_000

function addMerged(inherited: YamlEntry[], value: YamlTree, problems: Problems): void {
  for (const map of value.kind === 'list' ? value.items : [value]) {
    const place = map.alias?.start ?? map.start
    if (map.kind !== 'map') {
      problems.error(place, '', 'The merge key << takes a map, or a list of maps.')
      continue
    }
    if (inherited.length + map.entries.length > mostMerged) {
      problems.error(place, '', `The merge key << takes over more than ${mostMerged} keys here. Use fewer.`)
      return
    }
    for (const entry of map.entries) inherited.push({ ...entry, inherited: true })
  }
}

/** SnakeYAML refuses a key twice; Spring binds two spellings of one key to one field, in no order to rely on. */
function refuseRepeats(entries: readonly YamlEntry[], problems: Problems): void {
  const seen = new Map<string, string>()
  for (const { key, keySpan } of entries) {
    const form = uniformKey(key)
    const earlier = seen.get(form)
    if (earlier === key) problems.error(keySpan.start, key, `This map has the key ${key} twice. Remove one.`)
    else if (earlier !== undefined) {
      problems.warn(keySpan.start, key, `Clouddriver reads ${earlier} and ${key} as one key. Remove one.`)
    }
    seen.set(form, key)
  }
}

function firstOfEach(entries: readonly YamlEntry[]): YamlEntry[] {
  const byKey = new Map<string, YamlEntry>()
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry)
  return [...byKey.values()]
}

/** `written` are the values that stand in the text, where those of `<<` differ from the children. */
function measured(node: Ranged & { flow?: boolean }, children: readonly YamlTree[], written = children) {
  const size = children.reduce((sum, child) => sum + child.size, 1)
  const depth = children.reduce((deepest, child) => Math.max(deepest, child.depth), 0) + 1
  const span = spanOf(node)
  const contentEnd = node.flow ? span.end : written.reduce((last, child) => Math.max(last, child.contentEnd), 0)
  return { ...span, size, depth, alias: null, anchored: false, contentEnd: contentEnd || span.end }
}

type Ranged = { range?: readonly number[] | null }

function spanOf(node: Ranged): Span {
  const [start = 0, end = start] = node.range ?? []
  return { start, end }
}

function emptyScalar(span: Span): YamlScalar {
  const common = { ...span, size: 1, depth: 1, alias: null, anchored: false, contentEnd: span.end }
  return { kind: 'scalar', ...common, value: null, text: '', source: '', quoted: false }
}
