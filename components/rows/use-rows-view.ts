'use client'

import { useQueryStates } from 'nuqs'
import { useView, type ViewControl, type ViewLink, viewState } from '@/components/ui/use-view'
import { type RowsView, rowsParsers, serializeRowsView } from './rows-view'

export type LinkTo = ViewLink<RowsView>
export type RowsViewControl = ViewControl<RowsView>

/** Other rows begin at their first page, and another page at the top. */
export const rowsViewOptions = {
  completed: <V extends object>(change: Partial<V>): Partial<V> =>
    'page' in change || 'open' in change ? change : { ...change, page: 1 },
  scrolls: (change: object) => 'page' in change,
}

/** The view of a page of rows. */
export function useRowsView(): RowsViewControl {
  return useView<RowsView>(useQueryStates(rowsParsers, viewState), serializeRowsView, rowsViewOptions)
}
