import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Fault } from '../fault'
import { type CapacityFacts, instancesOf } from './capacity-facts'
import { networkInterfaces } from './eni-room'
import { hasFargateAttached, isFargateProvider, usesFargate } from './fargate'
import { isFargateSize } from './fargate-size'
import { instancesFor } from './instances-for'
import type { Capacity } from './kinds'
import { managedOrNot } from './managed-instances'
import { type Placement, place } from './placement'
import { copiesAdded, type ProviderGrowth, providerGrowth } from './provider-growth'
import { type TaskToPlace, taskToPlace } from './task-to-place'

/** Judges one ACTIVE cluster in scope. `unread` only where what was not read could turn the answer. */
export function capacityOf(cluster: Cluster, reference: ReferenceTask, facts: CapacityFacts): Capacity {
  const { compute } = reference
  if (compute === 'FARGATE') return onFargate(reference, 'launch-type')
  const named = compute === 'any' || compute === 'EC2' ? null : compute
  if (named !== null && !cluster.capacityProviders.includes(named)) return { kind: 'not-attached', provider: named }
  if (named !== null && isFargateProvider(named)) return onFargate(reference, 'attached')
  const onInstances = onInstancesOf(cluster, reference, named, facts)
  if (onInstances.kind === 'instances' || compute !== 'any') return onInstances
  if (!usesFargate(cluster) || wantsGpus(reference)) return onInstances
  const placement = 'placement' in onInstances ? onInstances.placement : null
  return { kind: 'fargate', how: hasFargateAttached(cluster) ? 'attached' : 'in-use', placement }
}

function onFargate(reference: ReferenceTask, how: 'launch-type' | 'attached'): Capacity {
  if (wantsGpus(reference)) return { kind: 'no-gpus-on-fargate' }
  return isFargateSize(reference) ? { kind: 'fargate', how, placement: null } : { kind: 'no-fargate-size' }
}

function wantsGpus({ gpus }: ReferenceTask): boolean {
  return (gpus ?? 0) > 0
}

function onInstancesOf(
  cluster: Cluster,
  reference: ReferenceTask,
  named: string | null,
  facts: CapacityFacts,
): Capacity {
  const task = taskToPlace(reference)
  const instances = instancesOf(cluster, facts['container-instances'])
  const all = instances.ok ? instances.value : []
  const usable = instancesFor(reference.compute, all, facts['capacity-providers'])
  const now = placeNow(task, reference.count, usable, facts['instance-types'])
  if (instances.ok && now.fault === null && now.placement.fits) {
    const fault = managedOrNot(reference.compute, usable, facts['capacity-providers'], (certain) => {
      const { placement, fault: unread } = placeNow(task, reference.count, certain, facts['instance-types'])
      return placement.fits && unread === null
    })
    return fault === null ? { kind: 'instances', placement: now.placement } : { kind: 'unread', fault }
  }

  const growth = providerGrowth(cluster, task, all, facts)
  const own = growth.ok ? growth.value.find(({ provider }) => provider === named) : undefined
  if (own !== undefined && now.least + (copiesAdded(own) ?? 0) >= reference.count)
    return { kind: 'provider-grows', growth: own }
  if (!instances.ok) return { kind: 'unread', fault: instances.fault }
  if (now.fault !== null) return { kind: 'unread', fault: now.fault }
  if (!growth.ok) return { kind: 'unread', fault: growth.fault }
  const serving = growth.value.filter((provider) => mayServe(provider, reference.compute))
  const short = afterScaleOut(now.placement, serving, reference.count)
  const isOpen = short.kind === 'no-room' && fitsBesideBridge(task, reference.count, usable, facts['instance-types'])
  return isOpen ? { kind: 'interfaces-open', placement: now.placement } : short
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
  if (first === undefined || placement.room + added < count) return { kind: 'no-room', placement }
  return { kind: 'after-scale-out', placement, growth: [first, ...others] }
}

/** Where interfaces could not be read, room that would hang on them is counted in `placement` and not in `least`. */
function placeNow(
  task: TaskToPlace,
  count: number,
  instances: readonly ContainerInstance[],
  instanceTypes: CapacityFacts['instance-types'],
): { placement: Placement; least: number; fault: Fault | null } {
  if (instanceTypes.ok || task.networkMode !== 'awsvpc') {
    const interfaces = networkInterfaces(instanceTypes.ok ? instanceTypes.value : [])
    const placement = place(task, count, instances, interfaces)
    return { placement, least: placement.room, fault: null }
  }
  const trunked = instances.filter(({ hasTrunk }) => hasTrunk)
  const placement = place(task, count, instances, new Map())
  const least = place(task, count, trunked, new Map()).room
  return { placement, least, fault: placement.fits && least < count ? instanceTypes.fault : null }
}
