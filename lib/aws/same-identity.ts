type Role = { accountId: string; name: string }

/**
 * Whether two ARNs are one identity. The ARN of an assumed role has neither the role's path nor the `iam` of the role's
 * own ARN, so roles are matched by account and name; everything else must be equal.
 */
export function isSameIdentity(a: string, b: string): boolean {
  if (a === b) return true
  const [first, second] = [roleIn(a), roleIn(b)]
  if (first === null || second === null) return false
  return first.accountId === second.accountId && first.name === second.name
}

function roleIn(arn: string): Role | null {
  const [, , service, , accountId = '', resource = ''] = arn.split(':')
  const [kind = '', ...path] = resource.split('/')
  if (service === 'sts' && kind === 'assumed-role') return { accountId, name: path[0] ?? '' }
  if (service === 'iam' && kind === 'role') return { accountId, name: path.at(-1) ?? '' }
  return null
}
