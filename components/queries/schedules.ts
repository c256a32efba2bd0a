import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  createSchedule,
  deleteSchedule,
  listSchedules,
  newScheduleSchema,
  patchSchedule,
  SchedulePatch,
} from '@/lib/contracts/schedules'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'

const key = ['schedules'] as const
const pathOf = (name: string) => `/api/v1/schedules/${encodeURIComponent(name)}` as const

export const schedulesQuery = queryOptions({
  queryKey: key,
  queryFn: ({ signal }) => fetchJson<typeof listSchedules>('/api/v1/schedules', { signal }),
})

function useChange<T, R>(change: (given: T) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSuccess: () => client.invalidateQueries({ queryKey: key }) })
}

export const useMakeSchedule = () =>
  useChange((given: z.input<typeof newScheduleSchema>) =>
    fetchJson<typeof createSchedule>('/api/v1/schedules', { method: 'POST', body: json(given) }),
  )
export const usePatchSchedule = () =>
  useChange(({ name, change }: { name: string; change: SchedulePatch }) =>
    fetchJson<typeof patchSchedule>(pathOf(name), { method: 'PATCH', body: mergePatch(change) }),
  )
export const useDeleteSchedule = () =>
  useChange((name: string) => fetchAnswer<typeof deleteSchedule>(pathOf(name), { method: 'DELETE' }))
