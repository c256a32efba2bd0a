import { compareReleases } from '@/lib/registry/release'
import table from './bound-releases.json'
import { itemsOf } from './items-of'
import type { KeptPlace } from './kept-key'
import type { Problems } from './problems'
import { uniformKey } from './relaxed-key'
import { entryOf, type YamlMap, type YamlTree } from './yaml-tree'

type Bound = { place: string; key: string; from: string; last?: string }

const keys: readonly Bound[] = table.keys

/**
 * Warns of what Clouddriver binds in other releases and not in this one: it ignores such a key without a word. Nothing is
 * said while no release is set. Source: bound-releases.json.
 */
export function warnOfOtherReleases(root: YamlMap, release: string | null, problems: Problems): void {
  if (release === null) return
  for (const section of ['aws', 'ecs'] as const) {
    const tree = entryOf(root, section)?.value
    if (tree?.kind !== 'map') continue
    warnIn(tree, section, section, release, problems)
    const accounts = entryOf(tree, 'accounts')?.value
    const items = accounts === undefined ? [] : (itemsOf(accounts) ?? [])
    for (const [index, item] of items.entries())
      warnIn(item, `${section}Account`, `${section}.accounts[${index}]`, release, problems)
  }
}

function warnIn(tree: YamlTree, place: KeptPlace, path: string, release: string, problems: Problems): void {
  if (tree.kind !== 'map') return
  for (const { key, keySpan } of tree.entries) {
    const bound = keys.find((one) => one.place === place && uniformKey(one.key) === uniformKey(key))
    const why = bound === undefined ? null : notBoundIn(release, bound)
    if (bound === undefined || why === null) continue
    const at = `${path}.${bound.key}`
    problems.warn(keySpan.start, at, `Clouddriver ${release} ignores ${at}: ${why}. It is kept and exported again.`)
  }
}

function notBoundIn(release: string, { from, last }: Bound): string | null {
  if (compareReleases(release, from) < 0) return `it came with release ${from}`
  return last !== undefined && compareReleases(release, last) > 0 ? `release ${last} was the last to` : null
}
