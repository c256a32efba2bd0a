import type { Cluster } from '../facts/clusters'

/** The capacity provider whose tasks count against a quota of their own. */
export const spotProvider = 'FARGATE_SPOT'

/** On-Demand and Spot vCPUs are counted apart (Service Quotas, service fargate). */
export const fargateQuotas = {
  onDemand: { code: 'L-3032A538', name: 'Fargate On-Demand vCPU' },
  spot: { code: 'L-36FBB829', name: 'Fargate Spot vCPU' },
} as const

export type FargateQuota = keyof typeof fargateQuotas

/** Whether a cluster of the region has Spot attached: only there does its quota bind. */
export function hasSpotAttached(clusters: readonly Cluster[]): boolean {
  return clusters.some(({ capacityProviders }) => capacityProviders.includes(spotProvider))
}
