import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import type { RoleRow } from '@/lib/readiness/rows/role-row'

/** Where the account's page says more about a role: the finding of its kind, or the fold that holds it. */
export function roleFindingPath({ ecsAccount, kind, status, arn }: RoleRow): string {
  if (status === 'pass' || status === 'not-applicable') return accountPath(ecsAccount, status)
  const region = null
  if (kind === 'task') return accountPath(ecsAccount, findingId({ check: 'task-roles', region, resource: null }))
  const check = kind === 'clouddriver' ? 'role-trust' : 'service-linked-roles'
  return accountPath(ecsAccount, findingId({ check, region, resource: arn }))
}
