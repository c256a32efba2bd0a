import type { EffectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import type { Cluster } from '../facts/clusters'
import type { Gathered } from '../gathered'
import type { CapacityFacts } from './capacity-facts'
import type { FargateUse } from './fargate-use'

/** One ACTIVE cluster in scope, what it is measured with and what is known of its region. */
export type CapacitySubject = EffectiveReferenceTask & {
  region: string
  cluster: Cluster
  ecsAccount: string
  /** Null where none is set. */
  release: string | null
  facts: CapacityFacts
  /** Of the quota that binds; null where AWS keeps none or nobody asked. */
  fargate: Gathered<FargateUse> | null
}
