import { isJsonObject, type Json } from '@/lib/registry/json'
import type { YamlTree } from './yaml-tree'

export type Path = readonly (string | number)[]

/** One thing a merge does: sets a key of the map at `at`, removes one, or appends to the list there, to come to stand at `index`. */
export type MergeStep =
  | { kind: 'set'; at: Path; key: string; value: Json }
  | { kind: 'remove'; at: Path; key: string }
  | { kind: 'append'; at: Path; index: number; value: Json }

/** What a tree means, secrets included: only ever compared, never stored. */
export function meaningOf(tree: YamlTree): Json {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(meaningOf)
  return Object.fromEntries(tree.entries.map(({ key, value }) => [key, meaningOf(value)]))
}

/** What a file must mean after the steps. */
export function meaningAfter(meaning: Json, steps: readonly MergeStep[]): Json {
  return steps.reduce((value, step) => stepped(value, step.at, step), meaning)
}

function stepped(value: Json, path: Path, step: MergeStep): Json {
  const [first, ...rest] = path
  if (first === undefined) return changed(value, step)
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? stepped(item, rest, step) : item))
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key === first ? stepped(one, rest, step) : one]),
  )
}

function changed(value: Json, step: MergeStep): Json {
  if (step.kind === 'append') return Array.isArray(value) ? [...value, step.value] : value
  if (!isJsonObject(value)) return value
  if (step.kind === 'set') return { ...value, [step.key]: step.value }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== step.key))
}
