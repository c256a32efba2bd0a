type Sorted<C extends string> = {
  view: { sort: string | null }
  change: (change: { sort: C | `-${C}` | null }) => unknown
}

/** Attributes of the heading that sorts by a column: low to high, high to low, then back to worst first. */
export function sortBy<C extends string>({ view, change }: Sorted<C>, column: C) {
  const next = view.sort === column ? (`-${column}` as const) : view.sort === `-${column}` ? null : column
  const sorted =
    view.sort === column ? ('ascending' as const) : view.sort === `-${column}` ? ('descending' as const) : null
  return { sorted, onSort: () => change({ sort: next }) }
}
