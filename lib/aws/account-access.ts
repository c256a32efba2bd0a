import type { AwsCredentialIdentityProvider } from '@smithy/types'
import pLimit from 'p-limit'
import type { Facts } from '@/lib/readiness/facts'
import type { AwsAccount } from '@/lib/registry/aws-account'
import { unknownTexts } from '@/lib/registry/effective-account'
import { isSameIdentity } from '@/lib/registry/identity'
import { accountPartition } from '@/lib/registry/mapping'
import type { Reader } from '@/lib/registry/reader'
import { profileRefusal, roleRefusal } from './allowed'
import { assumeRole, type Session } from './assume-role'
import type { Aws } from './aws'
import { faultWithoutCode } from './aws-fault'
import type { CallRecord } from './call-record'
import { askCaller } from './caller'
import type { Caller } from './caller-cache'
import { type Clients, makeClients } from './clients'
import { homeRegion } from './home-region'
import { namingFailures } from './naming-failures'
import { ownRoleOf, type RoleToAssume, readerOf, readerRoleOf } from './reader-of'
import type { AccountTarget } from './target'

/** Every session and client of one AWS account while it is read; credentials are taken once, for all its regions. */
export type AccountAccess = {
  reader: Reader
  /** Where the account's IAM and STS are. */
  homeRegion: string
  /** Who Shipshape's own credentials are. */
  caller: () => Promise<Caller>
  /** The live try of the account's own role; one call, whoever asks. */
  ownRole: () => Promise<Session>
  /** The session that all facts are read with. */
  readerSession: () => Promise<Facts['reader-session']>
  /** Clients of the reader's session in a region; their calls end with `signal`. */
  clients: (region: string, signal: AbortSignal) => Clients
  /** What EC2 sells, which is no account's own. */
  types: Aws['types']
}

type Hooks = { policy: string; onCall: (call: CallRecord) => void; signal: AbortSignal }
type ReaderSession = { fact: Facts['reader-session']; credentials: AwsCredentialIdentityProvider }

/** Prepares access to an account; nothing is sent before it is asked for. */
export function openAccount(aws: Aws, target: Omit<AccountTarget, 'regions'>, hooks: Hooks): AccountAccess {
  const { awsAccount, settings } = target
  const reader = readerOf(awsAccount, settings)
  const home = homeRegion(accountPartition(awsAccount, settings))
  const profile = reader.profile ?? null
  const baseCredentials = namingFailures(aws.options.baseCredentials(profile))
  const onWire = pLimit(aws.limits.accountRequests)
  const allowed = aws.options.allowed ?? { profiles: null, roles: null }

  function requireProfile(): void {
    const refusal = profileRefusal(allowed, profile)
    if (refusal !== null) throw faultWithoutCode('not-configured', 'sts:GetCallerIdentity', home, refusal)
  }

  function clientsOf(credentials: AwsCredentialIdentityProvider, region: string, signal: AbortSignal): Clients {
    return makeClients(aws, credentials, {
      region,
      callMs: aws.limits.callMs,
      signal,
      pace: (action) => aws.pacing.take(awsAccount.accountId, region, action, signal),
      onThrottled: (action) => aws.pacing.empty(awsAccount.accountId, region, action),
      onWire: (request) => onWire(() => aws.onWire(request)),
      onCall: hooks.onCall,
    })
  }

  // Others may wait for the same answer, so this account's cancelling must not end it; its time limit does.
  const caller = once(async () => {
    requireProfile()
    return aws.callers.get(`${profile} ${home}`, () =>
      askCaller(clientsOf(baseCredentials, home, new AbortController().signal)),
    )
  })

  const assume = async (role: RoleToAssume | null) => {
    if (role === null) throw noRole(home, awsAccount.name)
    requireProfile()
    const refusal = otherAccountRefusal(role, awsAccount.accountId) ?? roleRefusal(allowed, role.roleArn)
    if (refusal !== null) throw faultWithoutCode('not-configured', 'sts:AssumeRole', home, refusal)
    return assumeRole(clientsOf(baseCredentials, home, hooks.signal), role, hooks.policy)
  }
  const ownRole = once(async () => {
    refuseUnknownText(home, awsAccount)
    return assume(ownRoleOf(awsAccount, settings))
  })

  const session = once(async (): Promise<ReaderSession> => {
    refuseUnknownText(home, { ...awsAccount, assumeRole: null, sessionName: null, externalId: null })
    if (reader.mode === 'ambient') {
      const { arn, accountId } = await caller()
      return readerSession({ sessionArn: arn, accountId }, baseCredentials)
    }
    const assumed =
      reader.mode === 'clouddriver-role' ? await ownRole() : await assume(readerRoleOf(reader, awsAccount, settings))
    return readerSession(assumed, async () => assumed.credentials)
  })

  function readerSession(
    { sessionArn, accountId }: Pick<Session, 'sessionArn' | 'accountId'>,
    credentials: AwsCredentialIdentityProvider,
  ): ReaderSession {
    if (accountId !== awsAccount.accountId) throw wrongAccount(home, reader, accountId, awsAccount.accountId)
    const roleArn = ownRoleOf(awsAccount, settings)?.roleArn ?? null
    const isClouddriverRole = roleArn !== null && isSameIdentity(sessionArn, roleArn)
    return { fact: { mode: reader.mode, readAs: sessionArn, accountId, isClouddriverRole }, credentials }
  }

  return {
    reader,
    homeRegion: home,
    types: aws.types,
    caller,
    ownRole,
    readerSession: async () => (await session()).fact,
    clients: (region, signal) => clientsOf(async () => (await session()).credentials(), region, signal),
  }
}

/** A mistyped id must not assume anything: a role of another account could be somebody else's. */
function otherAccountRefusal({ roleArn }: RoleToAssume, mapped: string): string | null {
  const accountId = /^arn:[^:]+:iam::(\d{12}):/.exec(roleArn)?.[1] ?? mapped
  return accountId === mapped ? null : `The role is of account ${accountId}, not of ${mapped}. It was not assumed.`
}

/** Nothing is sent for an account of which only Clouddriver's environment can fill in what it is. */
function refuseUnknownText(region: string, awsAccount: AwsAccount): void {
  const [unknown] = unknownTexts(awsAccount)
  if (unknown === undefined) return
  const { field, text } = unknown
  const why = `${field} of AWS account "${awsAccount.name}" is ${text}, which only Clouddriver's environment can fill in.`
  throw faultWithoutCode('not-configured', 'sts:AssumeRole', region, why)
}

function noRole(region: string, name: string) {
  return faultWithoutCode(
    'not-configured',
    'sts:AssumeRole',
    region,
    `AWS account "${name}" names no role to assume, and the settings have no default. Set assumeRole.`,
  )
}

function wrongAccount(region: string, reader: Reader, is: string, mapped: string) {
  const [action, who] =
    reader.mode === 'ambient'
      ? ['sts:GetCallerIdentity', "Shipshape's own credentials belong to"]
      : ['sts:AssumeRole', 'The role that was assumed belongs to']
  return faultWithoutCode('credentials', action, region, `${who} account ${is}, not to ${mapped}. Nothing was read.`)
}

/** `ask`, run at most once; whoever asks later gets the first promise. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null
  return () => {
    asked ??= ask()
    return asked
  }
}
