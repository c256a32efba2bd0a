import {
  type ColumnDef,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ReactNode } from 'react'
import { compare } from './compare'
import type { Item } from './item'
import type { FileColumn } from './table-file'
import type { LinkTo } from './use-rows-view'

/** How a column is drawn: as one of a table, and as one part of a card where the table has no room. */
export type ColumnLook = {
  /** Classes of the heading and of each cell: width, and from which width of the page on it is there. */
  column?: string
  /** Classes of each cell alone; those under 720 px of page place it in its card. */
  cell?: string
  align?: 'right'
  /** Names its row. */
  isRowHead?: true
}

/** What cells may need beside their row: whether it stands open, and links that change the view. */
export type CellContext = { open: readonly string[]; linkTo: LinkTo }

export const rowFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: metaHelper<ColumnLook>(),
  tableMeta: metaHelper<CellContext>(),
})

/** One column of a page of rows; everything that is known of it stands in its page's `columns.tsx`. */
export type RowColumn<R> = ColumnLook & {
  /** Stands in the URL as what the rows are sorted by. */
  id: string
  head: ReactNode
  /** Its heading in a file, where `head` is no text. */
  name?: string
  /** What its cells say, for a file. */
  text: FileColumn<Item<R>>['text']
  /** What it sorts by, low to high; absent where sorting says nothing. */
  sortValue?: (row: R) => string | number
  draw: (item: Item<R>, context: { isOpen: boolean; toggle: ReturnType<LinkTo> }) => ReactNode
}

/** A link's attributes that opens a row beside those that stand open, or closes it. */
function toggleOf({ open, linkTo }: CellContext, key: string): ReturnType<LinkTo> {
  return linkTo({ open: open.includes(key) ? open.filter((other) => other !== key) : [...open, key] })
}

/** Columns as a file has them. */
export function fileColumns<R>(columns: readonly RowColumn<R>[]): FileColumn<Item<R>>[] {
  return columns.map(({ id, name, head, text }) => ({ name: name ?? (typeof head === 'string' ? head : id), text }))
}

/** Columns as the table takes them. What could not be read has no value to sort by, and stays on top. */
export function tableColumns<R>(columns: readonly RowColumn<R>[]): ColumnDef<typeof rowFeatures, Item<R>>[] {
  return columns.map(({ id, head, name: _, text: _text, sortValue, draw, ...look }) => ({
    id,
    header: () => head,
    accessorFn: ({ row }) => (row === null ? undefined : sortValue?.(row)),
    enableSorting: sortValue !== undefined,
    sortUndefined: 'first',
    sortFn: (a, b) => compare(a.getValue(id), b.getValue(id)),
    cell: ({ row: { original }, table: { options } }) =>
      options.meta &&
      draw(original, {
        isOpen: options.meta.open.includes(original.key),
        toggle: toggleOf(options.meta, original.key),
      }),
    meta: look,
  }))
}
