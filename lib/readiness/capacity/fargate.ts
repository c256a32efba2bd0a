import type { Cluster } from '../facts/clusters'
import { type FargateQuota, spotProvider } from './fargate-quotas'

const fargateProviders: readonly string[] = ['FARGATE', spotProvider]

/** Which quota a task of this compute counts against: Spot's where it is named, or is all that the cluster has attached. */
export function bindingQuota(compute: string, { capacityProviders }: Cluster): FargateQuota {
  if (compute === spotProvider) return 'spot'
  const attached = capacityProviders.filter(isFargateProvider)
  return compute === 'any' && attached.length > 0 && attached.every((name) => name === spotProvider)
    ? 'spot'
    : 'onDemand'
}

export function isFargateProvider(name: string): boolean {
  return fargateProviders.includes(name)
}

/** Whether FARGATE or FARGATE_SPOT is attached to the cluster as a capacity provider. */
export function hasFargateAttached(cluster: Cluster): boolean {
  return cluster.capacityProviders.some(isFargateProvider)
}

/** Whether Fargate is attached to the cluster, or tasks or services run on it there. */
export function usesFargate(cluster: Cluster): boolean {
  return hasFargateAttached(cluster) || cluster.runningFargateTasks > 0 || cluster.activeFargateServices > 0
}
