import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { createAwsAccount, deleteAwsAccount, patchAwsAccount, testAwsAccount } from '@/lib/contracts/registry'
import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'
import { registryKey } from './registry'

const pathOf = (name: string) => `/api/v1/aws-accounts/${encodeURIComponent(name)}` as const

/** Adds an AWS account. */
export function useCreateAwsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (account: AwsAccountInput) =>
      fetchJson<typeof createAwsAccount>('/api/v1/aws-accounts', { method: 'POST', body: json(account) }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Changes an AWS account as it was read by a merge patch: it may rename it, and null clears a field. */
export function useChangeAwsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ read, change }: { read: AwsAccount; change: Record<string, unknown> }) =>
      fetchJson<typeof patchAwsAccount>(pathOf(read.name), {
        method: 'PATCH',
        body: mergePatch(change),
        ifMatch: read.version,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Removes an AWS account as it was read. */
export function useRemoveAwsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ name, version }: AwsAccount) =>
      fetchAnswer<typeof deleteAwsAccount>(pathOf(name), { method: 'DELETE', ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Tries the reader of an account as it stands in the form, live: each try is a line in somebody's CloudTrail. */
export function useTestAwsAccount() {
  return useMutation({
    mutationFn: (account: AwsAccountInput) =>
      fetchJson<typeof testAwsAccount>('/api/v1/aws-accounts/test', { method: 'POST', body: json(account) }),
  })
}
