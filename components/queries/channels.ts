import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  ChannelPatch,
  createChannel,
  deleteChannel,
  listChannels,
  listDeliveries,
  newChannelSchema,
  patchChannel,
  testChannel,
} from '@/lib/contracts/channels'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'

const key = ['channels'] as const
const pathOf = (name: string) => `/api/v1/channels/${encodeURIComponent(name)}` as const

export const channelsQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }) => fetchJson<typeof listChannels>('/api/v1/channels', { signal }),
})

/** What a channel was told, from the newest on or before a cursor. */
export const deliveriesQuery = (name: string, before: string | null) =>
  queryOptions({
    queryKey: [...key, name, before],
    queryFn: ({ signal }) =>
      fetchJson<typeof listDeliveries>(
        `${pathOf(name)}/deliveries?limit=20${before === null ? '' : `&before=${encodeURIComponent(before)}`}`,
        { signal },
      ),
  })

/** Whatever is done to a channel may show in the list and in its log. */
function useChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}

export const useMakeChannel = () =>
  useChange((given: z.input<typeof newChannelSchema>) =>
    fetchJson<typeof createChannel>('/api/v1/channels', { method: 'POST', body: json(given) }),
  )
export const usePatchChannel = () =>
  useChange(({ name, change }: { name: string; change: ChannelPatch }) =>
    fetchJson<typeof patchChannel>(pathOf(name), { method: 'PATCH', body: mergePatch(change) }),
  )
export const useDeleteChannel = () =>
  useChange((name: string) => fetchAnswer<typeof deleteChannel>(pathOf(name), { method: 'DELETE' }))
export const useTestChannel = () =>
  useChange((name: string) => fetchJson<typeof testChannel>(`${pathOf(name)}/test`, { method: 'POST' }))
