import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Fault } from '../fault'
import { type CapacityFacts, instancesOf } from './capacity-facts'
import { networkInterfaces } from './eni-room'
import { bindingQuota, hasFargateAttached, isFargateProvider, usesFargate } from './fargate'
import { isFargateSize } from './fargate-size'
import { appliedQuota, fargateRoom, fargateUse } from './fargate-use'
import { firstRelease, firstReleaseOf, isBefore } from './first-release'
import { instancesFor } from './instances-for'
import type { Capacity } from './kinds'
import { managedOrNot } from './managed-instances'
import { type Placement, place } from './placement'
import { copiesAdded, type ProviderGrowth, providerGrowth } from './provider-growth'
import { type MeasuredTask, type TaskToPlace, taskToPlace } from './task-to-place'

/** Judges one ACTIVE cluster in scope. `unread` only where what was not read could turn the answer. */
export function capacityOf(cluster: Cluster, reference: MeasuredTask, facts: CapacityFacts): Capacity {
  const { compute, release } = reference
  const first = firstReleaseOf(reference)
  if (first !== null && isBefore(release, first)) return { kind: 'release-too-old', first }
  if (compute === 'FARGATE') return onFargate(cluster, reference, facts, 'launch-type')
  if (compute === 'any') return onAny(cluster, reference, facts)
  if (compute === 'EC2') return onInstancesOf(cluster, reference, null, facts)
  if (!cluster.capacityProviders.includes(compute)) return { kind: 'not-attached', provider: compute }
  if (isFargateProvider(compute)) return onFargate(cluster, reference, facts, 'attached')
  return onInstancesOf(cluster, reference, compute, facts)
}

/** On instances, else on Fargate where it is attached or in use and its quota is not too small for the task. */
function onAny(cluster: Cluster, reference: MeasuredTask, facts: CapacityFacts): Capacity {
  const onInstances = onInstancesOf(cluster, reference, null, facts)
  const canAsk = usesFargate(cluster) && !isBefore(reference.release, firstRelease.launchType)
  if (onInstances.kind === 'instances' || !canAsk || wantsGpus(reference)) return onInstances
  const small = smallQuota(cluster, reference, facts)
  if (small !== null) return onInstances.kind === 'no-room' ? small : onInstances
  const placement = 'placement' in onInstances ? onInstances.placement : null
  return { kind: 'fargate', how: hasFargateAttached(cluster) ? 'attached' : 'in-use', placement }
}

function onFargate(
  cluster: Cluster,
  reference: MeasuredTask,
  facts: CapacityFacts,
  how: 'launch-type' | 'attached',
): Capacity {
  if (wantsGpus(reference)) return { kind: 'no-gpus-on-fargate' }
  if (!isFargateSize(reference)) return { kind: 'no-fargate-size' }
  const quota = facts['fargate-quota']
  if (quota?.ok === false) return { kind: 'unread', fault: quota.fault }
  const small = smallQuota(cluster, reference, facts)
  if (small !== null) return small
  const use = fargateUse(facts, bindingQuota(reference.compute, cluster))
  if (use?.ok && fargateRoom(use.value, reference) < reference.count) return { kind: 'fargate-busy', use: use.value }
  return { kind: 'fargate', how, placement: null }
}

/** The quota alone, whatever runs; null where it is large enough, unread or none. */
function smallQuota(cluster: Cluster, reference: MeasuredTask, facts: CapacityFacts): Capacity | null {
  const of = bindingQuota(reference.compute, cluster)
  const quota = appliedQuota(facts, of)
  if (quota === null || fargateRoom({ used: 0, quota }, reference) >= reference.count) return null
  return { kind: 'fargate-quota', of, quota }
}

function wantsGpus({ gpus }: MeasuredTask): boolean {
  return (gpus ?? 0) > 0
}

