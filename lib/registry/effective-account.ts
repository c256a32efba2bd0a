import type { AwsAccount, Region } from './aws-account'
import { exportedDefaultRegions } from './clouddriver/default-regions'
import { uniformKey } from './clouddriver/relaxed-key'
import type { EcsAccount } from './ecs-account'
import type { Json } from './json'
import { heldText, isUnknownText } from './open-text'
import { pageDefaultRole } from './page-default-role'
import type { Registry } from './registry'
import type { Settings } from './settings'

/**
 * An AWS account as Clouddriver will hold it once the export is its file: placeholders filled with their defaults, and
 * `aws.default…` where the account says nothing (AmazonCredentialsParser.java). What nobody here can tell stays as it is
 * written; `unknownTexts` names it. Names stay as written: they are the registry's keys.
 */
export function effectiveAccount(account: AwsAccount, registry: Registry): AwsAccount {
  const { settings } = registry
  const named = (name: string) => defaultOf(settings, name)
  const defaults = exportedDefaultRegions(registry).map(heldRegion)
  const regions = account.regions.length > 0 ? account.regions.map(heldRegion) : defaults
  return {
    ...account,
    ...opened(account, textFields),
    accountId: heldText(account.accountId),
    enabled: heldFlag(account.enabled),
    regions: regions.map((region) => withZonesOf(defaults, region)),
    assumeRole: heldOrNull(roleHeldBy(account, settings)),
    sessionName: heldOrNull(account.sessionName ?? writtenText(named('defaultSessionName'))),
    externalId: heldOrNull(account.externalId),
    ...withDefaults(account, named),
  }
}

/**
 * The role as written for an account: its own, the settings', or the export's; null where a posted file names none. An
 * empty one is a role all the same, without a name (seen running).
 */
export function roleHeldBy({ assumeRole }: AwsAccount, { defaultAssumeRole }: Settings): string | null {
  if (assumeRole !== null) return assumeRole
  return (defaultAssumeRole ?? pageDefaultRole) || null
}

/** The same of an ECS account. */
export function effectiveEcsAccount(account: EcsAccount): EcsAccount {
  const regions = account.regions?.map(heldText) ?? null
  return { ...account, namingStrategy: heldOrNull(account.namingStrategy), regions }
}

/** The settings as Clouddriver will hold them; default regions only where the registry states some. */
export function effectiveSettings(settings: Settings): Settings {
  return {
    ...settings,
    awsEnabled: heldSwitch(settings.awsEnabled),
    ecsEnabled: heldSwitch(settings.ecsEnabled),
    defaultAssumeRole: heldOrNull(settings.defaultAssumeRole || null),
    defaultNamingStrategy: heldOrNull(settings.defaultNamingStrategy),
    defaultRegions: settings.defaultRegions.map(heldRegion),
  }
}

/** A field's text that only Clouddriver's environment can fill in. */
export type UnknownText = { field: string; text: string }

/** What decides how an AWS account is reached, and cannot be told here. */
export function unknownTexts({ accountId, assumeRole, sessionName, externalId }: AwsAccount): UnknownText[] {
  return Object.entries({ accountId, assumeRole, sessionName, externalId }).flatMap(([field, text]) =>
    isUnknownText(text) ? [{ field, text }] : [],
  )
}

const textFields = ['environment', 'accountType', 'managingAccountProfile'] as const

function opened(account: AwsAccount, fields: readonly (typeof textFields)[number][]): Partial<AwsAccount> {
  return Object.fromEntries(
    fields.flatMap((field) => (account[field] === undefined ? [] : [[field, heldText(account[field])]])),
  )
}

type Named = (name: string) => Json | undefined

/** Fields whose default is a setting of `aws` that the registry only keeps; absent where neither says anything. */
function withDefaults(account: AwsAccount, named: Named): Partial<AwsAccount> {
  const texts = {
    defaultKeyPair: account.defaultKeyPair ?? textOf(named('defaultKeyPairTemplate')),
    edda: account.edda ?? textOf(named('defaultEddaTemplate')),
    front50: account.front50 ?? textOf(named('defaultFront50Template')),
    discovery: account.discovery ?? textOf(named('defaultDiscoveryTemplate')),
    bastionHost: account.bastionHost ?? textOf(named('defaultBastionHostTemplate')),
  }
  const others = {
    sessionDurationSeconds: heldNumber(
      account.sessionDurationSeconds ?? numberOrText(named('defaultSessionDurationSeconds')),
    ),
    defaultSecurityGroups: account.defaultSecurityGroups ?? wordsOf(named('defaultSecurityGroups')),
    eddaEnabled: heldIfSet(account.eddaEnabled),
    lambdaEnabled: heldIfSet(account.lambdaEnabled),
    discoveryEnabled: heldIfSet(account.discoveryEnabled),
    front50Enabled: heldIfSet(account.front50Enabled),
    bastionEnabled: heldIfSet(account.bastionEnabled),
    allowPrivateThirdPartyImages: heldIfSet(account.allowPrivateThirdPartyImages),
  }
  const held = Object.entries(texts).map(([key, text]) => [key, text === undefined ? undefined : heldText(text)])
  return Object.fromEntries([...held, ...Object.entries(others)].filter(([, value]) => value !== undefined))
}

function defaultOf({ other }: Settings, name: string): Json | undefined {
  return Object.entries(other.aws).find(([key]) => uniformKey(key) === uniformKey(name))?.[1]
}

function heldRegion(region: Region): Region {
  return { ...region, name: heldText(region.name) }
}

/** Clouddriver keeps the default regions, and takes from them what an account does not say of a region of the same name. */
function withZonesOf(defaults: readonly Region[], region: Region): Region {
  if ((region.availabilityZones ?? []).length > 0) return region
  const zones = defaults.find(({ name }) => name === region.name)?.availabilityZones ?? []
  return zones.length > 0 ? { ...region, availabilityZones: zones } : region
}

function heldOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : heldText(text)
}

const truths = ['true', 'on', 'yes', '1']
const falsehoods = ['false', 'off', 'no', '0']

/** A switch as Spring reads it; a text that cannot be told, or is none, stays. */
function heldFlag(flag: boolean | string): boolean | string {
  if (typeof flag === 'boolean') return flag
  const word = heldText(flag).trim().toLowerCase()
  if (truths.includes(word)) return true
  return falsehoods.includes(word) ? false : flag
}

/** A provider's switch as @ConditionalOnProperty reads it: any text but `false` switches it on. */
function heldSwitch(flag: boolean | string): boolean | string {
  if (typeof flag === 'boolean' || isUnknownText(flag)) return flag
  return heldText(flag).toLowerCase() !== 'false'
}

function heldIfSet(flag: boolean | string | undefined): boolean | string | undefined {
  return flag === undefined ? undefined : heldFlag(flag)
}

function heldNumber(value: number | string | undefined): number | string | undefined {
  if (typeof value !== 'string') return value
  const text = heldText(value).trim()
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : value
}

/** A text, which may be empty: nothing after its key is an empty one to Spring. */
function writtenText(value: Json | undefined): string | undefined {
  if (value === null) return ''
  return typeof value === 'string' ? value : undefined
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function numberOrText(value: Json | undefined): number | string | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : textOf(value)
}

function wordsOf(value: Json | undefined): string[] | string | undefined {
  if (Array.isArray(value)) return value.filter((word) => typeof word === 'string')
  return textOf(value)
}
