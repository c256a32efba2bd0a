import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createAwsAccount, readerTestSchema, testAwsAccount } from '@/lib/contracts/registry'
import { type AwsAccount, type AwsAccountInput, awsAccountSchema } from '@/lib/registry/aws-account'
import { fetchAnswer, fetchJson, json, mergePatch } from './fetch-answer'
import { registryKey } from './registry'

const pathOf = (name: string) => `${createAwsAccount.path}/${encodeURIComponent(name)}`

/** Adds an AWS account. */
export function useCreateAwsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (account: AwsAccountInput) =>
      fetchJson(awsAccountSchema, createAwsAccount.path, { method: 'POST', body: json(account) }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Changes an AWS account as it was read by a merge patch: it may rename it, and null clears a field. */
export function useChangeAwsAccount() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ read, change }: { read: AwsAccount; change: Record<string, unknown> }) =>
      fetchJson(awsAccountSchema, pathOf(read.name), {
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
    mutationFn: ({ name, version }: AwsAccount) => fetchAnswer(pathOf(name), { method: 'DELETE', ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: registryKey }),
  })
}

/** Tries the reader of an account as it stands in the form, live: each try is a line in somebody's CloudTrail. */
export function useTestAwsAccount() {
  return useMutation({
    mutationFn: (account: AwsAccountInput) =>
      fetchJson(readerTestSchema, testAwsAccount.path, { method: 'POST', body: json(account) }),
  })
}
