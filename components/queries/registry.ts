import { queryOptions } from '@tanstack/react-query'
import type { getRegistry } from '@/lib/contracts/registry'
import { fetchJson } from './fetch-answer'

export const registryKey = ['registry'] as const

/** The whole registry: settings, AWS accounts, ECS accounts, revision. */
export const registryQuery = queryOptions({
  queryKey: registryKey,
  queryFn: ({ signal }) => fetchJson<typeof getRegistry>('/api/v1/registry', { signal }),
})
