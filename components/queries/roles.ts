import { queryOptions } from '@tanstack/react-query'
import type { listRoles } from '@/lib/contracts/readiness'
import { fetchJson } from './fetch-answer'
import { type RowsFilter, rowsPath } from './rows-path'

export const rolesKey = ['roles'] as const

/** The roles of the latest scan, and what could not be read. */
export const rolesQuery = (filter: RowsFilter = {}) =>
  queryOptions({
    queryKey: [...rolesKey, filter],
    queryFn: ({ signal }) => fetchJson<typeof listRoles>(rowsPath('/api/v1/roles', filter), { signal }),
  })
