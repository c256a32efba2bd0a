import { assumeRoleOf, roleArnOf } from '@/lib/registry/mapping'
import type { Context } from '../context'
import type { Facts } from '../facts'
import { isUnreadable } from '../facts/policy-document'
import type { Role } from '../facts/roles'
import type { Fault } from '../fault'
import type { Gathered } from '../gathered'
import { parseRoleArn } from './role-arn'

/** Either read tells the trust: GetRole of the role itself, or the list of all roles. */
export const roleFacts = ['clouddriver-role', 'roles'] as const

/** A read that nobody has asked for yet is undefined. */
export type RoleFacts = { [K in (typeof roleFacts)[number]]: Gathered<Facts[K]> | undefined }

/** The role that Clouddriver assumes, as far as it was read. */
export type FoundRole =
  | { found: 'role'; role: Role }
  /** Read, and the account has no such role. */
  | { found: 'absent'; arn: string; name: string }
  /** The mapping names no role that could be looked for; `assume-role-form` says what is wrong. */
  | { found: 'unnamed'; why: string }
  | { found: 'unread'; fault: Fault }

/** Finds the role in what was read. A role that is absent from a complete list is an answer, not a fault. */
export function findClouddriverRole(
  facts: RoleFacts,
  { mapping, settings }: Pick<Context, 'mapping' | 'settings'>,
): FoundRole {
  const { 'clouddriver-role': own, roles } = facts
  const [fault] = [own, roles].flatMap((each) => (each === undefined || each.ok ? [] : [each.fault]))
  if (!own?.ok && !roles?.ok) {
    return fault === undefined ? { found: 'unnamed', why: 'No check has read it.' } : { found: 'unread', fault }
  }
  const { awsAccount } = mapping
  const arn = roleArnOf(awsAccount, settings)
  const named = arn === null ? null : parseRoleArn(arn)
  if (arn === null || named === null) {
    const written = assumeRoleOf(awsAccount, settings)
    return { found: 'unnamed', why: written === null ? 'No role is named.' : `"${written}" names no role.` }
  }
  if (named.accountId !== awsAccount.accountId) {
    return { found: 'unnamed', why: `The role ${arn} is not of account ${awsAccount.accountId}.` }
  }
  // AWS's own spelling decides: a role in another case or path is another role to AssumeRole.
  if (own?.ok && own.value?.arn === arn) return { found: 'role', role: own.value }
  const role = roles?.ok ? roles.value.find((each) => each.arn === arn) : undefined
  if (role === undefined) return { found: 'absent', arn, name: named.name }
  return isUnreadable(role.trust) ? unreadable(arn, own) : { found: 'role', role }
}

/** The list holds the role and not its trust: what kept the role's own reading from telling it is the fault. */
function unreadable(arn: string, own: RoleFacts['clouddriver-role']): FoundRole {
  if (own !== undefined && !own.ok) return { found: 'unread', fault: own.fault }
  return { found: 'unnamed', why: `The account has the role ${arn}; its trust policy could not be read.` }
}
