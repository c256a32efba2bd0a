import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { getClouddriver, pushToClouddriver, refreshClouddriver } from '@/lib/contracts/clouddriver'
import { fetchJson, json } from './fetch-answer'

const key = ['clouddriver'] as const

/** Asks Clouddriver itself: only when the page opens, and when somebody wants it. */
export const clouddriverQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }) => fetchJson<typeof getClouddriver>('/api/v1/clouddriver', { signal }),
  refetchOnWindowFocus: false,
  staleTime: 10_000,
})

type PushBody = z.input<typeof pushToClouddriver.body.schema>

export const pushAccounts = (body: PushBody, signal?: AbortSignal) =>
  fetchJson<typeof pushToClouddriver>('/api/v1/clouddriver/push', {
    method: 'POST',
    body: json(body),
    ...(signal && { signal }),
  })

export function useRefreshClouddriver() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => fetchJson<typeof refreshClouddriver>('/api/v1/clouddriver/refresh', { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
}

/** Looks again at what Clouddriver has. */
export function useLookAgain(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: key })
}
