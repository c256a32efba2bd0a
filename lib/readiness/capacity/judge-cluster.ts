import type { EcsAccount } from '@/lib/registry/ecs-account'
import { effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import { effectiveRelease } from '@/lib/registry/mapping'
import type { Settings } from '@/lib/registry/settings'
import type { Cluster } from '../facts/clusters'
import { capacityOf } from './capacity'
import type { CapacityFacts } from './capacity-facts'
import type { CapacitySubject } from './capacity-subject'
import { type ClusterScope, clusterScopes } from './cluster-scope'
import { bindingQuota } from './fargate'
import { fargateUse } from './fargate-use'
import type { Capacity } from './kinds'

type Place = { ecsAccount: EcsAccount; settings: Settings; region: string }

/** One cluster of a region; `capacity` is null where `scope` leaves it alone (undefined: it is not ACTIVE). */
export type JudgedCluster = { subject: CapacitySubject } & (
  | { scope: 'in-scope'; capacity: Capacity }
  | { scope: Exclude<ClusterScope, 'in-scope'> | undefined; capacity: null }
)

/** The one judgement of a region's clusters, of which the check cluster-capacity and the rows of Clusters are drawings. */
export function judgeClusters(
  clusters: readonly Cluster[],
  facts: CapacityFacts,
  { ecsAccount, settings, region }: Place,
): JudgedCluster[] {
  const scopes = clusterScopes(clusters, ecsAccount.clusters)
  const reference = effectiveReferenceTask(ecsAccount, settings)
  const release = effectiveRelease(ecsAccount, settings)
  return clusters.map((cluster) => {
    const fargate = fargateUse(facts, bindingQuota(reference.task.compute, cluster))
    const subject = { ...reference, region, cluster, ecsAccount: ecsAccount.name, release, facts, fargate }
    const scope = scopes.get(cluster)
    if (scope !== 'in-scope') return { subject, scope, capacity: null }
    const measured = { ...reference.task, networkModeChosen: reference.networkModeChosen, release }
    return { subject, scope, capacity: capacityOf(cluster, measured, facts) }
  })
}
