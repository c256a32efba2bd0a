import type { AwsError } from './aws-error'
import type { Service } from './call'
import type { Caller } from './caller'
import { hexOf, iamIdOf } from './hash'
import { roleArn } from './iam/role-policies'
import { expiredToken, unknownKey } from './protocols/refusals'
import type { PlacedWorld } from './world/placed-world'
import type { PolicyDocument } from './world/world-types'

/** A session is kept by its holder: the token says all about it, so that a restarted sandbox still knows it. */
export type Session = {
  accountId: string
  role: string
  sessionName: string
  policy: PolicyDocument | null
  expiresAt: number
}
export type Credentials = { AccessKeyId: string; SecretAccessKey: string; SessionToken: string; Expiration: Date }

export function openSession(session: Session): Credentials {
  const token = Buffer.from(JSON.stringify(session)).toString('base64url')
  const secret = hexOf(`secret ${token}`, 40)
  return {
    AccessKeyId: keyOf(token),
    SecretAccessKey: secret,
    SessionToken: token,
    Expiration: new Date(session.expiresAt),
  }
}

/** Who holds an access key, with its session token where it has one; or AWS's refusal. */
export function callerOf(
  world: PlacedWorld,
  service: Service,
  key: { id: string; token: string | null },
  now: Date,
): Caller | AwsError {
  const base = world.baseKeys.get(key.id)
  if (base !== undefined && key.token === null)
    return callerFrom(world, service, key.id, { ...base, policy: null }, null)
  const session = key.token === null || keyOf(key.token) !== key.id ? null : readToken(key.token)
  if (session === null) return unknownKey(service)
  if (session.expiresAt <= now.getTime()) return expiredToken(service)
  return callerFrom(world, service, key.id, session, new Date(session.expiresAt))
}

function callerFrom(
  world: PlacedWorld,
  service: Service,
  accessKeyId: string,
  session: Omit<Session, 'expiresAt'>,
  expiresAt: Date | null,
): Caller | AwsError {
  const account = world.accounts.get(session.accountId)
  const role = account?.rolesByName.get(session.role)
  if (account === undefined || role === undefined) return unknownKey(service)
  const sessionArn = `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${session.sessionName}`
  return {
    accessKeyId,
    accountId: account.id,
    partition: account.partition,
    role: role.name,
    roleArn: roleArn(account, role),
    arn: sessionArn,
    userId: `${iamIdOf('AROA', roleArn(account, role))}:${session.sessionName}`,
    sessionPolicy: session.policy,
    expiresAt,
  }
}

function keyOf(token: string): string {
  return iamIdOf('ASIA', token).slice(0, 20)
}

/** The cast is safe: a token whose hash is its access key was written by openSession. */
function readToken(token: string): Session {
  return JSON.parse(Buffer.from(token, 'base64url').toString()) as Session
}
