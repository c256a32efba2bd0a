import type { AwsAccount } from '@/lib/registry/aws-account'
import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveSettings } from '@/lib/registry/effective-account'
import { pageDefaultRole } from '@/lib/registry/page-default-role'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import { hal, joined, type Shell, shellComment } from '@/lib/registry/sh'
import { awsEntryOf, ecsEntryOf } from './entry-of'

const heading = hal`# The set-up page says that Halyard support is in progress. It exists, and Halyard itself is retired:
# Spinnaker no longer documents it. Prefer clouddriver-local.yml; these commands are for teams that still run it.`

/**
 * The `hal` commands that make the same accounts (halyard-cli, providers/aws and providers/ecs). What Halyard has no
 * option for is said in a comment, never dropped without a word.
 */
export function halCommands({ settings, awsAccounts, ecsAccounts }: Registry): string {
  const { awsEnabled, ecsEnabled } = effectiveSettings(settings)
  const lines = [
    heading,
    hal``,
    ...awsAccounts.flatMap((account) => awsCommand(account, settings)),
    hal`hal config provider aws ${enabling(awsEnabled)}`,
    hal``,
    ...ecsAccounts.flatMap(ecsCommand),
    hal`hal config provider ecs ${enabling(ecsEnabled)}`,
    hal``,
    hal`# Halyard writes aws.defaultRegions itself. To apply:`,
    hal`hal deploy apply`,
  ]
  return `${joined(lines, '\n').shell}\n`
}

/** Halyard knows no placeholder: one that cannot be told is taken for a switch that is on. */
const enabling = (enabled: boolean | string) => (enabled === false ? 'disable' : 'enable')

const awsOptions: Readonly<Record<string, (account: AwsAccount) => Shell | null>> = {
  accountId: ({ accountId }) => hal`--account-id ${accountId}`,
  regions: ({ regions }) =>
    listOption(hal`--regions`, regions.length > 0 ? regions.map(({ name }) => name) : undefined),
  environment: ({ environment }) => option(hal`--environment`, environment),
  externalId: ({ externalId }) => option(hal`--external-id`, externalId ?? undefined),
  defaultKeyPair: ({ defaultKeyPair }) => option(hal`--default-key-pair`, defaultKeyPair),
  edda: ({ edda }) => option(hal`--edda`, edda),
  discovery: ({ discovery }) => option(hal`--discovery`, discovery),
  lambdaEnabled: ({ lambdaEnabled }) => option(hal`--lambda-enabled`, lambdaEnabled?.toString()),
  requiredGroupMembership: (account) => listOption(hal`--required-group-membership`, account.requiredGroupMembership),
  permissions: ({ permissions }) => {
    const read = listOption(hal`--read-permissions`, permissions?.READ)
    const write = listOption(hal`--write-permissions`, permissions?.WRITE)
    return read === null && write === null ? null : joined([read, write], ' ')
  },
}

function awsCommand(account: AwsAccount, settings: Settings): Shell[] {
  const role = account.assumeRole ?? settings.defaultAssumeRole ?? pageDefaultRole
  const options = Object.values(awsOptions).map((write) => write(account))
  const expressed = new Set(['name', 'assumeRole', ...Object.keys(awsOptions)])
  return [
    ...inexpressible('AWS', account.name, Object.keys(awsEntryOf(account)), expressed),
    added(
      hal`hal config provider aws account add`,
      account.name,
      joined([hal`--assume-role ${role}`, ...options], ' '),
    ),
  ]
}

function ecsCommand(account: EcsAccount): Shell[] {
  const expressed = new Set(['name', 'awsAccount'])
  return [
    ...inexpressible('ECS', account.name, Object.keys(ecsEntryOf(account)), expressed),
    added(hal`hal config provider ecs account add`, account.name, hal`--aws-account ${account.awsAccount}`),
  ]
}

/** Halyard takes a word that begins with a dash for an option unless `--` stands before it, and one with @ for a file. */
function added(command: Shell, name: string, options: Shell): Shell {
  if (name.startsWith('@')) {
    return shellComment(`Halyard reads a word that begins with @ from a file: rename account ${JSON.stringify(name)}.`)
  }
  return name.startsWith('-') ? hal`${command} ${options} -- ${name}` : hal`${command} ${name} ${options}`
}

function inexpressible(kind: string, name: string, keys: readonly string[], expressed: ReadonlySet<string>): Shell[] {
  const missing = keys.filter((key) => !expressed.has(key)).map((key) => JSON.stringify(key).slice(1, -1))
  if (missing.length === 0) return []
  return [shellComment(`Halyard has no option for ${missing.join(', ')} of ${kind} account ${JSON.stringify(name)}.`)]
}

function option(flag: Shell, value: string | undefined): Shell | null {
  return value === undefined ? null : hal`${flag} ${value}`
}

function listOption(flag: Shell, values: readonly string[] | string | undefined): Shell | null {
  if (typeof values === 'string') return option(flag, values)
  return values === undefined || values.length === 0 ? null : option(flag, values.join(','))
}
