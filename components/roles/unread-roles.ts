import type { ServedFault } from '@/lib/readiness/rows/row-fault'

/** Which roles of an account a fault left out. */
export function unreadRoles({ fault: { action } }: ServedFault): string {
  if (action === 'iam:GetRole') return 'the Clouddriver role'
  // The Clouddriver role is asked for by itself.
  return action === 'iam:ListRoles' ? 'all other roles' : 'all roles'
}
