import { compare } from './compare'
import type { Item } from './item'
import type { RowsView } from './rows-view'

/** What a page knows of its rows: what a text is looked for in, and how urgent each is. */
export type RowWords<R> = {
  textOf: (row: R) => string
  /** The most urgent first. */
  verdicts: readonly string[]
  verdictOf: (item: Item<R>) => string
}

/** Lines that the filters leave, but for the verdict's: what the pills count. */
export function withoutVerdict<R>(items: readonly Item<R>[], view: RowsView, { textOf }: Pick<RowWords<R>, 'textOf'>) {
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
export function countVerdicts<R>(items: readonly Item<R>[], { verdictOf }: RowWords<R>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(verdictOf(item), (counts.get(verdictOf(item)) ?? 0) + 1)
  return counts
}

/** By account, region and name; worst first, unless a column sorts them: then the order of equal lines. */
export function orderItems<R>(items: readonly Item<R>[], isSorted: boolean, words: RowWords<R>): Item<R>[] {
  const urgency = (item: Item<R>) => (isSorted ? 0 : words.verdicts.indexOf(words.verdictOf(item)))
  return items.toSorted((a, b) => urgency(a) - urgency(b) || compare(a.key, b.key))
}

type SortColumn = { id: string; sortValue?: unknown }

/** The column that a view's `sort` names, with a minus before it from high to low; none for what sorts nothing. */
export function sortingIn(sort: string | null, columns: readonly SortColumn[]): { id: string; desc: boolean }[] {
  const id = sort?.replace(/^-/, '')
  const isKnown = columns.some((column) => column.id === id && column.sortValue !== undefined)
  return id !== undefined && isKnown ? [{ id, desc: sort?.startsWith('-') === true }] : []
}
