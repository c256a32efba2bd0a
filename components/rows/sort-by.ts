import type { RowsView } from './rows-view'

type Sorted = { view: Pick<RowsView, 'sort'>; change: (change: Pick<RowsView, 'sort'>) => unknown }

/** Attributes of the heading that sorts by a column: low to high, high to low, then back to worst first. */
export function sortBy({ view, change }: Sorted, column: string) {
  const next = view.sort === column ? `-${column}` : view.sort === `-${column}` ? null : column
  const sorted =
    view.sort === column ? ('ascending' as const) : view.sort === `-${column}` ? ('descending' as const) : null
  return { sorted, onSort: () => change({ sort: next }) }
}
