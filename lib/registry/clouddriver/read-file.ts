import type { AwsAccountInput, Region } from '@/lib/registry/aws-account'
import { regionSchema } from '@/lib/registry/aws-account'
import { type BeyondBound, beyondSettingsBounds, bounds } from '@/lib/registry/bounds'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import { type JsonObject, jsonFieldsOf } from '@/lib/registry/json'
import { isReference, openText } from '@/lib/registry/open-text'
import type { FieldKind } from './fields'
import { itemsOf } from './items-of'
import { boundAt, onlyKept } from './kept-key'
import type { Problems } from './problems'
import { type FileAccount, readAwsAccount, readEcsAccount, reportBeyond, unknownKey } from './read-account'
import { type FileRecord, readRecord } from './read-record'
import { readValue } from './read-value'
import { uniformKey } from './relaxed-key'
import { warnOfEmpty } from './warn-of-empty'
import { entryOf, placeOf, type YamlMap, type YamlTree } from './yaml-tree'

/** A clouddriver.yml as the registry understands it; undefined where the file does not say. */
export type ClouddriverFile = {
  awsAccounts: readonly FileAccount<AwsAccountInput>[]
  ecsAccounts: readonly FileAccount<EcsAccountInput>[]
  awsEnabled: boolean | string | undefined
  ecsEnabled: boolean | string | undefined
  defaultAssumeRole: string | undefined
  defaultRegions: readonly Region[] | undefined
  defaultNamingStrategy: string | undefined
  other: { aws: JsonObject; ecs: JsonObject }
}

const awsSection = { enabled: 'switch', defaultAssumeRole: 'text', defaultRegions: 'regions' } as const
const ecsSection = { enabled: 'switch', defaultNamingStrategy: 'text' } as const

/** How the entries of a file's account lists are read: as the registry takes them unless said. */
type AccountReaders = { aws: typeof readAwsAccount; ecs: typeof readEcsAccount }
const asStored: AccountReaders = { aws: readAwsAccount, ecs: readEcsAccount }

/** Reads the root of a file; every problem is reported with its place. */
export function readFile(root: YamlMap, problems: Problems, accounts = asStored): ClouddriverFile {
  const aws = sectionOf(root, 'aws', awsSection, problems)
  const ecs = sectionOf(root, 'ecs', ecsSection, problems)
  const awsTree = sectionTree(root, 'aws')
  if (awsTree !== null) warnOfEmpty(awsTree, 'aws', ['defaultAssumeRole', 'defaultRegions'], problems)
  warnOfUnknownKeys('aws', aws, problems)
  warnOfUnknownKeys('ecs', ecs, problems)
  const file = {
    awsAccounts: accountsOf(awsTree, 'aws', accounts.aws, problems),
    ecsAccounts: accountsOf(sectionTree(root, 'ecs'), 'ecs', accounts.ecs, problems),
    awsEnabled: flagOf(aws.known.enabled),
    ecsEnabled: flagOf(ecs.known.enabled),
    defaultAssumeRole: textOf(aws.known.defaultAssumeRole),
    defaultRegions: regionsOf(root, aws, problems),
    defaultNamingStrategy: textOf(ecs.known.defaultNamingStrategy),
    other: {
      aws: onlyKept('aws', aws.other.values),
      ecs: onlyKept('ecs', ecs.other.values),
    },
  }
  reportBeyondSettings(root, file, problems)
  return file
}

function sectionTree(root: YamlMap, name: 'aws' | 'ecs'): YamlMap | null {
  const tree = entryOf(root, name)?.value
  return tree?.kind === 'map' ? tree : null
}

const nothing: FileRecord = { known: {}, other: { values: {}, places: new Map() } }

function sectionOf(
  root: YamlMap,
  name: 'aws' | 'ecs',
  fields: Readonly<Record<string, FieldKind>>,
  problems: Problems,
): FileRecord {
  const tree = entryOf(root, name)?.value
  if (tree === undefined || (tree.kind === 'scalar' && tree.value === null)) return nothing
  if (tree.kind !== 'map') {
    problems.error(placeOf(tree), name, `${name} must be a map, such as "${name}:" with "enabled: true" below it.`)
    return nothing
  }
  const entries = withoutSections(tree, ['accounts'])
  return readRecord({ ...tree, entries }, fields, readValue, name, problems)
}

