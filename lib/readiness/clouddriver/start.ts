import type { AwsAccount, Region } from '@/lib/registry/aws-account'
import { exportedDefaultRegions } from '@/lib/registry/clouddriver/default-regions'
import { effectiveSettings, roleHeldBy } from '@/lib/registry/effective-account'
import { effectiveAccounts, type Mapping } from '@/lib/registry/mapping'
import { heldText, isUnknownText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import { isFrom } from '@/lib/registry/release'
import { isEndless, renderingStop } from './java-replacement'

/** First release that catches per ECS account what it throws (clouddriver ce4509c107, on main only; read in the code). */
export const perAccountFrom = '2026.3'

/** Seconds that one account which cannot be parsed costs: ten tries, five seconds apart, one account after another. */
export const secondsPerFailure = 47

/** What Clouddriver's own look-up knows of a region, as far as AWS's lists tell. */
export type Seen = (region: string) => 'seen' | 'unseen' | 'untold'
export const untold: Seen = () => 'untold'

type StopKind =
  | 'aws-off'
  | 'absent'
  | 'disabled'
  | 'region-twice'
  | 'region-unseen'
  | 'default-region-unseen'
  | 'template'
  | 'no-role'
  | 'security-groups'

/** One thing in a mapping that stops Clouddriver from starting, and where it stands in the registry. */
export type StartStop = {
  kind: StopKind
  entity: 'aws-account' | 'ecs-account' | 'settings'
  field: string
  /** What is there: "us-east-1 twice". */
  what: string
  /** What Clouddriver's log says. */
  log: string
}

/**
 * Why Clouddriver would not start with this mapping; empty where nothing is known to stop it. An ECS account whose AWS
 * account is absent, disabled or dropped throws past the loader, and Spring ends the application with every provider.
 * Seen running in 1.38 and 2026.2.
 */
export function startStops({ ecsAccount, awsAccount }: Mapping, registry: Registry, seen: Seen): StartStop[] {
  const settings = effectiveSettings(registry.settings)
  if (settings.ecsEnabled === false) return []
  if (settings.awsEnabled === false) return [awsOff]
  const missing = `MissingCredentialsException: Credentials '${ecsAccount.awsAccount}' of type 'aws' cannot be found`
  if (awsAccount === null) {
    const what = `There is no AWS account "${ecsAccount.awsAccount}"`
    return [{ kind: 'absent', entity: 'ecs-account', field: 'awsAccount', what, log: missing }]
  }
  if (awsAccount.enabled === false) {
    const what = `AWS account ${awsAccount.name} is disabled`
    return [{ kind: 'disabled', entity: 'aws-account', field: 'enabled', what, log: missing }]
  }
  return [...dropsOf(awsAccount, registry, seen), ...securityGroups(awsAccount)]
}

/** What makes Clouddriver drop an AWS account when it parses it, ten times over. */
export function dropsOf(awsAccount: AwsAccount, registry: Registry, seen: Seen): StartStop[] {
  const defaults = heldDefaultRegions(registry)
  const own = awsAccount.regions
  return [
    ...repeats(own.length > 0 ? own : defaults),
    ...unseen(own, seen, 'region-unseen'),
    ...unseen(defaults, seen, 'default-region-unseen'),
    ...templates(awsAccount, registry),
    ...noRole(awsAccount, registry),
  ]
}

/** How many AWS accounts of the registry Clouddriver drops so: each costs its seconds before anything is served. */
export function droppedAccounts(registry: Registry, seen: Seen): number {
  const { enabled, dropped, others } = fleetOf(registry)
  if (unseen(heldDefaultRegions(registry), seen, 'default-region-unseen').length > 0) return enabled
  return others
    .filter(({ regions }) => unseen(regions, seen, 'region-unseen').length > 0)
    .reduce((sum, { accounts }) => sum + accounts, dropped)
}

/** Enabled AWS accounts: all, those that Clouddriver drops whatever it sees, and the others by the regions they write. */
type Fleet = { enabled: number; dropped: number; others: { regions: readonly Region[]; accounts: number }[] }

/** A registry is never changed in place, and each mapping that stops Clouddriver asks. */
const fleets = new WeakMap<Registry, Fleet>()

function fleetOf(registry: Registry): Fleet {
  const known = fleets.get(registry)
  if (known !== undefined) return known
  const accounts = [...new Set(effectiveAccounts(registry).values())]
  const enabled = accounts.filter((account) => account.enabled !== false)
  const others = enabled.filter((account) => dropsOf(account, registry, untold).length === 0)
  const byRegions = new Map<string, Fleet['others'][number]>()
  for (const { regions } of others) {
    const key = JSON.stringify(regions)
    byRegions.set(key, { regions, accounts: (byRegions.get(key)?.accounts ?? 0) + 1 })
  }
  const fleet = { enabled: enabled.length, dropped: enabled.length - others.length, others: [...byRegions.values()] }
  fleets.set(registry, fleet)
  return fleet
}

function heldDefaultRegions(registry: Registry): Region[] {
  return exportedDefaultRegions(registry).map((region) => ({ ...region, name: heldText(region.name) }))
}

/** Whom a stop reaches: everything, but from the release on that catches it only the account itself. */
export function stopReaches({ kind }: StartStop, release: string | null): 'account' | 'everything' {
  return kind !== 'aws-off' && isFrom(release, perAccountFrom) ? 'account' : 'everything'
}

const awsOff: StartStop = {
  kind: 'aws-off',
  entity: 'settings',
  field: 'awsEnabled',
  what: 'ecs.enabled is true and aws.enabled is false',
  log: "APPLICATION FAILED TO START: required a bean named 'amazonCredentialsLoader' that could not be found",
}

function repeats(regions: readonly Region[]): StartStop[] {
  const names = regions.map(({ name }) => name)
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))].map((name) => ({
    kind: 'region-twice',
    entity: 'aws-account',
    field: 'regions',
    what: `${name} is listed twice`,
    log: `Failed to parse aws account: IllegalStateException: Duplicate key ${name}`,
  }))
}

