import type { Cluster } from '../facts/clusters'

const fargateProviders: readonly string[] = ['FARGATE', 'FARGATE_SPOT']

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
