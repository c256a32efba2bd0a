import { joinedKeys } from './joined-keys'
import type { Problems } from './problems'
import { stepsOf } from './property-steps'
import { uniformKey } from './relaxed-key'
import type { YamlEntry, YamlMap, YamlTree } from './yaml-tree'

const sections = ['aws', 'ecs', 'spring']

/** A document's root with the dotted and indexed keys of its sections written out, as Spring flattens them. */
export function expanded(root: YamlMap, problems: Problems): YamlMap {
  return writtenOut(root, problems, (key) => sections.includes(uniformKey(stepsOf(key)[0]?.toString() ?? '')))
}

function writtenOut(map: YamlMap, problems: Problems, isOurs: (key: string) => boolean): YamlMap {
  const entries = map.entries.map((entry): YamlEntry => {
    if (!isOurs(entry.key)) return entry
    const value = insideOf(entry.value, problems)
    return value === entry.value ? entry : { ...entry, value }
  })
  const steps = entries.map(({ key }) => (isOurs(key) ? stepsOf(key) : [key]))
  const named = entries.map((entry, index) => (steps[index]?.length === 1 ? literal(entry, steps[index][0]) : entry))
  if (steps.every(({ length }) => length === 1)) {
    return named.every((entry, index) => entry === map.entries[index]) ? map : { ...map, entries: named }
  }
  const single = named.map((entry, index): YamlMap => {
    const path = steps[index] ?? []
    return { ...map, entries: [path.length > 1 ? nested(entry, path, '') : entry] }
  })
  const joined = joinedAll(single)
  return joined === null ? map : { ...withLists(joined, problems), start: map.start }
}

/** Joined by halves: one after another, each key would copy all that came before it. */
function joinedAll(maps: readonly YamlMap[]): YamlMap | null {
  const [only = null] = maps
  if (maps.length < 2) return only
  const middle = Math.floor(maps.length / 2)
  const [earlier, later] = [joinedAll(maps.slice(0, middle)), joinedAll(maps.slice(middle))]
  return earlier === null || later === null ? (earlier ?? later) : joinedKeys(earlier, later)
}

function insideOf(tree: YamlTree, problems: Problems): YamlTree {
  if (tree.kind === 'map') return writtenOut(tree, problems, () => true)
  if (tree.kind === 'scalar') return tree
  const items = tree.items.map((item) => insideOf(item, problems))
  return items.every((item, index) => item === tree.items[index]) ? tree : { ...tree, items }
}

/** An entry under the name that its brackets hold: `"[a.b]"` is the one key `a.b`. */
function literal(entry: YamlEntry, key = entry.key): YamlEntry {
  return key === entry.key ? entry : { ...entry, key, written: entry.written ?? entry.key }
}

/** An entry below its steps; each map on the way says with which prefix a further key is written beside it. */
function nested(entry: YamlEntry, steps: readonly string[], before: string): YamlEntry {
  const [step = '', ...rest] = steps
  if (rest.length === 0) return { ...entry, key: step, prefix: before, written: entry.written ?? entry.key }
  const written = entry.written ?? entry.key
  const soFar = before.endsWith('[') ? `${before}${step}]` : `${before}${step}`
  const prefix = written.startsWith(`${soFar}[`) ? `${soFar}[` : `${soFar}.`
  const child = nested({ ...entry, written }, rest, prefix)
  const { value } = entry
  const map: YamlMap = {
    kind: 'map',
    flow: false,
    entries: [child],
    start: value.start,
    end: value.end,
    contentEnd: value.contentEnd,
    size: value.size + 1,
    depth: value.depth + 1,
    alias: null,
    anchored: false,
  }
  return { key: step, keySpan: entry.keySpan, value: map, inherited: entry.inherited, prefix: before, written }
}

/** Lists written by index stay maps of their indexes, which is how Spring binds them; a gap is an error there. */
function withLists(map: YamlMap, problems: Problems): YamlMap {
  const entries = map.entries.map((entry) =>
    entry.value.kind === 'map' && entry.prefix !== undefined
      ? { ...entry, value: inOrder(entry.value, problems) }
      : entry,
  )
  return { ...map, entries }
}

function inOrder(map: YamlMap, problems: Problems): YamlMap {
  const inner = withLists(map, problems)
  if (inner.entries.length === 0 || !inner.entries.every(({ key }) => /^\d+$/.test(key))) return inner
  const entries = inner.entries.toSorted((a, b) => Number(a.key) - Number(b.key))
  const gap = entries.findIndex(({ key }, index) => Number(key) !== index)
  const at = entries[gap]
  if (at !== undefined) {
    const message = `Index ${gap} is missing before ${at.written ?? at.key}: Clouddriver does not start. Number the list without gaps.`
    problems.error(at.keySpan.start, at.written ?? at.key, message)
  }
  return { ...inner, entries }
}
