import { queryOptions, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { cancelScan, createScan, getScan, type scanBodySchema, scanEvents, scanSchema } from '@/lib/contracts/scans'
import { fetchAnswer, fetchJson, json } from './fetch-answer'

export type ScanBody = z.infer<typeof scanBodySchema>

const pathOf = (path: string, id: string) => path.replace('{id}', encodeURIComponent(id))

/** Where a scan's server-sent events come from, with the findings of one ECS account, or of none. */
export const scanEventsPath = (id: string, ecsAccount: string | null) =>
  `${pathOf(scanEvents.path, id)}?${new URLSearchParams({ ecsAccount: ecsAccount ?? '' })}`

/** How far a scan is; while it runs its stream keeps this up to date. */
export const scanQuery = (id: string) =>
  queryOptions({
    queryKey: ['scans', id],
    queryFn: ({ signal }) => fetchJson(scanSchema, pathOf(getScan.path, id), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Asks for a scan of some accounts or checks, of all by default; answers its id. */
export function useStartScan() {
  return useMutation({
    mutationFn: (body: ScanBody) =>
      fetchJson(createScan.answer.schema, createScan.path, { method: 'POST', body: json(body) }),
  })
}

/** Cancels a scan. */
export function useCancelScan() {
  return useMutation({ mutationFn: (id: string) => fetchAnswer(pathOf(cancelScan.path, id), { method: 'DELETE' }) })
}
