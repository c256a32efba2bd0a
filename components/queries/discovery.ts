import { queryOptions, useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import type * as contracts from '@/lib/contracts/discovery'
import { fetchJson, json } from './fetch-answer'

export type Member = NonNullable<z.output<typeof contracts.organizationSchema>['accounts']>[number]
export type SpinnakerAccount = NonNullable<z.output<typeof contracts.spinnakerSchema>['accounts']>[number]

/** Who Shipshape is in AWS. */
export const awsIdentityQuery = queryOptions({
  queryKey: ['aws-identity'],
  queryFn: ({ signal }) => fetchJson<typeof contracts.getAwsIdentity>('/api/v1/aws-identity', { signal }),
  retry: false,
})

/** Asks AWS for the accounts of the organization. */
export const useDiscoverOrganization = () =>
  useMutation({
    mutationFn: () =>
      fetchJson<typeof contracts.discoverOrganization>('/api/v1/discovery/organization', { method: 'POST' }),
  })

/** Asks a Gate or a Clouddriver for the accounts that it has loaded. */
export const useDiscoverSpinnaker = () =>
  useMutation({
    mutationFn: (address: string) =>
      fetchJson<typeof contracts.discoverSpinnaker>('/api/v1/discovery/spinnaker', {
        method: 'POST',
        body: json({ address }),
      }),
  })
