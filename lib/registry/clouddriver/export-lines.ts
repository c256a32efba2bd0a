import { isJsonObject, type Json, type JsonObject } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { awsSectionOf, ecsSectionOf } from './export-yaml'
import { withWrittenKeysOf } from './property-steps'
import { writePair } from './write-yaml'

/** The line of an export at which an account's entry states the first of `keys` that it states; null where it states none. */
export type LineOf = (list: 'aws' | 'ecs', account: string, keys: readonly string[]) => number | null

/** By the account's name: the line of each key of its entry, from 1. */
type Entries = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Where the entries of a registry's export stand, told from what is written and not from the text, which takes a parser. */
export function exportLines(registry: Registry): LineOf {
  const aws = sectionLines(awsSectionOf(registry), registry.awsAccounts, 1)
  // A blank line parts the sections.
  const ecs = sectionLines(ecsSectionOf(registry), registry.ecsAccounts, aws.next + 1)
  const entries = { aws: aws.entries, ecs: ecs.entries }
  return (list, account, keys) => {
    const entry = entries[list].get(account)
    return keys.map((key) => entry?.get(key)).find((line) => line !== undefined) ?? null
  }
}

/** Walks a section as `exportYaml` writes it; `first` is the line of its name, `next` the line after its last. */
function sectionLines(
  section: JsonObject,
  accounts: readonly { name: string }[],
  first: number,
): { entries: Entries; next: number } {
  const entries = new Map<string, ReadonlyMap<string, number>>()
  let line = first + 1
  for (const [key, value] of Object.entries(withWrittenKeysOf(section))) {
    if (key === 'accounts' && Array.isArray(value) && value.length > 0) {
      let entry = line + 1
      for (const [index, each] of value.entries()) {
        const lines = pairLines(each, entry)
        entries.set(accounts[index]?.name ?? '', lines.byKey)
        entry = lines.next
      }
    }
    line += writePair(key, value).length
    // The blank line after aws.enabled.
    if (key === 'enabled' && first === 1) line += 1
  }
  return { entries, next: line }
}

function pairLines(entry: Json, first: number): { byKey: ReadonlyMap<string, number>; next: number } {
  const byKey = new Map<string, number>()
  let line = first
  for (const [key, value] of isJsonObject(entry) ? Object.entries(entry) : []) {
    byKey.set(key, line)
    line += writePair(key, value).length
  }
  return { byKey, next: line }
}
