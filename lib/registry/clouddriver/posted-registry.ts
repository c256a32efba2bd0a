import { brokenInvariants } from '@/lib/registry/invariants'
import { hasErrors, type Issue } from '@/lib/registry/issue'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings, type Settings } from '@/lib/registry/settings'
import { warnOfOtherReleases } from './bound-releases'
import { shippedDefaultRegions } from './default-regions'
import { applied, rootToImport } from './import-yaml'
import { collectProblems, type Problems } from './problems'
import { type FileAccount, readPostedAwsAccount, readPostedEcsAccount } from './read-account'
import { type ClouddriverFile, readFile } from './read-file'
import { isEmptied } from './warn-of-empty'
import { entryOf, findTree, placeOf, type YamlMap } from './yaml-tree'

/**
 * A posted clouddriver YAML as a registry of its own, to be judged and not to be kept: it holds the file's accounts and no
 * others, in the file's order. An account id of any form and an `awsAccount` that names nothing stay as they are written.
 * What only Shipshape knows (release, identity, reader, reference task) comes from `known`; that of an account only where it
 * is the same one there. Null, with the problems, where the file cannot be read.
 */
export function postedRegistry(text: string, known: Registry): { registry: Registry | null; problems: Issue[] } {
  const problems = collectProblems(text)
  const root = rootToImport(text, problems)
  if (root === null && hasErrors(problems.list())) return { registry: null, problems: problems.list() }
  if (root === null) return { registry: judged(nothingRead, known), problems: problems.list() }
  const file = readFile(root, problems, { aws: readPostedAwsAccount, ecs: readPostedEcsAccount })
  warnOfOtherReleases(root, known.settings.release, problems)
  reportRepeatedNames(file, problems)
  const issues = problems.list()
  const registry = hasErrors(issues) ? null : judged(file, known)
  return { registry: registry !== null && emptiesRole(root) ? withEmptyRole(registry) : registry, problems: issues }
}

/** `aws.defaultAssumeRole` with nothing after it: each account without a role of its own assumes one without a name. */
function emptiesRole(root: YamlMap): boolean {
  const aws = entryOf(root, 'aws')?.value
  return aws?.kind === 'map' && isEmptied(aws, 'defaultAssumeRole')
}

function withEmptyRole(registry: Registry): Registry {
  const awsAccounts = registry.awsAccounts.map((one) => (one.assumeRole === null ? { ...one, assumeRole: '' } : one))
  return { ...registry, awsAccounts }
}

/** What another kind of file says in which there is no aws and no ecs section. */
const nothingRead: ClouddriverFile = {
  awsAccounts: [],
  ecsAccounts: [],
  awsEnabled: undefined,
  ecsEnabled: undefined,
  defaultAssumeRole: undefined,
  defaultRegions: undefined,
  defaultNamingStrategy: undefined,
  other: { aws: {}, ecs: {} },
}

/** Of two accounts of one name, nobody could tell which a report is of. */
function reportRepeatedNames({ awsAccounts, ecsAccounts }: ClouddriverFile, problems: Problems): void {
  const all = { 'aws-account': sound(awsAccounts), 'ecs-account': sound(ecsAccounts) }
  const inputs = { aws: awsAccounts.flatMap(inputOf), ecs: ecsAccounts.flatMap(inputOf) }
  for (const { entity, index, field, message } of brokenInvariants(inputs.aws, inputs.ecs)) {
    const entry = all[entity][index]
    if (field !== 'name' || entry === undefined) continue
    problems.error(placeOf(findTree(entry.tree, ['name'])), `${entry.path}.name`, message)
  }
}

const inputOf = <T>({ account }: FileAccount<T>): T[] => (account === null ? [] : [account])

function sound(accounts: readonly FileAccount<unknown>[]): FileAccount<unknown>[] {
  return accounts.filter(({ account }) => account !== null)
}

/** What holds where the file is silent: no role (an export would write one), and the regions that Clouddriver ships. */
function unsaidOf({ defaultAssumeRole, defaultRegions }: ClouddriverFile): Partial<Settings> {
  return {
    ...(defaultAssumeRole === undefined ? { defaultAssumeRole: '' } : {}),
    ...(defaultRegions === undefined ? { defaultRegions: [...shippedDefaultRegions] } : {}),
  }
}

function judged(file: ClouddriverFile, known: Registry): Registry {
  const { release, clouddriverIdentity, reader, referenceTask } = known.settings
  const [awsAccounts, ecsAccounts] = [file.awsAccounts.flatMap(inputOf), file.ecsAccounts.flatMap(inputOf)]
  const [idOf, awsAccountOf] = [
    new Map(awsAccounts.map(({ name, accountId }) => [name, accountId])),
    new Map(ecsAccounts.map(({ name, awsAccount }) => [name, awsAccount])),
  ]
  const after = applied(file, {
    revision: known.revision,
    settings: {
      ...defaultSettings,
      ...unsaidOf(file),
      ...{ release, clouddriverIdentity, reader, referenceTask },
    },
    // A reader is set for one account: a file that gives its name to another must not borrow it.
    awsAccounts: known.awsAccounts.filter(({ name, accountId }) => idOf.get(name) === accountId),
    ecsAccounts: known.ecsAccounts.filter(({ name, awsAccount }) => awsAccountOf.get(name) === awsAccount),
  })
  return {
    ...after,
    awsAccounts: inOrderOf(awsAccounts, after.awsAccounts),
    ecsAccounts: inOrderOf(ecsAccounts, after.ecsAccounts),
  }
}

function inOrderOf<T extends { name: string }>(order: readonly { name: string }[], accounts: readonly T[]): T[] {
  const byName = new Map(accounts.map((account) => [account.name, account]))
  return order.flatMap(({ name }) => byName.get(name) ?? [])
}
