import { queryOptions } from '@tanstack/react-query'
import type { listClusters } from '@/lib/contracts/readiness'
import { fetchJson } from './fetch-answer'
import { type RowsFilter, rowsPath } from './rows-path'

export const clustersKey = ['clusters'] as const

/** The clusters of the latest scan, and what could not be read. */
export const clustersQuery = (filter: RowsFilter = {}) =>
  queryOptions({
    queryKey: [...clustersKey, filter],
    queryFn: ({ signal }) => fetchJson<typeof listClusters>(rowsPath('/api/v1/clusters', filter), { signal }),
  })
