import type { Item } from '@/components/rows/item'
import type { RowWords } from '@/components/rows/select-items'
import { byUrgency, type Status, statuses } from '@/lib/readiness/status'
import type { AskedRow } from './asked-row'

export type ClusterItem = Item<AskedRow>

/** The word for each capacity on this page. */
export const capacityWords: Record<Status, string> = {
  fail: 'Does not fit',
  unknown: 'Could not check',
  warn: 'Fits after scaling',
  pass: 'Fits',
  'not-applicable': 'Not in scope',
}

/** Capacity of a line's cluster; what this scan could not read is unknown, whatever an earlier one said. */
export function capacityIn({ row, staleSince }: ClusterItem): Status {
  return row === null || staleSince !== null ? 'unknown' : row.capacity
}

/** How clusters are searched and counted. */
export const clusterWords: RowWords<AskedRow> = {
  textOf: ({ name, why, launchTypes, capacityProviders }) =>
    [name, why, ...launchTypes, ...capacityProviders].join(' '),
  verdicts: [...statuses].sort(byUrgency),
  verdictOf: capacityIn,
}
