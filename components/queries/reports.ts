import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { listReports } from '@/lib/contracts/reports'
import type { listTransitions } from '@/lib/contracts/transitions'
import { fetchJson } from './fetch-answer'
import { readinessKey } from './readiness'

/** The reports of an ECS account, newest first, page by page. */
export const reportsQuery = (ecsAccount: string) =>
  infiniteQueryOptions({
    queryKey: [...readinessKey(ecsAccount), 'reports'],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => {
      const query = new URLSearchParams({ limit: '25', ...(pageParam !== null && { before: pageParam }) })
      const path = `/api/v1/readiness/${encodeURIComponent(ecsAccount)}/reports?${query}` as const
      return fetchJson<typeof listReports>(path, { signal })
    },
    getNextPageParam: ({ next }) => next,
  })

/** The last transitions of an ECS account. */
export const transitionsQuery = (ecsAccount: string) =>
  queryOptions({
    queryKey: [...readinessKey(ecsAccount), 'transitions'],
    queryFn: ({ signal }) =>
      fetchJson<typeof listTransitions>(`/api/v1/transitions?${new URLSearchParams({ ecsAccount, limit: '500' })}`, {
        signal,
      }),
  })
