import type { Cluster } from '../facts/clusters'
import { matchesGlob } from '../trust/glob'

/** Why a cluster is judged or left alone. */
export type ClusterScope = 'in-scope' | 'not-in-use' | 'not-named'

/**
 * Scope of every ACTIVE cluster of one region (docs/rules.md, Scope of clusters): the ECS account's own `clusters` (names or globs);
 * without them the clusters in use, and where none is in use, all of them.
 */
export function clusterScopes(
  clusters: readonly Cluster[],
  chosen: readonly string[] | null,
): Map<Cluster, ClusterScope> {
  const active = clusters.filter(isActive)
  const anyInUse = active.some(isInUse)
  const scopeOf = (cluster: Cluster): ClusterScope => {
    if (chosen !== null) return chosen.some((glob) => matchesGlob(glob, cluster.name)) ? 'in-scope' : 'not-named'
    return isInUse(cluster) || !anyInUse ? 'in-scope' : 'not-in-use'
  }
  return new Map(active.map((cluster) => [cluster, scopeOf(cluster)]))
}

export function isActive(cluster: Cluster): boolean {
  return cluster.status === 'ACTIVE'
}

// Running Fargate tasks count too: a cluster that runs something may not be called empty.
function isInUse(cluster: Cluster): boolean {
  return (
    cluster.activeServices > 0 ||
    cluster.registeredInstances > 0 ||
    cluster.capacityProviders.length > 0 ||
    cluster.runningFargateTasks > 0
  )
}