function withoutSections(map: YamlMap, names: readonly string[]): YamlMap['entries'] {
  const taken = new Set(names.map((name) => entryOf(map, name)))
  return map.entries.filter((entry) => !taken.has(entry))
}

function accountsOf<T>(
  section: YamlMap | null,
  name: 'aws' | 'ecs',
  read: (tree: YamlTree, path: string, problems: Problems) => FileAccount<T>,
  problems: Problems,
): FileAccount<T>[] {
  const tree = entryOf(section, 'accounts')?.value
  const items = tree === undefined ? [] : itemsOf(tree)
  if (tree && items !== null && items.length > bounds.accounts)
    return tooManyAccounts(tree, items.length, name, problems)
  if (items !== null) return items.map((item, index) => read(item, `${name}.accounts[${index}]`, problems))
  if (tree?.kind === 'scalar' && isEmptyOrUnknown(tree.text)) return placeholderForAccounts(tree, name, problems)
  if (tree) problems.error(placeOf(tree), `${name}.accounts`, `${name}.accounts must be a list, each "- name: …".`)
  return []
}

/** Spring makes no account out of a text: what a placeholder puts in for a list is an empty list, or stops the start. */
function isEmptyOrUnknown(text: string): boolean {
  return openText(text).kind === 'unknown' && !isReference(text)
}

function placeholderForAccounts(tree: YamlTree, name: 'aws' | 'ecs', problems: Problems): [] {
  const message = `${name}.accounts is a placeholder. Clouddriver can only read an empty list out of it, so no accounts were read here.`
  problems.warn(placeOf(tree), `${name}.accounts`, message)
  return []
}

function tooManyAccounts(tree: YamlTree, count: number, name: 'aws' | 'ecs', problems: Problems): [] {
  const message = `${name}.accounts holds ${count} accounts; a registry takes at most ${bounds.accounts}. Remove some.`
  problems.error(placeOf(tree), `${name}.accounts`, message)
  return []
}

/** What the file says outside its accounts, held to the registry's bounds. */
function reportBeyondSettings(root: YamlMap, file: ClouddriverFile, problems: Problems): void {
  const { defaultRegions, defaultAssumeRole, defaultNamingStrategy, other } = file
  const fields = jsonFieldsOf({ defaultRegions, defaultAssumeRole, defaultNamingStrategy, other })
  const beyond = beyondSettingsBounds(fields).map(({ path, message }) => ({ path: pathInFile(path), message }))
  reportBeyond(root, '', beyond, problems)
}

/** Where a setting stands in a file: `['other', 'aws', 'x']` is `aws.x`, `['defaultRegions']` is below `aws`. */
function pathInFile([field, section, ...rest]: BeyondBound['path']): BeyondBound['path'] {
  const below = section === undefined ? [] : [section, ...rest]
  if (field === 'other') return below
  return [field === 'defaultNamingStrategy' ? 'ecs' : 'aws', ...(field === undefined ? [] : [field]), ...below]
}

function regionsOf(root: YamlMap, aws: FileRecord, problems: Problems): Region[] | undefined {
  const written = aws.known.defaultRegions
  if (!Array.isArray(written) || written.length === 0) return undefined
  return written.flatMap((value, index) => {
    const parsed = regionSchema.safeParse(value)
    if (parsed.success) return [parsed.data]
    const path = `aws.defaultRegions[${index}]`
    const tree = entryOf(sectionTree(root, 'aws'), 'defaultRegions')?.value ?? root
    const item = tree.kind === 'list' ? (tree.items[index] ?? tree) : tree
    problems.error(placeOf(item), path, `${path}: ${parsed.error.issues[0]?.message ?? 'not a region'}`)
    return []
  })
}

function warnOfUnknownKeys(name: 'aws' | 'ecs', section: FileRecord, problems: Problems): void {
  const bound = new Set<string>(boundAt[name].map(uniformKey))
  for (const [key, offset] of section.other.places) {
    if (bound.has(uniformKey(key))) continue
    const value = section.other.values[key] ?? null
    problems.warn(offset, `${name}.${key}`, unknownKey(`${name}.${key}`, name, key, value))
  }
}

function flagOf(value: unknown): boolean | string | undefined {
  return typeof value === 'boolean' || typeof value === 'string' ? value : undefined
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