function unseen(regions: readonly Region[], seen: Seen, kind: 'region-unseen' | 'default-region-unseen'): StartStop[] {
  const isDefault = kind === 'default-region-unseen'
  return regions
    .filter(({ name, availabilityZones }) => (availabilityZones ?? []).length === 0 && seen(name) === 'unseen')
    .map(({ name }) => ({
      kind,
      entity: isDefault ? 'settings' : 'aws-account',
      field: isDefault ? 'defaultRegions' : 'regions',
      what: `${isDefault ? 'Default region' : 'Region'} ${name} is not among those that AWS lists, and has no availability zones`,
      log: `Failed to parse aws account: Unknown region: [${name}]`,
    }))
}

/** Values that templates render: the name always, because the shipped key pair template holds {{name}}. */
function templates(account: AwsAccount, registry: Registry): StartStop[] {
  const written = JSON.stringify([account, registry.settings.defaultAssumeRole, registry.settings.other.aws])
  const values = [
    { key: 'name', value: account.name, isRendered: true },
    { key: 'environment', value: account.environment, isRendered: written.includes('{{environment}}') },
    { key: 'accountType', value: account.accountType, isRendered: written.includes('{{accountType}}') },
  ]
  const name = heldText(account.name)
  const { accountId, environment = name, accountType = name } = account
  return values.flatMap(({ key, value, isRendered }): StartStop[] => {
    if (value === undefined || !isRendered) return []
    const why = renderingStop(value, key) ?? endless(key, { accountId, environment, name, accountType })
    if (why === null) return []
    const log = 'Failed to parse aws account: No group, missing trailing "}" or too many levels of templatery'
    return [{ kind: 'template', entity: 'aws-account', field: key, what: `${key} ${value} ${why}`, log }]
  })
}

function endless(key: string, values: Readonly<Record<string, string>>): string | null {
  return isEndless(key, values) ? 'comes to stand for itself, by way of the other templates in it' : null
}

/** Where accounts are listed, each must assume a role (AssumeRoleAmazonCredentials.java); read in the code of 1.12 to 2026.2. */
function noRole(account: AwsAccount, { settings }: Registry): StartStop[] {
  if (roleHeldBy(account, settings) !== null) return []
  const what = `AWS account ${account.name} names no role, and there is no aws.defaultAssumeRole`
  const log = 'Failed to parse aws account: NullPointerException: assumeRole'
  return [{ kind: 'no-role', entity: 'aws-account', field: 'assumeRole', what, log }]
}

function securityGroups({ name, defaultSecurityGroups: groups = [] }: AwsAccount): StartStop[] {
  // Of a text that only Clouddriver's environment can fill in, nobody can tell.
  if (groups.length === 0 || isUnknownText(groups)) return []
  const what = `AWS account ${name} has defaultSecurityGroups, and an ECS account uses it`
  const log = 'UnsupportedOperationException … setDefaultSecurityGroups'
  return [{ kind: 'security-groups', entity: 'aws-account', field: 'defaultSecurityGroups', what, log }]
}
