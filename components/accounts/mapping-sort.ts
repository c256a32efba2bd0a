import { compare } from '@/components/rows/compare'
import { sortingIn } from '@/components/rows/select-items'
import { byUrgency, statuses } from '@/lib/readiness/status'
import type { Health, MappingRow } from './mapping-row'

const urgency: readonly Health[] = [...[...statuses].sort(byUrgency), 'not-checked', 'unmapped']

/** What each column of Accounts sorts by. */
export const mappingSorts: readonly { id: string; sortValue: (row: MappingRow) => string | number }[] = [
  { id: 'ecs', sortValue: ({ ecsAccount }) => ecsAccount?.name ?? '' },
  { id: 'aws', sortValue: ({ awsAccount }) => awsAccount?.name ?? '' },
  { id: 'regions', sortValue: ({ regions }) => regions.join(' ') },
  { id: 'role', sortValue: ({ role }) => role ?? '' },
  { id: 'access', sortValue: ({ reader }) => reader.mode },
  { id: 'release', sortValue: ({ release }) => release ?? '' },
  { id: 'mapping', sortValue: ({ health }) => urgency.indexOf(health) },
]

/** In the order of the registry, unless a view's `sort` names a column: a minus before it is from high to low. */
export function sortMappings(rows: readonly MappingRow[], sort: string | null): readonly MappingRow[] {
  const [sorting] = sortingIn(sort, mappingSorts)
  const column = mappingSorts.find(({ id }) => id === sorting?.id)
  if (sorting === undefined || column === undefined) return rows
  const sign = sorting.desc ? -1 : 1
  return rows.toSorted((a, b) => sign * compare(column.sortValue(a), column.sortValue(b)))
}
