import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { patchSettings } from '@/lib/contracts/registry'
import type { Settings } from '@/lib/registry/settings'
import { fetchJson, mergePatch } from './fetch-answer'
import { registryKey } from './registry'

/** Saves changed settings; `revision` is the registry's as it was read, a stale one is refused with 412. */
export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ change, revision }: { change: Partial<Settings>; revision: number }) =>
      fetchJson<typeof patchSettings>('/api/v1/settings', {
        method: 'PATCH',
        body: mergePatch(change),
        ifMatch: revision,
      }),
    onSuccess: (registry) => client.setQueryData(registryKey, registry),
  })
}
