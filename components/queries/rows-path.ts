/** What rows are asked for; without it all of the latest scan. */
export type RowsFilter = { ecsAccount?: string; region?: string; stale?: 'include' }

/** Path of a list of rows with its filter as query. */
export function rowsPath<P extends string>(path: P, filter: RowsFilter): P | `${P}?${string}` {
  const query = new URLSearchParams(filter).toString()
  return query === '' ? path : `${path}?${query}`
}
