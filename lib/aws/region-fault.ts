import type { Facts } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import { defaultEnabledRegions } from '@/lib/registry/regions'

/** Whether the answer of ec2:DescribeRegions has to be waited for: some regions cannot be off. */
export function mayBeOff(region: string | null): region is string {
  return region !== null && !defaultEnabledRegions.includes(region)
}

/** The fault of every fact of a region that the account has not opted in to; null where it has, or nobody knows. */
export function regionFault(regions: Facts['opted-in-regions'], region: string, action: string): Fault | null {
  if (regions.find(({ name }) => name === region)?.status !== 'not-opted-in') return null
  return {
    kind: 'region-disabled',
    action,
    code: null,
    requestId: null,
    region,
    message: `The account has not opted in to ${region}, so nothing was asked there.`,
  }
}
