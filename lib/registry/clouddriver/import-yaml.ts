import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import { bounds } from '@/lib/registry/bounds'
import type { EcsAccount, EcsAccountInput } from '@/lib/registry/ecs-account'
import { hasErrors, type Issue } from '@/lib/registry/issue'
import { asJson, type JsonObject, sameJson } from '@/lib/registry/json'
import { pageDefaultRole } from '@/lib/registry/page-default-role'
import type { Registry } from '@/lib/registry/registry'
import type { RegistryChange } from '@/lib/registry/registry-change'
import type { Settings } from '@/lib/registry/settings'
import { warnOfOtherReleases } from './bound-releases'
import { chooseSource, warnOfNoSections } from './choose-source'
import { computedDefaultRegions } from './default-regions'
import { foreignFile } from './foreign-file'
import { collectProblems, type Problems } from './problems'
import type { FileAccount } from './read-account'
import { type ClouddriverFile, readFile } from './read-file'
import { emptyFile, readMaps, rootOf } from './read-root'
import { registryDiff } from './registry-diff'
import { uniformKey } from './relaxed-key'
import { reportBrokenInvariants } from './report-broken-invariants'
import { entryOf, type YamlMap } from './yaml-tree'

/** The registry after an import, what changed, and what is wrong with the file. */
type ImportResult = { registry: Registry; changes: RegistryChange[]; problems: Issue[] }

/**
 * Imports a clouddriver YAML, all or nothing: any problem that is an error leaves the registry as it was. Accounts are
 * added or replaced by name, nothing is deleted, and Shipshape's own fields survive a replace. Versions and revision
 * stay as they are (a new account gets version 1): they are the database's to raise.
 */
export function importYaml(text: string, registry: Registry, from?: string): ImportResult {
  const problems = collectProblems(text)
  const root = rootToImport(text, problems, from)
  const file = root === null ? null : readFile(root, problems)
  if (root !== null) warnOfOtherReleases(root, registry.settings.release, problems)
  if (file !== null) reportBrokenInvariants(file, registry, problems)
  const issues = problems.list()
  if (file === null || hasErrors(issues)) return { registry, changes: [], problems: issues }
  const after = applied(file, registry)
  const tooMany = beyondCount(after, registry)
  if (tooMany !== null) return { registry, changes: [], problems: [...issues, tooMany] }
  return { registry: after, changes: registryDiff(registry, after), problems: issues }
}

/** An older version's larger registry may be changed, but takes nothing more. */
function beyondCount(after: Registry, before: Registry): Issue | null {
  const isMore = (list: 'awsAccounts' | 'ecsAccounts') =>
    after[list].length > Math.max(bounds.accounts, before[list].length)
  if (!isMore('awsAccounts') && !isMore('ecsAccounts')) return null
  const message = `With this file the registry would hold more than ${bounds.accounts} accounts of one kind. Delete some first, or remove some from the file.`
  return { severity: 'error', line: null, column: null, path: '', message }
}

/** The map with the file's `aws` and `ecs`, wherever it holds them; null where there is nothing to read. */
export function rootToImport(text: string, problems: Problems, from?: string): YamlMap | null {
  const documents = readMaps(text, problems)
  const root = rootOf(documents, problems, from)
  if (root === emptyFile) problems.error(0, '', 'The file is empty. Post a file with an aws: and an ecs: section.')
  if (root === null || root === emptyFile) return null
  const foreign = documents === null || documents === emptyFile ? null : foreignFile(documents)
  if (foreign !== null) return chooseSource(foreign, from, problems)
  if (entryOf(root, 'aws') === undefined && entryOf(root, 'ecs') === undefined) warnOfNoSections(root, problems)
  return root
}

/** The registry with a file's accounts and settings in it; what the file does not say stays. */
export function applied(file: ClouddriverFile, registry: Registry): Registry {
  const accounts = {
    ...registry,
    awsAccounts: withAccounts(registry.awsAccounts, soundOf(file.awsAccounts), replacedAws),
    ecsAccounts: withAccounts(registry.ecsAccounts, soundOf(file.ecsAccounts), replacedEcs),
    settings: statedSettings(file, registry.settings),
  }
  const defaultRegions = importedDefaultRegions(file, accounts)
  return { ...accounts, settings: { ...accounts.settings, defaultRegions: [...defaultRegions] } }
}

function soundOf<T>(accounts: readonly FileAccount<T>[]): T[] {
  return accounts.flatMap(({ account }) => (account === null ? [] : [account]))
}

function withAccounts<Input extends { name: string }, Stored extends { name: string }>(
  stored: readonly Stored[],
  imported: readonly Input[],
  replaced: (input: Input, old: Stored | undefined) => Stored,
): Stored[] {
  const byName = new Map(stored.map((account) => [account.name, account]))
  for (const input of imported) byName.set(input.name, replaced(input, byName.get(input.name)))
  return [...byName.values()]
}

function replacedAws(input: AwsAccountInput, old: AwsAccount | undefined): AwsAccount {
  if (old === undefined) return { ...input, version: 1 }
  return { ...input, reader: old.reader, clouddriverIdentity: old.clouddriverIdentity, version: old.version }
}

function replacedEcs(input: EcsAccountInput, old: EcsAccount | undefined): EcsAccount {
  if (old === undefined) return { ...input, version: 1 }
  const { regions, clusters, referenceTask, release, version } = old
  return { ...input, regions, clusters, referenceTask, release, version }
}

function statedSettings(file: ClouddriverFile, settings: Settings): Settings {
  return {
    ...settings,
    awsEnabled: file.awsEnabled ?? settings.awsEnabled,
    ecsEnabled: file.ecsEnabled ?? settings.ecsEnabled,
    defaultAssumeRole: importedDefaultRole(file.defaultAssumeRole, settings),
    defaultNamingStrategy: file.defaultNamingStrategy ?? settings.defaultNamingStrategy,
    other: {
      aws: withKeys(settings.other.aws, file.other.aws),
      ecs: withKeys(settings.other.ecs, file.other.ecs),
    },
  }
}

/** The page's role, where the registry has none, is what an export wrote by itself: not a setting. */
function importedDefaultRole(role: string | undefined, { defaultAssumeRole }: Settings): string | null {
  if (role === undefined || (defaultAssumeRole === null && role === pageDefaultRole)) return defaultAssumeRole
  return role
}

/** Regions equal to what an export computes by itself are not stored, so that they follow the mapping. */
function importedDefaultRegions(file: ClouddriverFile, registry: Registry): Settings['defaultRegions'] {
  const stored = registry.settings.defaultRegions
  const imported = file.defaultRegions
  if (imported === undefined || sameJson(asJson(imported), asJson(stored))) return stored
  return sameJson(asJson(imported), asJson(computedDefaultRegions(registry))) ? [] : [...imported]
}

/** Sets keys, whatever their spelling was before; deletes none. */
function withKeys(stored: JsonObject, imported: JsonObject): JsonObject {
  const forms = new Set(Object.keys(imported).map(uniformKey))
  const untouched = Object.entries(stored).filter(
    ([key]) => !forms.has(uniformKey(key)) || Object.hasOwn(imported, key),
  )
  return { ...Object.fromEntries(untouched), ...imported }
}
