import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { type Json, type JsonObject, sameJson } from '@/lib/registry/json'
import type { Registry } from '@/lib/registry/registry'
import { awsEntryOf, ecsEntryOf } from './entry-of'
import { awsSectionOf, ecsSectionOf } from './export-yaml'
import { awsAccountFields, awsKeys, ecsAccountFields, ecsKeys } from './fields'
import type { MergeStep, Path } from './merge-step'
import type { Problems } from './problems'
import type { FileAccount } from './read-account'
import type { ClouddriverFile } from './read-file'
import { entryOf, placeOf, type YamlMap } from './yaml-tree'

/**
 * The steps that put the registry's accounts into a team's file. An account of the same meaning is left as it is
 * written; settings of the file are never changed, and those it lacks come in only together with an account.
 */
export function mergeSteps(root: YamlMap, file: ClouddriverFile, registry: Registry, problems: Problems): MergeStep[] {
  const aws = {
    name: 'aws',
    ours: awsSectionOf(registry),
    settings: awsKeys,
    accounts: registry.awsAccounts.map((account) => ({ name: account.name, entry: awsEntryOf(account) })),
    theirs: file.awsAccounts.map((account) => entryIn(account, awsEntryOf)),
    bound: Object.keys(awsAccountFields),
  }
  const ecs = {
    name: 'ecs',
    ours: ecsSectionOf(registry),
    settings: ecsKeys,
    accounts: registry.ecsAccounts.map((account) => ({ name: account.name, entry: ecsEntryOf(account) })),
    theirs: file.ecsAccounts.map((account) => entryIn(account, ecsEntryOf)),
    bound: Object.keys(ecsAccountFields),
  }
  return [...sectionSteps(root, aws, problems), ...sectionSteps(root, ecs, problems)]
}

type FileEntry = { account: FileAccount<AwsAccountInput | EcsAccountInput>; entry: JsonObject }

type Section = {
  name: string
  /** The section as an export writes it. */
  ours: JsonObject
  settings: readonly string[]
  accounts: readonly { name: string; entry: JsonObject }[]
  theirs: readonly FileEntry[]
  bound: readonly string[]
}

function entryIn<T extends AwsAccountInput | EcsAccountInput>(
  account: FileAccount<T>,
  toEntry: (account: T) => JsonObject,
): FileEntry {
  return { account, entry: account.account === null ? {} : toEntry(account.account) }
}

function sectionSteps(root: YamlMap, section: Section, problems: Problems): MergeStep[] {
  if (section.accounts.length === 0) return []
  const found = entryOf(root, section.name)
  if (found?.value.kind !== 'map' || found.value.entries.length === 0) {
    const stated = Object.entries(section.ours).filter(([key]) => section.settings.includes(key))
    return [{ kind: 'set', at: [], key: found?.key ?? section.name, value: Object.fromEntries(stated) }]
  }
  const { changed, added } = accountSteps(found.key, found.value, section, problems)
  return added.length === 0 ? changed : [...changed, ...added, ...missingSettings(found.key, found.value, section)]
}

function missingSettings(key: string, map: YamlMap, { ours, settings }: Section): MergeStep[] {
  return settings.flatMap((name): MergeStep[] => {
    const value = ours[name]
    if (name === 'accounts' || value === undefined || entryOf(map, name) !== undefined) return []
    return [{ kind: 'set', at: [key], key: name, value }]
  })
}

type AccountSteps = { changed: MergeStep[]; added: MergeStep[] }

function accountSteps(key: string, map: YamlMap, section: Section, problems: Problems): AccountSteps {
  const found = entryOf(map, 'accounts')
  if (found === undefined || section.theirs.length === 0) {
    const value = section.accounts.map(({ entry }) => entry)
    return { changed: [], added: [{ kind: 'set', at: [key], key: found?.key ?? 'accounts', value }] }
  }
  const byName = new Map(section.theirs.map((theirs, index) => [theirs.entry.name, { theirs, index }]))
  const changed = section.accounts.flatMap(({ name, entry }): MergeStep[] => {
    const match = byName.get(name)
    if (match === undefined) return []
    const item = found.value.kind === 'map' ? (found.value.entries[match.index]?.key ?? '') : match.index
    return fieldSteps([key, found.key, item], match.theirs, entry, section.bound, problems)
  })
  const missing = section.accounts.filter(({ name }) => !byName.has(name))
  const added = missing.map(({ entry }, index): MergeStep => {
    const at = [key, found.key]
    const place = section.theirs.length + index
    if (found.value.kind !== 'map') return { kind: 'append', at, index: place, value: entry }
    return { kind: 'set', at, key: String(place), value: entry }
  })
  return { changed, added }
}

/** Fields of which the registry says "none" by leaving them out; other bound fields it may simply not know. */
const stated = ['regions', 'assumeRole', 'sessionName', 'externalId', 'namingStrategy']

function fieldSteps(
  at: Path,
  { account, entry: theirs }: FileEntry,
  ours: JsonObject,
  bound: readonly string[],
  problems: Problems,
): MergeStep[] {
  const { tree, path } = account
  if (tree.kind !== 'map') return []
  const spelling = (name: string) => entryOf(tree, name)?.key ?? name
  const wanted: JsonObject =
    theirs.enabled !== undefined && ours.enabled === undefined ? { ...ours, enabled: true } : ours
  const set = Object.entries(wanted).flatMap(([name, value]): MergeStep[] => {
    const keptByFile = !bound.includes(name) && entryOf(tree, name) !== undefined
    if (keptByFile || sameJson(theirs[name] as Json, value)) return []
    return [{ kind: 'set', at, key: spelling(name), value }]
  })
  const absent = bound.filter((name) => theirs[name] !== undefined && wanted[name] === undefined)
  const removed = absent.filter((name) => stated.includes(name))
  for (const name of absent.filter((one) => !removed.includes(one))) {
    const message = `${path}.${name} is not in the registry and stays as it is in the file.`
    problems.warn(placeOf(entryOf(tree, name)?.value ?? tree), `${path}.${name}`, message)
  }
  return [...set, ...removed.map((name): MergeStep => ({ kind: 'remove', at, key: spelling(name) }))]
}
