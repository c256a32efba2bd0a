import type { Json } from '@/lib/registry/json'
import type { Problems } from './problems'
import { isSecretTree } from './secret'
import type { YamlEntry, YamlTree } from './yaml-tree'

/** A value that the registry only keeps, as JSON; secrets in it are left out, each with a warning. */
export function jsonOf(tree: YamlTree, path: string, problems: Problems): Json {
  switch (tree.kind) {
    case 'scalar':
      return tree.value
    case 'list':
      return tree.items.map((item, index) => jsonOf(item, `${path}[${index}]`, problems))
    case 'map':
      return Object.fromEntries(
        tree.entries
          .filter((entry) => mayBeKept(entry, `${path}.${entry.key}`, problems))
          .map(({ key, value }) => [key, jsonOf(value, `${path}.${key}`, problems)]),
      )
    default:
      return tree satisfies never
  }
}

/** Whether the registry may hold a key's value; a secret and `__proto__` it never holds, which is said. */
export function mayBeKept({ key, keySpan, value }: YamlEntry, path: string, problems: Problems): boolean {
  if (key === '__proto__') {
    problems.warn(keySpan.start, path, 'A key named __proto__ is not kept.')
    return false
  }
  if (!isSecretTree(key, value)) return true
  const message = `${path} looks like a secret and is not stored. Merge keeps it in your own file; an "encrypted:" reference would be stored.`
  problems.warn(keySpan.start, path, message)
  return false
}
