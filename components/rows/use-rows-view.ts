'use client'

import { useQueryStates } from 'nuqs'
import { useView, type ViewControl, type ViewLink, viewState } from '@/components/ui/use-view'
import { type RowsView, rowsParsers, serializeRowsView } from './rows-view'

export type LinkTo = ViewLink<RowsView>
export type RowsViewControl = ViewControl<RowsView>

/** The view of a page of rows. Other rows begin at their first page, and another page at the top. */
export function useRowsView(): RowsViewControl {
  return useView<RowsView>(useQueryStates(rowsParsers, viewState), serializeRowsView, {
    completed: (change) => ('page' in change || 'open' in change ? change : { page: 1, ...change }),
    scrolls: (change) => 'page' in change,
  })
}
