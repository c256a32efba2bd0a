import type { Item } from '@/components/rows/item'
import type { RowWords } from '@/components/rows/select-items'
import type { RoleRow } from '@/lib/readiness/rows/role-row'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import { roleReason } from './role-reason'
import { roleKinds } from './role-words'

export type RoleItem = Item<RoleRow>

/** Status of a line's role; what this scan could not read is unknown, whatever an earlier one said. */
export function statusOfRole({ row, staleSince }: RoleItem): Status {
  return row === null || staleSince !== null ? 'unknown' : row.status
}

/** How roles are searched and counted. */
export const roleWords: RowWords<RoleRow> = {
  textOf: (row) =>
    [row.arn, roleKinds[row.kind].one, roleReason(row), ...row.trusts.map(({ principal }) => principal)].join(' '),
  verdicts: [...statuses].sort(byUrgency),
  verdictOf: statusOfRole,
}
