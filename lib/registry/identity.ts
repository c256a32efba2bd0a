import { parseArn } from './arn'

/** An IAM identity as trust policies know it. A role's path is not part of who it is: names are unique in an account. */
export type Identity = {
  kind: 'identity'
  /** As it was given. */
  arn: string
  partition: string
  accountId: string
  type: 'role' | 'user' | 'root'
  /** Role or user name without its path; empty for the root. */
  name: string
  /** Name of the session, where the ARN was that of an assumed role. */
  session: string | null
}

/**
 * Reads the ARN of a role, assumed role, user or account root; null for anything else (a federated user, a unique id).
 * `arn:aws:sts::1…:assumed-role/Deploy/i-0a` is the role Deploy: a session's ARN has no path.
 */
export function parseIdentity(arn: string): Identity | null {
  const { partition, service, region, accountId = '', resource = '' } = parseArn(arn) ?? {}
  if (!partition || region !== '' || !/^\d{12}$/.test(accountId)) return null
  const identity = { kind: 'identity', arn, partition, accountId, session: null } as const
  if (service === 'iam' && resource === 'root') return { ...identity, type: 'root', name: '' }
  const parts = resource.split('/')
  const last = parts.at(-1)
  if (parts.length < 2 || !last) return null
  if (service === 'iam' && parts[0] === 'role') return { ...identity, type: 'role', name: last }
  if (service === 'iam' && parts[0] === 'user') return { ...identity, type: 'user', name: last }
  if (service === 'sts' && parts[0] === 'assumed-role' && parts.length === 3 && parts[1]) {
    return { ...identity, type: 'role', name: parts[1], session: last }
  }
  return null
}

/** Whether two ARNs are one identity: same account, kind and name, whatever the path or session. */
export function isSameIdentity(a: string, b: string): boolean {
  const [first, second] = [parseIdentity(a), parseIdentity(b)]
  if (first === null || second === null) return a === b
  return first.accountId === second.accountId && first.partition === second.partition && sameNoun(first, second)
}

function sameNoun(a: Identity, b: Identity): boolean {
  return a.type === b.type && a.name === b.name
}

/** The ARN that a trust policy should name: a role's own ARN rather than that of one of its sessions. */
export function trustedArn({ arn, partition, accountId, type, name, session }: Identity): string {
  return session === null ? arn : `arn:${partition}:iam::${accountId}:${type}/${name}`
}
