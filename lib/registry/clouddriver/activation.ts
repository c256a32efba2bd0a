import { itemsOf } from './items-of'
import { entryOf, type YamlMap, type YamlTree } from './yaml-tree'

const conditions = [
  ['spring', 'config', 'activate', 'on-profile'],
  ['spring', 'config', 'activate', 'on-cloud-platform'],
  ['spring', 'profiles'],
] as const

/** The profile or platform that a document holds for alone; null where it holds always (ConfigDataProperties.java). */
export function activationOf(document: YamlMap): string | null {
  for (const path of conditions) {
    const found = path.reduce<YamlTree | undefined>(
      (tree, name) => (tree?.kind === 'map' ? entryOf(tree, name)?.value : undefined),
      document,
    )
    const names =
      found === undefined ? [] : (itemsOf(found) ?? []).flatMap((one) => (one.kind === 'scalar' ? one.text : []))
    if (found?.kind === 'scalar' && found.text !== '') return found.text
    if (found?.kind === 'list' && names.length > 0) return names.join(', ')
  }
  return null
}
