import { queryOptions } from '@tanstack/react-query'
import type { listAlarms } from '@/lib/contracts/readiness'
import { fetchJson } from './fetch-answer'
import { type RowsFilter, rowsPath } from './rows-path'

export const alarmsKey = ['alarms'] as const

/** The alarms of the latest scan, and what could not be read. */
export const alarmsQuery = (filter: RowsFilter = {}) =>
  queryOptions({
    queryKey: [...alarmsKey, filter],
    queryFn: ({ signal }) => fetchJson<typeof listAlarms>(rowsPath('/api/v1/alarms', filter), { signal }),
  })
