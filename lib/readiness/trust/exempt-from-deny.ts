import { type Identity, isSameIdentity } from '@/lib/registry/identity'
import type { Statement } from '../facts/policy-document'
import { listOf } from './one-or-many'
import type { TrustPrincipal } from './principal'

/**
 * A Deny statement without its effect on one principal: the principal's own entry is taken out; where the statement hits
 * it by a wider entry (everyone, its account, NotPrincipal), a condition leaves it out, so that nobody else is freed.
 * Null where nobody is left to deny.
 */
export function exemptFromDeny(
  statement: Statement,
  principal: TrustPrincipal,
  isSilent: (statement: Statement) => boolean,
): Statement | null {
  const narrowed = withoutEntry(statement, principal)
  if (narrowed === null || isSilent(narrowed)) return narrowed
  return withException(narrowed, principal)
}

function withoutEntry(statement: Statement, principal: TrustPrincipal): Statement | null {
  const { Principal } = statement
  if (typeof Principal !== 'object') return statement
  const key = principal.kind === 'service' ? 'Service' : 'AWS'
  const entries = listOf(Principal[key])
  const kept = entries.filter((entry) => !names(entry, principal))
  if (kept.length === entries.length) return statement
  const { [key]: _taken, ...others } = Principal
  const [only, second] = kept
  if (only === undefined) return Object.keys(others).length === 0 ? null : { ...statement, Principal: others }
  return { ...statement, Principal: { ...Principal, [key]: second === undefined ? only : kept } }
}

function names(entry: string, principal: TrustPrincipal): boolean {
  if (principal.kind === 'service') return entry === principal.service
  // The root's entry stands for its whole account.
  return principal.type !== 'root' && isSameIdentity(entry, principal.arn)
}

/** One more condition: the request must not come from the principal. Conditions narrow, so nobody else is touched. */
function withException(statement: Statement, principal: TrustPrincipal): Statement {
  const [operator, key, values] = exceptionOf(principal)
  const block = statement.Condition?.[operator] ?? {}
  const present = Object.entries(block).find(([name]) => name.toLowerCase() === key.toLowerCase())
  const excepted = [...listOf(present?.[1]).map(String), ...values]
  const [only, second] = excepted
  const value = second === undefined && only !== undefined ? only : excepted
  return {
    ...statement,
    Condition: { ...statement.Condition, [operator]: { ...block, [present?.[0] ?? key]: value } },
  }
}

function exceptionOf(principal: TrustPrincipal): [operator: string, key: string, values: string[]] {
  if (principal.kind === 'service') return ['StringNotEquals', 'aws:PrincipalServiceName', [principal.service]]
  return ['ArnNotLike', 'aws:PrincipalArn', arnsOf(principal)]
}

/** A session's ARN does not say the role's path, so both forms are left out. */
function arnsOf({ arn, partition, accountId, type, name, session }: Identity): string[] {
  if (session === null) return [arn]
  const start = `arn:${partition}:iam::${accountId}:${type}`
  return [`${start}/${name}`, `${start}/*/${name}`]
}
