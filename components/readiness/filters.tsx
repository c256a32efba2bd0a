import { FilterPill } from '@/components/ui/filter-pill'
import { SearchField } from '@/components/ui/search-field'
import { groupNames } from '@/lib/readiness/group'
import { type AccountRow, countRows, type RowStatus } from './account-row'
import { type SortColumn, sortColumnOf, type View } from './readiness-view'
import { RowStatusIcon } from './row-status-icon'
import { rowWords } from './row-words'
import type { LinkTo } from './use-readiness-view'

type FiltersProps = { rows: readonly AccountRow[]; view: View; linkTo: LinkTo; onSearch: (q: string) => void }

const sortWords: Record<SortColumn, string> = {
  ...groupNames,
  name: 'name',
  'aws-account': 'AWS account',
  checked: 'age',
}

const pills: readonly RowStatus[] = ['fail', 'unknown', 'warn', 'gaps', 'not-checked', 'pass']

/** Text filter, a pill per status that some account has, and the grouping. */
export function Filters({ rows, view, linkTo, onSearch }: FiltersProps) {
  const counts = countRows(rows)
  const column = sortColumnOf(view.sort)
  return (
    <div className="mt-5 flex flex-wrap items-center gap-2">
      <SearchField
        label="Filter accounts"
        value={view.q}
        onChange={(event) => onSearch(event.currentTarget.value)}
        className="w-[220px] max-bar:w-full"
      />
      <FilterPill
        label="All"
        count={rows.length}
        selected={view.status === null}
        {...linkTo({ status: null, group: null })}
      />
      {pills
        .filter((status) => counts[status] > 0 || view.status === status)
        .map((status) => (
          <FilterPill
            key={status}
            icon={<RowStatusIcon status={status} small />}
            label={rowWords[status]}
            count={counts[status]}
            selected={view.status === status}
            {...linkTo({ status: view.status === status ? null : status, group: null })}
          />
        ))}
      <FilterPill
        label={view.sort === 'status' ? 'Group by' : 'Sorted by'}
        value={column === null ? 'status' : sortWords[column]}
        selected={false}
        className="ml-auto @max-[560px]:hidden"
        {...linkTo({ sort: view.sort === 'status' ? 'name' : 'status' })}
      />
    </div>
  )
}
