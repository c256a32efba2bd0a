import type { Item } from './item'
import type { RowsView } from './rows-view'

/** How a page sees its rows: what a text is looked for in, and what a column sorts by. */
export type Columns<R> = {
  textOf: (row: R) => string
  /** Smaller is first; the verdict's own is its urgency. */
  verdicts: readonly string[]
  verdictOf: (item: Item<R>) => string
  sorts: Record<string, (row: R) => string | number>
}

/** Lines that the filters leave, but for the verdict's: what the pills count. */
export function withoutVerdict<R>(items: readonly Item<R>[], view: RowsView, { textOf }: Columns<R>): Item<R>[] {
  const needle = view.q.trim().toLowerCase()
  return items.filter(
    (item) =>
      (view.ecsAccount === null || item.ecsAccount === view.ecsAccount) &&
      (view.region === null || item.region === null || item.region === view.region) &&
      (needle === '' || wordsOfItem(item, textOf).toLowerCase().includes(needle)),
  )
}

function wordsOfItem<R>({ ecsAccount, region, row, fault }: Item<R>, textOf: (row: R) => string): string {
  const ofFault = fault ? [fault.resource, fault.fault.action, fault.fault.kind, fault.fault.code] : []
  return [ecsAccount, region, row === null ? null : textOf(row), ...ofFault].filter(Boolean).join(' ')
}

/** How many lines have each verdict. */
export function countVerdicts<R>(items: readonly Item<R>[], { verdictOf }: Columns<R>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(verdictOf(item), (counts.get(verdictOf(item)) ?? 0) + 1)
  return counts
}

/** Worst first, or by a column; equal lines by account, region and name. What could not be read stays on top. */
export function sortItems<R>(items: readonly Item<R>[], sort: string | null, columns: Columns<R>): Item<R>[] {
  const sortValue = sort === null ? undefined : columns.sorts[sort.replace(/^-/, '')]
  const order = sort?.startsWith('-') ? -1 : 1
  const urgency = (item: Item<R>) => columns.verdicts.indexOf(columns.verdictOf(item))
  return items.toSorted((a, b) => {
    if (sortValue === undefined) return urgency(a) - urgency(b) || compare(a.key, b.key)
    if (a.row === null || b.row === null) return Number(a.row !== null) - Number(b.row !== null)
    return order * compare(sortValue(a.row), sortValue(b.row)) || compare(a.key, b.key)
  })
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b))
}
