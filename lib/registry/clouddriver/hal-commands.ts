import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import { awsEntryOf, ecsEntryOf } from './entry-of'
import { pageDefaultRole } from './export-yaml'

const heading = [
  '# The set-up page says that Halyard support is in progress. It exists, and Halyard itself is retired:',
  '# Spinnaker no longer documents it. Prefer clouddriver-local.yml; these commands are for teams that still run it.',
]

/**
 * The `hal` commands that make the same accounts (halyard-cli, providers/aws and providers/ecs). What Halyard has no
 * option for is said in a comment, never dropped without a word.
 */
export function halCommands(registry: Registry): string {
  const { settings, awsAccounts, ecsAccounts } = registry
  const lines = [
    ...heading,
    '',
    ...awsAccounts.flatMap((account) => awsCommand(account, settings)),
    `hal config provider aws ${settings.awsEnabled ? 'enable' : 'disable'}`,
    '',
    ...ecsAccounts.flatMap(ecsCommand),
    `hal config provider ecs ${settings.ecsEnabled ? 'enable' : 'disable'}`,
    '',
    '# Halyard writes aws.defaultRegions itself. To apply:',
    'hal deploy apply',
  ]
  return `${lines.join('\n')}\n`
}

const awsOptions: Readonly<Record<string, (account: AwsAccount) => string | undefined>> = {
  accountId: ({ accountId }) => option('--account-id', accountId),
  regions: ({ regions }) =>
    listOption(
      '--regions',
      regions.map(({ name }) => name),
    ),
  environment: ({ environment }) => option('--environment', environment),
  externalId: ({ externalId }) => option('--external-id', externalId ?? undefined),
  defaultKeyPair: ({ defaultKeyPair }) => option('--default-key-pair', defaultKeyPair),
  edda: ({ edda }) => option('--edda', edda),
  discovery: ({ discovery }) => option('--discovery', discovery),
  lambdaEnabled: ({ lambdaEnabled }) => option('--lambda-enabled', lambdaEnabled?.toString()),
  requiredGroupMembership: (account) => listOption('--required-group-membership', account.requiredGroupMembership),
  permissions: ({ permissions }) =>
    [listOption('--read-permissions', permissions?.READ), listOption('--write-permissions', permissions?.WRITE)]
      .filter(Boolean)
      .join(' ') || undefined,
}

function awsCommand(account: AwsAccount, settings: Settings): string[] {
  const role = account.assumeRole ?? settings.defaultAssumeRole ?? pageDefaultRole
  const options = Object.values(awsOptions).map((write) => write(account))
  const words = [option('--assume-role', role), ...options].filter((word) => word !== undefined)
  const expressed = new Set(['name', 'assumeRole', ...Object.keys(awsOptions)])
  return [
    ...inexpressible('AWS', account.name, Object.keys(awsEntryOf(account)), expressed),
    `hal config provider aws account add ${[shellQuoted(account.name), ...words].join(' ')}`,
  ]
}

function ecsCommand(account: EcsAccount): string[] {
  const expressed = new Set(['name', 'awsAccount'])
  return [
    ...inexpressible('ECS', account.name, Object.keys(ecsEntryOf(account)), expressed),
    `hal config provider ecs account add ${shellQuoted(account.name)} ${option('--aws-account', account.awsAccount)}`,
  ]
}

function inexpressible(kind: string, name: string, keys: readonly string[], expressed: ReadonlySet<string>): string[] {
  const missing = keys.filter((key) => !expressed.has(key)).map((key) => JSON.stringify(key).slice(1, -1))
  if (missing.length === 0) return []
  return [`# Halyard has no option for ${missing.join(', ')} of ${kind} account ${JSON.stringify(name)}.`]
}

function option(flag: string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : `${flag} ${shellQuoted(value)}`
}

function listOption(flag: string, values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : option(flag, values.join(','))
}

/** A word that a POSIX shell takes literally. */
export function shellQuoted(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
