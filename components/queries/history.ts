import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChangeLine, listChanges, restoreRegistry, undoRevision } from '@/lib/contracts/history'
import { fetchJson, json } from './fetch-answer'
import { registryKey } from './registry'

const ways = { restore: '/api/v1/registry/restore', undo: '/api/v1/registry/undo' } as const

/** To make the registry what it was after a revision, or to take back what one revision wrote. */
export type Way = keyof typeof ways

type Asked = {
  revision: number
  dryRun: boolean
  /** Revision of the registry that was read; a stale one is refused with 412. */
  read?: number
}

/** Restores or undoes a revision as a new one, or tells with `dryRun` what that would change. */
export function useTakeBack(way: Way) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ read, ...body }: Asked) =>
      fetchJson<typeof restoreRegistry | typeof undoRevision>(ways[way], {
        method: 'POST',
        body: json(body),
        ...(read !== undefined && { ifMatch: read }),
      }),
    onSuccess: (_answer, { dryRun }) => (dryRun ? undefined : client.invalidateQueries({ queryKey: registryKey })),
  })
}

/** The last writes to one thing, newest first; of an account also those under its other names. */
export const lastChangesQuery = ({ entity, name }: Pick<ChangeLine, 'entity' | 'name'>) =>
  queryOptions({
    queryKey: ['changes', entity, name],
    queryFn: ({ signal }) =>
      fetchJson<typeof listChanges>(`/api/v1/changes?${new URLSearchParams({ entity, name, limit: '50' })}`, {
        signal,
      }),
    staleTime: 0,
  })

/** The registry's revision as the server has it now. */
export const latestRevisionQuery = queryOptions({
  queryKey: ['changes', 'latest'],
  queryFn: async ({ signal }) => {
    const { changes } = await fetchJson<typeof listChanges>('/api/v1/changes?limit=1', { signal })
    return changes[0]?.revision ?? 0
  },
  staleTime: 0,
})