function onInstancesOf(
  cluster: Cluster,
  reference: MeasuredTask,
  named: string | null,
  facts: CapacityFacts,
): Capacity {
  const task = taskToPlace(reference)
  const instances = instancesOf(cluster, facts['container-instances'])
  const all = instances.ok ? instances.value : []
  const usable = instancesFor(reference.compute, all, facts['capacity-providers'])
  const now = placeNow(task, reference.count, usable, facts['instance-types'])
  if (instances.ok && now.fault === null && now.placement.fits) return fitting(task, reference, usable, now, facts)

  const growth = providerGrowth(cluster, task, all, facts)
  const own = growth.ok ? growth.value.find(({ provider }) => provider === named) : undefined
  if (own !== undefined && now.placement.sure + (copiesAdded(own) ?? 0) >= reference.count)
    return { kind: 'provider-grows', growth: own }
  if (!instances.ok) return { kind: 'unread', fault: instances.fault }
  if (now.fault !== null) return { kind: 'unread', fault: now.fault }
  if (!growth.ok) return { kind: 'unread', fault: growth.fault }
  const serving = growth.value.filter((provider) => mayServe(provider, reference.compute))
  const short = afterScaleOut(now.placement, serving, reference.count)
  const isOpen = short.kind === 'no-room' && fitsBesideBridge(task, reference.count, usable, facts['instance-types'])
  return isOpen ? { kind: 'interfaces-open', placement: now.placement } : short
}

/** It fits by what is known: unless that hangs on which instances are managed, or on interfaces that nobody knows of. */
function fitting(
  task: TaskToPlace,
  { compute, count }: MeasuredTask,
  usable: readonly ContainerInstance[],
  { placement }: Now,
  facts: CapacityFacts,
): Capacity {
  const fault = managedOrNot(compute, usable, facts['capacity-providers'], (certain) => {
    const now = placeNow(task, count, certain, facts['instance-types'])
    return now.placement.fits && now.fault === null
  })
  if (fault !== null) return { kind: 'unread', fault }
  return { kind: placement.sure >= count ? 'instances' : 'interfaces-open', placement }
}

/** Whether it would fit if no task there held a network interface: tasks in bridge and host mode hold none. */
function fitsBesideBridge(
  task: TaskToPlace,
  count: number,
  instances: readonly ContainerInstance[],
  types: CapacityFacts['instance-types'],
): boolean {
  const idle = instances.map((instance) => ({ ...instance, runningTasks: 0, pendingTasks: 0 }))
  return task.networkMode === 'awsvpc' && placeNow(task, count, idle, types).placement.fits
}

/** Whether instances that a provider adds are any to a task of this compute; launch type EC2 sees no managed ones. */
function mayServe({ provider, group }: ProviderGrowth, compute: string): boolean {
  if (compute === 'EC2') return group !== null
  return compute === 'any' || provider === compute
}

function afterScaleOut(placement: Placement, growth: readonly ProviderGrowth[], count: number): Capacity {
  const [first, ...others] = growth.filter((provider) => copiesAdded(provider) !== 0)
  // An instance of unknown size may be large enough: that is no proof of a failure, and the words say so.
  const added = growth.reduce((sum, provider) => sum + (copiesAdded(provider) ?? Number.POSITIVE_INFINITY), 0)
  if (first === undefined || placement.room + added < count)
    return { kind: 'no-room', placement, stopped: growth.filter(({ quota }) => quota !== null) }
  return { kind: 'after-scale-out', placement, growth: [first, ...others] }
}

/** `fault`: interfaces were not read, and room hangs on them. */
type Now = { placement: Placement; fault: Fault | null }

function placeNow(
  task: TaskToPlace,
  count: number,
  instances: readonly ContainerInstance[],
  types: CapacityFacts['instance-types'],
): Now {
  const placement = place(task, count, instances, networkInterfaces(types.ok ? types.value : []))
  return { placement, fault: types.ok || !placement.fits || placement.sure >= count ? null : types.fault }
}
