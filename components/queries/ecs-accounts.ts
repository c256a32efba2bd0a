import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { createEcsAccount, deleteEcsAccount, patchEcsAccount } from '@/lib/contracts/registry'
import type { EcsAccount, EcsAccountInput } from '@/lib/registry/ecs-account'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'
import { registryKey } from './registry'

const pathOf = (name: string) => `/api/v1/ecs-accounts/${encodeURIComponent(name)}` as const

/** Adds an ECS account. */
export function useCreateEcsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (account: EcsAccountInput) =>
      fetchJson<typeof createEcsAccount>('/api/v1/ecs-accounts', { method: 'POST', body: json(account) }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Changes an ECS account as it was read by a merge patch: it may rename it, and null clears a field. */
export function useChangeEcsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ read, change }: { read: EcsAccount; change: Record<string, unknown> }) =>
      fetchJson<typeof patchEcsAccount>(pathOf(read.name), {
        method: 'PATCH',
        body: mergePatch(change),
        ifMatch: read.version,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Removes an ECS account as it was read. */
export function useRemoveEcsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, version }: EcsAccount) =>
      fetchAnswer<typeof deleteEcsAccount>(pathOf(name), { method: 'DELETE', ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}
