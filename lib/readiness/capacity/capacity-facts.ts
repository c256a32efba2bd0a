import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Facts } from '../facts/index'
import type { Gathered } from '../gathered'

/** Without these nothing can be said of a cluster with instances. */
const needed = ['container-instances', 'capacity-providers', 'auto-scaling-groups', 'instance-types'] as const
/** What these say sharpens the answer; absent where nobody has asked for them yet. */
const further = ['fargate-quota', 'fargate-usage', 'group-launches', 'ec2-quotas', 'daemon-services'] as const

export const capacityFactNames = { needed, further, all: [...needed, ...further] } as const

/** What one region's capacity is judged from, each read or refused on its own. */
export type CapacityFacts = { [K in (typeof needed)[number]]: Gathered<Facts[K]> } & {
  [K in (typeof further)[number]]?: Gathered<Facts[K]>
}

/** A cluster's instances, or why they were not read. A cluster without registered instances is not asked for any. */
export function instancesOf(
  cluster: Cluster,
  containerInstances: CapacityFacts['container-instances'],
): Gathered<ContainerInstance[]> {
  const none = { ok: true, value: [], at: containerInstances.at } as const
  if (cluster.registeredInstances === 0) return { ...none, value: [] }
  if (!containerInstances.ok) return { ok: false, fault: containerInstances.fault, at: containerInstances.at }
  return containerInstances.value[cluster.name] ?? { ...none, value: [] }
}

/**
 * False where a later scan read that the cluster has instances and did not read them: a scan of some checks reads no
 * more than those need.
 */
export function areInstancesRead(cluster: Cluster, containerInstances: CapacityFacts['container-instances']): boolean {
  return cluster.registeredInstances === 0 || !containerInstances.ok || cluster.name in containerInstances.value
}
