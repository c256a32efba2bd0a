import { activationOf } from './activation'
import { combined } from './combined'
import { expanded } from './expanded'
import { collectProblems, type Problems } from './problems'
import { readYaml } from './read-yaml'
import { entryOf, type YamlMap, type YamlTree } from './yaml-tree'

/** A place of another kind of file that holds an `aws` and an `ecs` section. */
export type Source = { name: string; root: YamlMap }

/**
 * A file that is none of Clouddriver's: what it is, where its accounts are, which of those places it calls current, and the
 * files in it that are no YAML.
 */
export type ForeignFile = {
  kind: string
  sources: readonly Source[]
  current: string | null
  unread: readonly string[]
}

/** What a file is that has no `aws` or `ecs` of its own; null where it is a clouddriver.yml without them, or may be. */
export function foreignFile(documents: readonly YamlMap[]): ForeignFile | null {
  if (documents.some(hasSections)) return null
  const found = documents.flatMap((document) => fileOf(document) ?? [])
  const first = found.find(({ sources }) => sources.length > 0) ?? found[0]
  if (first === undefined) return null
  const current = found.find((one) => one.current !== null)?.current ?? null
  return {
    kind: first.kind,
    sources: distinct(found.flatMap(({ sources }) => sources)),
    current,
    unread: found.flatMap(({ unread }) => unread),
  }
}

function fileOf(document: YamlMap): ForeignFile | null {
  const deployments = at(document, ['deploymentConfigurations'])
  if (deployments !== undefined) return halconfig(document, deployments)
  const kind = textAt(document, ['kind'])
  if (kind !== null && at(document, ['apiVersion']) !== undefined) return manifest(document, kind)
  const providers = providersOf(document)
  if (providers.length > 0)
    return { kind: 'a file of Halyard or kleat (providers:)', sources: providers, current: null, unread: [] }
  const sources = search(document, '', 0)
  const known = toolOf(document)
  if (known === null && sources.length === 0) return null
  return { kind: known ?? 'a file that holds other files, such as Helm values', sources, current: null, unread: [] }
}

/** Files of tools that people keep beside Clouddriver's, by the keys that only those have. */
function toolOf(document: YamlMap): string | null {
  const services = at(document, ['services'])
  const runsImages =
    services?.kind === 'map' &&
    services.entries.some(({ value }) => at(value, ['image']) !== undefined || at(value, ['build']) !== undefined)
  if (runsImages) return 'a Docker Compose file'
  const generates = ['configMapGenerator', 'secretGenerator', 'patchesStrategicMerge']
  return generates.some((key) => at(document, [key])?.kind === 'list') ? 'a kustomization' : null
}

function halconfig(document: YamlMap, deployments: YamlTree): ForeignFile {
  const items = deployments.kind === 'list' ? deployments.items : []
  const sources = items.flatMap((item, index): Source[] => {
    const providers = at(item, ['providers'])
    if (providers?.kind !== 'map' || !hasSections(providers)) return []
    return [{ name: textAt(item, ['name']) ?? String(index), root: providers }]
  })
  return { kind: 'a halconfig', sources, current: textAt(document, ['currentDeployment']), unread: [] }
}

/** A Kubernetes manifest. The data of a Secret, and the binary data of a ConfigMap, are in base64. */
function manifest(document: YamlMap, kind: string): ForeignFile {
  const decode = kind === 'Secret' ? fromBase64 : (text: string) => text
  const held = [
    ...filesIn(at(document, ['data']), decode),
    ...filesIn(at(document, ['stringData']), (text) => text),
    ...filesIn(at(document, ['binaryData']), fromBase64),
    ...search(at(document, ['spec']), 'spec', 0),
  ]
  const items = kind === 'List' ? itemsOf(at(document, ['items'])) : []
  return {
    kind: `a Kubernetes ${kind}`,
    sources: [...held, ...items.flatMap(({ sources }) => sources)],
    current: null,
    unread: [
      ...unreadIn(at(document, ['data']), decode),
      ...unreadIn(at(document, ['stringData']), (text) => text),
      ...items.flatMap(({ unread }) => unread),
    ],
  }
}

