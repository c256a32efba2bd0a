import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import {
  type ChangeLine,
  changesAnswerSchema,
  listChanges,
  restoreRegistry,
  undoRevision,
} from '@/lib/contracts/history'
import { importAnswerSchema } from '@/lib/contracts/registry'
import { fetchJson, json } from './fetch-answer'
import { registryKey } from './registry'

const ways = { restore: restoreRegistry.path, undo: undoRevision.path } as const

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
      fetchJson(importAnswerSchema, ways[way], {
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
      fetchJson(changesAnswerSchema, `${listChanges.path}?${new URLSearchParams({ entity, name, limit: '50' })}`, {
        signal,
      }),
    staleTime: 0,
  })

/** The registry's revision as the server has it now. */
export const latestRevisionQuery = queryOptions({
  queryKey: ['changes', 'latest'],
  queryFn: async ({ signal }) => {
    const { changes } = await fetchJson(changesAnswerSchema, `${listChanges.path}?limit=1`, { signal })
    return changes[0]?.revision ?? 0
  },
  staleTime: 0,
})
