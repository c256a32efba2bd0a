import { queryOptions } from '@tanstack/react-query'
import type { listStatuses } from '@/lib/contracts/readiness'
import { fetchJson } from './fetch-answer'

/** The status of every ECS account that was checked, without its findings. */
export const statusesQuery = queryOptions({
  queryKey: ['statuses'],
  queryFn: ({ signal }) => fetchJson<typeof listStatuses>('/api/v1/statuses', { signal }),
})
