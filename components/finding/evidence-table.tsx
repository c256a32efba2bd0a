import { clsx } from 'clsx'
import { Disclosure } from '@/components/ui/disclosure'
import { SideScroll } from '@/components/ui/side-scroll'
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
    <SideScroll label={table.title || 'Evidence'}>
      <table className="w-full">
        <thead>
          <tr className="border-line border-b">
            {table.columns.map((column) => (
              <th key={column} scope="col" className="h-8 pr-4 text-left font-normal text-ink-2 text-small last:pr-0">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own and never move
            <tr key={row} className="border-line border-b">
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={column} className="wrap-anywhere h-9 min-w-20 py-1.5 pr-4 align-top last:pr-0">
                  <CellBody cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  )
}

function CellBody({ cell }: { cell: Cell }) {
  if (typeof cell === 'string') return cell
  const { text, status, code = false } = cell
  const words = <span className={clsx('min-w-0', code && codeStyle(text))}>{text}</span>
  if (status === undefined) return words
  return (
    <span className={clsx('flex items-start gap-1.5', status !== 'pass' && statusText[status])}>
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
