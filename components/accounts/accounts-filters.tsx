import { FilterPill } from '@/components/ui/filter-pill'
import { SearchField } from '@/components/ui/search-field'
import type { AccountsView } from './accounts-view'
import { HealthIcon, healthWords } from './health-label'
import { countHealth, type Health, type MappingRow } from './mapping-row'
import type { LinkTo } from './use-accounts-view'

type FiltersProps = {
  rows: readonly MappingRow[]
  view: AccountsView
  linkTo: LinkTo
  onSearch: (q: string) => void
}

const pills: readonly Health[] = ['fail', 'unknown', 'warn', 'not-checked', 'unmapped', 'pass', 'not-applicable']

/** Text filter, and a pill per health that some mapping has. */
export function AccountsFilters({ rows, view, linkTo, onSearch }: FiltersProps) {
  const counts = countHealth(rows)
  return (
    <div className="mt-5 flex flex-wrap items-center gap-2">
      <SearchField
        label="Filter accounts"
        value={view.q}
        onChange={(event) => onSearch(event.currentTarget.value)}
        className="w-[220px] max-bar:w-full"
      />
      <FilterPill label="All" count={rows.length} selected={view.status === null} {...linkTo({ status: null })} />
      {pills
        .filter((health) => counts.has(health) || view.status === health)
        .map((health) => (
          <FilterPill
            key={health}
            icon={<HealthIcon health={health} />}
            label={healthWords[health]}
            count={counts.get(health) ?? 0}
            selected={view.status === health}
            {...linkTo({ status: view.status === health ? null : health })}
          />
        ))}
    </div>
  )
}
