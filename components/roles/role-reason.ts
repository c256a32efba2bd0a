import type { RoleRow } from '@/lib/readiness/rows/role-row'

/** Why a role has its status, in words: where the two readings differ, else what decides AWS's. */
export function roleReason({ kind, status, visibleInSpinnaker, trusts }: RoleRow): string {
  if (kind === 'clouddriver') return clouddriverReason(trusts)
  const [trust] = trusts
  if (trust === undefined) return 'Its trust policy names no principal.'
  const reasons = trust.reasons.join(' ')
  if (kind === 'task' && status === 'warn' && !visibleInSpinnaker && trust.verdict !== 'no') {
    return `Works in AWS, but Spinnaker does not list it. ${reasons}`
  }
  if (kind === 'task' && status === 'warn') return `Spinnaker lists it, but its tasks do not start. ${reasons}`
  return reasons
}

function clouddriverReason(trusts: RoleRow['trusts']): string {
  const others = trusts.filter(({ verdict }) => verdict !== 'yes')
  if (others.length === 0) return `Allows all ${trusts.length} principals.`
  return others.flatMap(({ reasons }) => reasons).join(' ')
}
