import { queryOptions, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type { cancelScan, createScan, getScan, scanBodySchema } from '@/lib/contracts/scans'
import { fetchAnswer, fetchJson, json } from './fetch-answer'

export type ScanBody = z.infer<typeof scanBodySchema>

const pathOf = (id: string) => `/api/v1/scans/${encodeURIComponent(id)}` as const

/** Where a scan's server-sent events come from, with the findings of one ECS account, or of none. */
export const scanEventsPath = (id: string, ecsAccount: string | null) =>
  `${pathOf(id)}/events?${new URLSearchParams({ ecsAccount: ecsAccount ?? '' })}`

/** How far a scan is; while it runs its stream keeps this up to date. */
export const scanQuery = (id: string) =>
  queryOptions({
    queryKey: ['scans', id],
    queryFn: ({ signal }) => fetchJson<typeof getScan>(pathOf(id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Asks for a scan of some accounts or checks, of all by default; answers its id. */
export function useStartScan() {
  return useMutation({
    mutationFn: (body: ScanBody) => fetchJson<typeof createScan>('/api/v1/scans', { method: 'POST', body: json(body) }),
  })
}

/** Cancels a scan. */
export function useCancelScan() {
  return useMutation({ mutationFn: (id: string) => fetchAnswer<typeof cancelScan>(pathOf(id), { method: 'DELETE' }) })
}
