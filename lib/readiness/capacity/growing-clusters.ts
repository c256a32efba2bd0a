import type { AutoScalingGroup } from '../facts/auto-scaling-groups'
import type { CapacityProvider } from '../facts/capacity-providers'
import type { Cluster } from '../facts/clusters'
import { mayLaunch } from './ec2-quotas'

/** Clusters with services to which a group may still launch an instance: what a DAEMON service takes there matters. */
export function growingClusters(
  clusters: readonly Cluster[],
  providers: readonly CapacityProvider[],
  groups: readonly AutoScalingGroup[],
): Cluster[] {
  const growing = new Set(groups.filter(mayLaunch).map(({ name }) => name))
  const names = new Set(
    providers
      .filter(({ autoScalingGroup }) => autoScalingGroup !== null && growing.has(autoScalingGroup))
      .map(({ name }) => name),
  )
  return clusters.filter(
    ({ status, activeServices, capacityProviders }) =>
      status === 'ACTIVE' && activeServices > 0 && capacityProviders.some((name) => names.has(name)),
  )
}
