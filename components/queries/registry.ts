import { queryOptions } from '@tanstack/react-query'
import { getRegistry } from '@/lib/contracts/registry'
import { registrySchema } from '@/lib/registry/registry'
import { fetchJson } from './fetch-answer'

export const registryKey = ['registry'] as const

/** The whole registry: settings, AWS accounts, ECS accounts, revision. */
export const registryQuery = queryOptions({
  queryKey: registryKey,
  queryFn: ({ signal }) => fetchJson(registrySchema, getRegistry.path, { signal }),
})
