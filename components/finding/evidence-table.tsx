import { clsx } from 'clsx'
import { BlockTable } from '@/components/ui/block-table'
import { Disclosure } from '@/components/ui/disclosure'
import type { Cell, Evidence } from '@/lib/readiness/evidence'
import { StatusIcon } from './status-icon'
import { statusText, statusWords } from './status-words'

type Table = Extract<Evidence, { kind: 'table' }>

/** Rows in sight; the rest is one press away, so that 250 roles do not bury the fix. */
const shown = 8

/** A table of proof: one row a resource, no outer frame. */
export function EvidenceTable({ table }: { table: Table }) {
  const rest = table.rows.slice(shown)
  return (
    <>
      <Rows table={table} rows={rest.length > 2 ? table.rows.slice(0, shown) : table.rows} />
      {rest.length > 2 && (
        <Disclosure summary={<span className="text-link">{rest.length} more</span>}>
          <Rows table={table} rows={rest} />
        </Disclosure>
      )}
    </>
  )
}

function Rows({ table, rows }: { table: Table; rows: Table['rows'] }) {
  return (
    <BlockTable
      label={table.title || 'Evidence'}
      columns={table.columns.map((head, index) => ({ head, longest: longestIn(table, index) }))}
      // Rows have no id of their own and never move.
      rows={rows.map((cells, key) => ({
        key,
        cells: cells.map((cell, place) => <CellBody key={table.columns[place]} cell={cell} />),
      }))}
    />
  )
}

/** Characters of a column's longest cell or heading. */
function longestIn({ columns, rows }: Table, index: number): number {
  const texts = rows.map((cells) => textOf(cells[index] ?? ''))
  return Math.max(columns[index]?.length ?? 0, ...texts.map((text) => text.length))
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text
}

function CellBody({ cell }: { cell: Cell }) {
  if (typeof cell === 'string') return cell
  const { text, status, code = false } = cell
  const words = <span className={clsx('min-w-0', code && codeStyle(text))}>{text}</span>
  if (status === undefined) return words
  return (
    <span className={clsx('inline-flex items-start gap-1.5', status !== 'pass' && statusText[status])}>
      <StatusIcon status={status} className="mt-0.5" />
      <span className="sr-only">{statusWords[status]}: </span>
      {words}
    </span>
  )
}

/** An instance id stays whole; an ARN may break anywhere, so that the table fits a panel. */
function codeStyle(text: string): string {
  return clsx('font-mono text-small', text.length <= 24 ? 'whitespace-nowrap' : 'wrap-anywhere')
}
