import type { ReactNode } from 'react'
import { FilterPill } from '@/components/ui/filter-pill'
import { SearchField } from '@/components/ui/search-field'
import { Select } from '@/components/ui/select'
import { type Item, isUnread } from './item'
import type { RowsViewControl } from './use-rows-view'

export type VerdictPill = { verdict: string; label: string; icon: ReactNode }

type RowsFiltersProps = {
  /** What is filtered: "clusters". */
  what: string
  control: RowsViewControl
  /** All lines, for the choice of accounts and regions. */
  items: readonly Item<unknown>[]
  pills: readonly VerdictPill[]
  /** Lines that the other filters leave, and how many of them have each verdict. */
  candidates: readonly Item<unknown>[]
  counts: ReadonlyMap<string, number>
  /** Another choice, beside account and region. */
  choice?: ReactNode
  /** At the right end: a legend. */
  aside?: ReactNode
}

/** Text, account, region and verdict; each is in the URL, each pill counts the lines it leaves. */
export function RowsFilters({ what, control, items, pills, candidates, counts, choice, aside }: RowsFiltersProps) {
  const { view, linkTo, change } = control
  const unread = candidates.filter(isUnread).length
  return (
    <div className="mt-5 grid gap-2">
      <search className="flex flex-wrap items-center gap-2">
        <SearchField
          label={`Filter ${what}`}
          value={view.q}
          onChange={(event) => change({ q: event.currentTarget.value }, 'replace')}
          className="w-[220px] max-bar:w-full"
        />
        <Choice
          label="ECS account"
          all="All accounts"
          value={view.ecsAccount}
          values={items.map(({ ecsAccount }) => ecsAccount)}
          onChoose={(ecsAccount) => change({ ecsAccount })}
        />
        <Choice
          label="Region"
          all="All regions"
          value={view.region}
          values={items.flatMap(({ region }) => region ?? [])}
          onChoose={(region) => change({ region })}
        />
        {choice}
      </search>
      <div className="flex flex-wrap items-center gap-2">
        <FilterPill
          label="All"
          count={candidates.length - unread}
          rest={unread > 0 ? `+ ${unread} not read` : undefined}
          selected={view.verdict === null}
          {...linkTo({ verdict: null })}
        />
        {pills
          .filter(({ verdict }) => counts.has(verdict) || view.verdict === verdict)
          .map(({ verdict, label, icon }) => (
            <FilterPill
              key={verdict}
              icon={icon}
              label={label}
              count={counts.get(verdict) ?? 0}
              selected={view.verdict === verdict}
              {...linkTo({ verdict: view.verdict === verdict ? null : verdict })}
            />
          ))}
        {aside && <div className="ml-auto max-bar:ml-0">{aside}</div>}
      </div>
    </div>
  )
}

type ChoiceProps = {
  label: string
  all: string
  value: string | null
  values: readonly string[]
  onChoose: (value: string | null) => void
}

/** One value of a column, or all; absent where there is nothing to choose. */
function Choice({ label, all, value, values, onChoose }: ChoiceProps) {
  const some = [...new Set(value === null ? values : [...values, value])].toSorted()
  if (some.length < 2 && value === null) return null
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.currentTarget.value || null)}
      className="w-[156px] max-bar:min-w-0 max-bar:flex-1"
    >
      <option value="">{all}</option>
      {some.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </Select>
  )
}
