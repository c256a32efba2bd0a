import { sortBy } from '@/components/rows/sort-by'
import { RovingTable } from '@/components/ui/roving-table'
import { SortTh, TableHead } from '@/components/ui/table'
import { type Group, groupNames } from '@/lib/readiness/group'
import { type AccountRow, type RowStatus, sectionsOf } from './account-row'
import { MatrixRow } from './matrix-row'
import type { Sort, SortColumn, View } from './readiness-view'
import { RowStatusIcon } from './row-status-icon'
import { rowText, rowWords } from './row-words'
import type { LinkTo } from './use-readiness-view'

type MatrixProps = {
  rows: readonly AccountRow[]
  /** Accounts of each status, on this page and others. */
  totals: Readonly<Record<RowStatus, number>>
  /** Columns: groups that have checks. */
  groups: readonly Group[]
  view: View
  linkTo: LinkTo
  onSort: (sort: Sort) => void
  isChecking: (ecsAccount: string, shown: string | null) => boolean
  /** Accounts whose status changed since the reader's last visit. */
  news: ReadonlySet<string>
}

/**
 * Accounts by groups: a cell is the worst status of the group and how many findings have it. Where there is no room for
 * columns, a row is a card with only the groups that need a person.
 */
export function Matrix({ rows, totals, groups, view, linkTo, onSort, isChecking, news }: MatrixProps) {
  const sections = view.sort === 'status' ? sectionsOf(rows) : [{ status: null, rows: [...rows] }]
  const sortedBy = (column: SortColumn) => sortBy({ view, change: ({ sort }) => onSort(sort ?? 'status') }, column)
  return (
    <RovingTable className="mt-3 w-full border-separate border-spacing-0 @max-[560px]:block">
      <caption className="sr-only">Readiness of each account, by group of checks</caption>
      <TableHead className="@max-[560px]:hidden">
        <SortTh {...sortedBy('name')} className="left-0 z-20 w-[1%] whitespace-nowrap pr-6 @max-[800px]:pr-2">
          ECS account
        </SortTh>
        <SortTh {...sortedBy('aws-account')} className="w-[27%] @max-[1000px]:hidden">
          AWS account
        </SortTh>
        {groups.map((group) => (
          <SortTh key={group} {...sortedBy(group)} align="center" className="px-1 leading-4 @max-[800px]:px-0.5">
            {groupNames[group]}
          </SortTh>
        ))}
        <SortTh {...sortedBy('checked')} align="right" className="w-[90px] @max-[800px]:hidden">
          Checked
        </SortTh>
      </TableHead>
      {sections.map((section) => (
        <tbody key={section.status ?? 'all'} className="@max-[560px]:block">
          {section.status && (
            <SectionHead status={section.status} count={totals[section.status]} columns={groups.length + 3} />
          )}
          {section.rows.map((row) => (
            <MatrixRow
              key={row.ecsAccount}
              row={row}
              groups={groups}
              selected={view.cell?.ecsAccount === row.ecsAccount ? view.cell.group : null}
              linkTo={linkTo}
              isChecking={isChecking(row.ecsAccount, row.summary?.scannedAt ?? null)}
              isNew={news.has(row.ecsAccount)}
            />
          ))}
        </tbody>
      ))}
    </RovingTable>
  )
}

type SectionHeadProps = { status: RowStatus; count: number; columns: number }

function SectionHead({ status, count, columns }: SectionHeadProps) {
  return (
    <tr className="@max-[560px]:hidden">
      <th scope="rowgroup" colSpan={columns} className="h-[38px] pb-0.5 text-left align-bottom font-normal">
        <span className={`inline-flex items-center gap-1.5 ${rowText[status]}`}>
          <RowStatusIcon status={status} small />
          {rowWords[status]} · {count}
        </span>
      </th>
    </tr>
  )
}