/** The manifests of a list, each of which holds what it holds in its own way. */
function itemsOf(items: YamlTree | undefined): Pick<ForeignFile, 'sources' | 'unread'>[] {
  if (items?.kind !== 'list') return []
  return items.items.flatMap((item, index) => {
    const found = item.kind === 'map' ? fileOf(item) : null
    if (found === null) return []
    const named = found.sources.map(({ name, root }) => ({ name: `items[${index}].${name}`, root }))
    return [{ sources: named, unread: found.unread.map((name) => `items[${index}].${name}`) }]
  })
}

function filesIn(tree: YamlTree | undefined, decode: (text: string) => string): Source[] {
  if (tree?.kind !== 'map') return []
  return tree.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' ? sourcesIn(decode(value.text), key, 0) : [],
  )
}

/** Files of YAML by their name that are none, or no base64. */
function unreadIn(tree: YamlTree | undefined, decode: (text: string) => string): string[] {
  if (tree?.kind !== 'map') return []
  return tree.entries.flatMap(({ key, value }) => {
    if (value.kind !== 'scalar' || value.text === '' || !/\.ya?ml$/i.test(key)) return []
    const text = decode(value.text)
    return text === '' || readYaml(text, collectProblems(text)) === null ? [key] : []
  })
}

const deepest = 12

/** Every map with sections below a tree, and every text that is a file with them. */
function search(tree: YamlTree | undefined, path: string, depth: number): Source[] {
  if (tree === undefined || depth > deepest) return []
  if (tree.kind === 'scalar') {
    return tree.text.includes('\n') ? sourcesIn(tree.text, path, depth) : []
  }
  if (tree.kind === 'map' && hasSections(tree)) return [{ name: path, root: tree }]
  if (tree.kind === 'list') return tree.items.flatMap((item, index) => search(item, `${path}[${index}]`, depth + 1))
  return tree.entries.flatMap(({ key, value }) => search(value, path === '' ? key : `${path}.${key}`, depth + 1))
}

/** Where a text that is a file itself holds sections; none where it is no such file. Its problems are not those of the whole. */
function sourcesIn(text: string, name: string, depth: number): Source[] {
  const problems: Problems = collectProblems(text)
  const documents = readYaml(text, problems) ?? []
  const maps = documents.flatMap((one) => (one.kind === 'map' ? [expanded(one, problems)] : []))
  const [first, ...rest] = maps.filter((one) => activationOf(one) === null)
  const root = first === undefined ? null : rest.reduce(combined, first)
  if (root === null) return []
  if (hasSections(root)) return [{ name, root }]
  const held = heldIn(root, depth)
  return held.length === 1 ? held.map(({ root: only }) => ({ name, root: only })) : held.map((one) => below(name, one))
}

/** The sections of a halconfig or a providers file: its current deployment alone, where it names one. Else those below. */
function heldIn(root: YamlMap, depth: number): readonly Source[] {
  const deployments = at(root, ['deploymentConfigurations'])
  if (deployments === undefined) {
    const providers = providersOf(root)
    return providers.length > 0 ? providers : search(root, '', depth + 1)
  }
  const { sources, current } = halconfig(root, deployments)
  const chosen = sources.filter(({ name }) => name === current)
  return chosen.length === 1 ? chosen : sources
}

const below = (name: string, source: Source): Source => ({ ...source, name: `${name}/${source.name}` })

function providersOf(root: YamlMap): Source[] {
  const providers = at(root, ['providers'])
  return providers?.kind === 'map' && hasSections(providers) ? [{ name: 'providers', root: providers }] : []
}

function hasSections(map: YamlMap): boolean {
  return ['aws', 'ecs'].some((name) => entryOf(map, name)?.value.kind === 'map')
}

function at(tree: YamlTree | undefined, path: readonly string[]): YamlTree | undefined {
  return path.reduce<YamlTree | undefined>(
    (one, name) => (one?.kind === 'map' ? entryOf(one, name)?.value : undefined),
    tree,
  )
}

function textAt(tree: YamlTree, path: readonly string[]): string | null {
  const found = at(tree, path)
  return found?.kind === 'scalar' && found.text !== '' ? found.text : null
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.replaceAll(/\s/g, '')), (one) => one.charCodeAt(0)))
  } catch {
    return ''
  }
}

function distinct(sources: readonly Source[]): Source[] {
  const names = sources.map(({ name }) => name)
  return sources.map(({ name, root }, index) => ({
    name: names.indexOf(name) === index ? name : `${name}#${index}`,
    root,
  }))
}
