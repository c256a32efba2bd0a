import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { exportYaml, halCommands, importRegistry, mergeYaml } from '@/lib/contracts/registry'
import { fetchJson, fetchText, yaml } from './fetch-answer'
import { registryKey } from './registry'

/** Where `clouddriver-local.yml` is downloaded. */
export const exportYamlPath = '/api/v1/registry/clouddriver-local.yml'

/** The text of `clouddriver-local.yml`. Under the registry's key: what changes one changes the other. */
export const exportYamlQuery = queryOptions({
  queryKey: [...registryKey, 'clouddriver-local.yml'],
  queryFn: ({ signal }) => fetchText<typeof exportYaml>(exportYamlPath, { signal }),
})

/** The equivalent `hal` commands. */
export const halCommandsQuery = queryOptions({
  queryKey: [...registryKey, 'hal-commands'],
  queryFn: ({ signal }) => fetchText<typeof halCommands>('/api/v1/registry/hal-commands', { signal }),
})

/** Imports a clouddriver YAML, or tells with `dryRun` what that would change. A refused file throws its problems. */
export function useImportYaml() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ text, dryRun, revision }: { text: string; dryRun: boolean; revision?: number }) =>
      fetchJson<typeof importRegistry>(`/api/v1/registry/import?dryRun=${dryRun}`, {
        method: 'POST',
        body: yaml(text),
        ...(revision !== undefined && { ifMatch: revision }),
      }),
    onSuccess: (_answer, { dryRun }) => (dryRun ? undefined : client.invalidateQueries({ queryKey: registryKey })),
  })
}

/** Puts our accounts into a team's own file; answers the merged text and its warnings. A refused file throws its problems. */
export function useMergeYaml() {
  return useMutation({
    mutationFn: (text: string) =>
      fetchJson<typeof mergeYaml>('/api/v1/registry/merge', {
        method: 'POST',
        body: yaml(text),
        accept: 'application/json',
      }),
  })
}
