import type { RegisteredAccount } from '@/lib/contracts/feeds'
import { isoOfMicros, microsOf } from '@/lib/contracts/micros'
import { type AwsAccount, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { effectiveAccount } from '@/lib/registry/effective-account'
import { heldText, isUnknownText, openText } from '@/lib/registry/open-text'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import {
  type GoneName,
  type RevisionTime,
  readGoneNames,
  readRevisionTimes,
  readSettingsRevision,
} from '@/prisma/repositories/account-history'
import { feedWasRead } from './feed-reads'
import { getRegistry } from './registry'

type Answer = { SpinnakerAccounts: RegisteredAccount[]; Pagination: { NextUrl: '' } }

/**
 * What the account registration plugin polls: the accounts that it can hold, and as SUSPENDED those that were removed,
 * renamed or disabled, as long as the history tells of them. It makes the ECS account `<name>-ecs` itself.
 * @param after `UpdatedAt.gt`; undefined: all
 */
export async function listRegisteredAccounts(
  runtime: Runtime,
  { after, actor }: { after: string | undefined; actor: string },
): Promise<Answer> {
  const { prisma } = runtime.database
  // The registry first: what is written meanwhile comes with a later time.
  const registry = await getRegistry(runtime)
  const gone = await readGoneNames(prisma)
  const past: Past = {
    registry,
    gone,
    settings: await readSettingsRevision(prisma),
    timeOf: timesOf(await readRevisionTimes(prisma)),
    ...twinsOf(registry, gone),
  }
  await feedWasRead(runtime, 'account-registration', actor)
  const since = after === undefined ? null : microsOf(after)
  const all = [...registry.awsAccounts.map((account) => ({ account, revision: 0 })), ...goneAccounts(past)]
  return {
    SpinnakerAccounts: all.flatMap((each) => {
      const micros = past.timeOf(revisionOf(each, past))
      const entry = since === null || micros > since ? registered(each.account, each.revision > 0, past) : null
      return entry === null ? [] : [{ ...entry, UpdatedAt: isoOfMicros(micros) }]
    }),
    Pagination: { NextUrl: '' },
  }
}

type Past = {
  registry: Registry
  gone: readonly GoneName[]
  settings: number
  timeOf: (revision: number) => number
  /** Last revision of what has, or had, the name of an ECS account. */
  twinRevisions: ReadonlyMap<string, number>
  /** By the name of an ECS account, that of its AWS account. */
  twins: ReadonlyMap<string, string>
}

function twinsOf({ ecsAccounts }: Registry, gone: readonly GoneName[]): Pick<Past, 'twinRevisions' | 'twins'> {
  const twinRevisions = new Map<string, number>()
  const removed = gone.filter(({ entity }) => entity === 'ecs-account')
  for (const { name, revision } of [
    ...removed,
    ...ecsAccounts.map(({ name, version }) => ({ name, revision: version })),
  ]) {
    const held = heldText(name)
    twinRevisions.set(held, Math.max(revision, twinRevisions.get(held) ?? 0))
  }
  return { twinRevisions, twins: new Map(ecsAccounts.map((ecs) => [heldText(ecs.name), heldText(ecs.awsAccount)])) }
}

/** `revision`: in which it was gone; 0 while it is there. */
type Known = { account: AwsAccount; revision: number }

/** AWS accounts by names that none has now. */
function goneAccounts({ registry, gone }: Past): Known[] {
  const names = new Set(registry.awsAccounts.map(({ name }) => name))
  return gone
    .filter(({ entity, name }) => entity === 'aws-account' && !names.has(name))
    .flatMap(({ before, revision }) => {
      const parsed = awsAccountInputSchema.safeParse(before)
      return parsed.success ? [{ account: { ...parsed.data, version: revision }, revision }] : []
    })
}

/** The last revision that may have changed what is told of an account. */
function revisionOf({ account, revision }: Known, { registry, settings, twinRevisions }: Past): number {
  if (revision > 0) return revision
  return Math.max(
    account.version,
    twinRevisions.get(twinName(account)) ?? 0,
    account.assumeRole === null ? settings : 0,
    // Regions that the export computes hang on every account.
    account.regions.length === 0 ? registry.revision : 0,
  )
}

/** Microseconds of a revision: its time, and its own number behind the comma, so that a later one is never the same. */
function timesOf(times: readonly RevisionTime[]): (revision: number) => number {
  const byRevision = new Map(times.map(({ revision, at }) => [revision, at]))
  return (revision) => {
    const at = byRevision.get(revision) ?? times.findLast((each) => each.revision <= revision)?.at ?? 0
    return Math.floor(at) * 1000 + (revision % 1000)
  }
}

/** The name that the plugin gives an ECS account. */
const twinName = ({ name }: AwsAccount) => `${heldText(name)}-ecs`

/** An account as the plugin takes it; null where it cannot hold it, or nobody here can tell what it is. */
function registered(
  account: AwsAccount,
  isGone: boolean,
  { registry, twins }: Past,
): Omit<RegisteredAccount, 'UpdatedAt'> | null {
  const effective = effectiveAccount(account, registry)
  const role = pluginRole(effective)
  const regions = effective.regions.map(({ name }) => name).filter((name) => !isUnknownText(name))
  if (role === null || regions.length === 0 || [account.name, account.accountId].some(isUnknownText)) return null
  const permissions = pluginPermissions(effective)
  const hasTwin = twins.get(twinName(account)) === heldText(account.name)
  return {
    AccountId: effective.accountId,
    SpinnakerAccountName: heldText(account.name),
    Regions: regions,
    SpinnakerStatus: isGone || effective.enabled === false ? 'SUSPENDED' : 'ACTIVE',
    SpinnakerAssumeRole: role,
    SpinnakerProviders: [
      'ec2',
      ...(hasTwin && !isGone ? (['ecs'] as const) : []),
      ...(effective.lambdaEnabled === true ? (['lambda'] as const) : []),
    ],
    ...(Object.keys(permissions).length > 0 && { Permissions: permissions }),
  }
}

/** The plugin puts `role/` before whatever does not begin with it, so a full ARN must be one that says no more. */
function pluginRole({ assumeRole, accountId }: AwsAccount): string | null {
  const role = assumeRole ?? ''
  if (role === '' || openText(role).kind === 'unknown') return null
  if (!role.startsWith('arn:')) return role
  const prefix = `arn:aws:iam::${accountId}:`
  return role.startsWith(`${prefix}role/`) ? role.slice(prefix.length) : null
}

const authorizations = ['READ', 'WRITE', 'EXECUTE', 'CREATE'] as const

/** Only what the plugin knows by name: one unknown key would make it refuse every account. */
function pluginPermissions({ permissions = {} }: AwsAccount): NonNullable<RegisteredAccount['Permissions']> {
  const stated = new Map(Object.entries(permissions).map(([key, roles]) => [key.toUpperCase(), roles]))
  return Object.fromEntries(
    authorizations.flatMap((key) => {
      const roles = stated.get(key)
      if (roles === undefined) return []
      return [
        [
          key,
          Array.isArray(roles)
            ? roles
            : heldText(roles)
                .split(',')
                .map((role) => role.trim()),
        ],
      ]
    }),
  )
}
