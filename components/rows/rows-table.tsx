'use client'

import { useTable } from '@tanstack/react-table'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { useShownAccounts } from '@/components/shell/shown-accounts'
import { Pagination } from '@/components/ui/pagination'
import { RovingTable } from '@/components/ui/roving-table'
import { RowTh, SortTh, TableHead, Td, Th } from '@/components/ui/table'
import type { Item } from './item'
import { pageOf, pageSize } from './page-of'
import { type ColumnLook, fileColumns, type RowColumn, rowFeatures, tableColumns } from './row-columns'
import { orderItems, type RowWords, sortingIn } from './select-items'
import { sortBy } from './sort-by'
import { splitByCause } from './split-by-cause'
import { TableTools } from './table-tools'
import { UnreadCauses } from './unread-causes'
import type { RowsViewControl } from './use-rows-view'

type RowsTableProps<R> = {
  /** Read out as the table's name. */
  caption: string
  /** What the rows are: "clusters". */
  what: string
  items: readonly Item<R>[]
  columns: readonly RowColumn<R>[]
  words: RowWords<R>
  control: RowsViewControl
  /** What stands behind a row, once it is opened; null where that stands elsewhere on the page. */
  details: (row: R, item: Item<R>) => ReactNode
  /** Columns keep their widths whatever is in them. */
  fixed?: boolean
}

/** Lines of a page of rows: a card for each cause that several places share, then a table of everything else. */
export function RowsTable<R>({ items, ...rest }: RowsTableProps<R>) {
  const { alone, shared } = splitByCause(items)
  const { q, ecsAccount, region, verdict } = rest.control.view
  const isFiltered = q !== '' || ecsAccount !== null || region !== null || verdict !== null
  useShownAccounts(isFiltered ? items.map((item) => item.ecsAccount) : null)
  return (
    <>
      <UnreadCauses groups={shared} what={rest.what} />
      {alone.length > 0 && (
        <TableOfRows {...rest} items={alone} elsewhere={shared.flatMap(({ lead, waiting }) => [lead, ...waiting])} />
      )}
    </>
  )
}

/** One table for every page of rows: sorted and paged, each row a card where the page is under 720 px wide. */
function TableOfRows<R>(props: RowsTableProps<R> & { elsewhere: readonly Item<R>[] }) {
  const { caption, what, items, elsewhere, columns, words, control, details, fixed = false } = props
  const { view, linkTo } = control
  const sorting = sortingIn(view.sort, columns)
  const table = useTable({
    features: rowFeatures,
    columns: tableColumns(columns),
    data: orderItems(items, sorting.length > 0, words),
    state: { sorting },
    meta: { open: view.open, linkTo },
    getRowId: ({ key }) => key,
  })
  const ordered = table.getRowModel().rows
  const { page, shown } = pageOf(ordered, view.page)
  return (
    <>
      <RovingTable
        className={clsx('mt-2 w-full border-separate border-spacing-0 @max-[720px]:block', fixed && 'table-fixed')}
      >
        <caption className="sr-only">{caption}</caption>
        <TableHead className="@max-[720px]:hidden">
          {columns.map(({ id, head, sortValue, column, align }) =>
            sortValue ? (
              <SortTh key={id} {...sortBy(control, id)} align={align ?? 'left'} className={column}>
                {head}
              </SortTh>
            ) : (
              <Th key={id} align={align ?? 'left'} className={column}>
                {head}
              </Th>
            ),
          )}
        </TableHead>
        <tbody className="@max-[720px]:block">
          {shown.map((row) => {
            const { key, row: read } = row.original
            const behind = read !== null && view.open.includes(key) ? details(read, row.original) : null
            return [
              <tr key={key} className={clsx(card, behind === null && rowEdge)}>
                {row.getAllCells().map((cell) => (
                  <Cell key={cell.id} look={cell.column.columnDef.meta}>
                    <table.FlexRender cell={cell} />
                  </Cell>
                ))}
              </tr>,
              behind !== null && (
                <tr key={`${key} opened`} className={clsx('@max-[720px]:block', rowEdge)}>
                  <td className="@max-[720px]:hidden" />
                  <td colSpan={columns.length - 1} className="pt-1 pb-4 @max-[720px]:block @max-[720px]:pl-7">
                    {behind}
                  </td>
                </tr>
              ),
            ]
          })}
        </tbody>
      </RovingTable>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={items.length}
        what={what}
        linkTo={(to) => linkTo({ page: to })}
      />
      <TableTools
        what={what}
        columns={fileColumns(columns)}
        rows={[...ordered.map(({ original }) => original), ...elsewhere]}
      />
    </>
  )
}

/** A row as a card: its verdict at the left, its name beside it, everything else below. */
const card = clsx(
  '@max-[720px]:grid @max-[720px]:grid-cols-[20px_minmax(0,1fr)_auto] @max-[720px]:items-start',
  '@max-[720px]:gap-x-2 @max-[720px]:gap-y-1 @max-[720px]:py-3',
)
const rowEdge = '@min-[720px]:[&>*]:hairline-b @max-[720px]:border-line @max-[720px]:border-b'
const cardCell =
  '@max-[720px]:empty:hidden @max-[720px]:h-auto @max-[720px]:w-auto! @max-[720px]:min-w-0 @max-[720px]:p-0 @max-[720px]:text-left'

function Cell({ look = {}, children }: { look: ColumnLook | undefined; children: ReactNode }) {
  const className = clsx(cardCell, look.column, look.cell)
  if (look.isRowHead) return <RowTh className={className}>{children}</RowTh>
  return (
    <Td {...(look.align && { align: look.align })} className={className}>
      {children}
    </Td>
  )
}
