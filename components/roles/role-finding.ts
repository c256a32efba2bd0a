import { findingId } from '@/components/finding/finding-id'
import { accountPath } from '@/components/rows/account-link'
import type { RoleRow } from '@/lib/readiness/rows/role-row'

const checkOf: Record<RoleRow['kind'], string> = {
  clouddriver: 'role-trust',
  task: 'task-roles',
  'service-linked': 'service-linked-roles',
}

/** Where the account's page says more about a role: the finding about it; task roles are judged together. */
export function roleFindingPath({ ecsAccount, kind, arn }: RoleRow): string {
  const resource = kind === 'task' ? null : arn
  return accountPath(ecsAccount, findingId({ check: checkOf[kind], region: null, resource }))
}
