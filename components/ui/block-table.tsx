import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { BlockRow } from './block-row'

export type BlockColumn = {
  head: string
  /** Characters of its longest cell: columns share the room by it. */
  longest: number
  /** A number, at the right. */
  isNumber?: boolean
}

type Row = { key: string | number; cells: readonly ReactNode[] }

type BlockTableProps = {
  /** Read out as the table's name. */
  label: string
  columns: readonly BlockColumn[]
  rows: readonly Row[]
}

/** From this length on a cell is prose: a paragraph of its own where there is no room for columns. */
const proseFrom = 40

/**
 * A small table inside a page. Under 560 px of its own width each row is a block: its first cell as a title, short values
 * with their heading on one line, prose as a paragraph.
 */
export function BlockTable({ label, columns, rows }: BlockTableProps) {
  return (
    <div className="@container">
      <table className="w-full @max-[560px]:block" aria-label={label}>
        <colgroup>
          {columns.map(({ head, longest }) => (
            <col key={head} style={{ width: `${shareOf(longest, columns)}%` }} />
          ))}
        </colgroup>
        <thead className="@max-[560px]:hidden">
          <tr className="border-line border-b">
            {columns.map(({ head, isNumber }) => (
              <th
                key={head}
                scope="col"
                className={clsx(
                  'h-8 pr-5 font-normal text-ink-2 text-small last:pr-0',
                  isNumber ? 'text-right' : 'text-left',
                )}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="@max-[560px]:block">
          {rows.map(({ key, cells }) => (
            <BlockRow key={key} columns={columns.length}>
              {cells.map((cell, index) => (
                <BlockCell key={columns[index]?.head ?? index} column={columns[index]} isFirst={index === 0}>
                  {cell}
                </BlockCell>
              ))}
            </BlockRow>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type BlockCellProps = { column: BlockColumn | undefined; isFirst: boolean; children: ReactNode }

function BlockCell({ column, isFirst, children }: BlockCellProps) {
  const isProse = !isFirst && (column?.longest ?? 0) >= proseFrom
  if (isFirst) {
    return (
      <th
        scope="row"
        className={clsx(cell, 'wrap-anywhere', 'text-left font-normal @max-[560px]:block @max-[560px]:font-medium')}
      >
        {children}
      </th>
    )
  }
  return (
    <td
      data-label={column?.head}
      className={clsx(
        cell,
        cardLabel,
        // Short words stay whole: only prose holds ARNs that must break.
        isProse ? 'wrap-anywhere' : 'break-words',
        column?.isNumber && 'text-right',
        isProse ? '@max-[560px]:block' : '@max-[560px]:mr-4 @max-[560px]:inline-block',
      )}
    >
      {children}
    </td>
  )
}

const cell = clsx(
  'h-9 py-1.5 pr-5 align-top last:pr-0 @max-[560px]:h-auto @max-[560px]:p-0 @max-[560px]:text-left',
  '@max-[560px]:empty:hidden',
)
const cardLabel = clsx(
  '@max-[560px]:before:mr-1.5 @max-[560px]:before:text-ink-3 @max-[560px]:before:text-small',
  '@max-[560px]:before:content-[attr(data-label)]',
)

/** Per cent of the width; no column is starved by the longest one, and none has more than its longest cell needs. */
function shareOf(longest: number, columns: readonly BlockColumn[]): number {
  const weight = (length: number) => Math.min(64, Math.max(8, length))
  const sum = columns.reduce((all, each) => all + weight(each.longest), 0)
  return Math.round((100 * weight(longest)) / sum)
}
