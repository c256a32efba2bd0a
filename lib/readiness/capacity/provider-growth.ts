import type { AutoScalingGroup } from '../facts/auto-scaling-groups'
import type { CapacityProvider } from '../facts/capacity-providers'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Facts } from '../facts/index'
import type { Gathered } from '../gathered'
import type { CapacityFacts } from './capacity-facts'
import { type Launches, mayLaunch, typesOf } from './ec2-quotas'
import { networkInterfaces, tasksOf } from './eni-room'
import { isFargateProvider } from './fargate'
import { keepsOff, notLookedAtOn } from './keeps-off'
import { type QuotaStop, quotaBound, quotaFault } from './quota-bound'
import { agentPorts, copiesWithin, taskLimits } from './task-limits'
import type { TaskToPlace } from './task-to-place'

/** What a capacity provider of the cluster could still add. */
export type ProviderGrowth = {
  provider: string
  /** Null for managed instances, which have no group and no maximum. */
  group: AutoScalingGroup | null
  /** Instances that it may still add; null where there is no maximum. */
  instances: number | null
  /** Copies of the task that one new instance takes; null where its size is not known. */
  copiesEach: number | null
  /** EC2's quota of vCPUs, where it stops the group short of its maximum. */
  quota: QuotaStop | null
}

/** `networkInterfaces`: tasks in awsvpc that a new instance takes; null: not known. `like`: one that runs already. */
type Size = {
  cpu: number
  memoryMiB: number
  gpus: number
  networkInterfaces: number | null
  like: ContainerInstance | null
}

/**
 * Growth of the cluster's group capacity providers that scale out by themselves: managed scaling on, and the group below
 * its maximum. Reads nothing, and so cannot be unread, where only Fargate or nothing is attached.
 */
export function providerGrowth(
  cluster: Cluster,
  task: TaskToPlace,
  instances: readonly ContainerInstance[],
  facts: CapacityFacts,
): Gathered<ProviderGrowth[]> {
  const attached = cluster.capacityProviders.filter((name) => !isFargateProvider(name))
  const { 'capacity-providers': providers, 'auto-scaling-groups': groups, 'instance-types': types } = facts
  if (attached.length === 0) return { ok: true, value: [], at: providers.at }
  if (!providers.ok) return { ok: false, fault: providers.fault, at: providers.at }
  const scaling = providers.value.filter((provider) => attached.includes(provider.name) && scalesOut(provider))
  if (!groups.ok && scaling.some(({ autoScalingGroup }) => autoScalingGroup !== null))
    return { ok: false, fault: groups.fault, at: groups.at }
  const launches = facts['group-launches']
  const known = {
    groups: groups.ok ? groups.value : [],
    types: types.ok ? types.value : [],
    launches: launches?.ok === true ? launches.value : {},
    quotas: facts['ec2-quotas']?.ok === true ? facts['ec2-quotas'].value : {},
    instances,
  }
  const growth = scaling.flatMap((provider) => growthOf(provider, task, known))
  const fault = growth
    .map(({ group }) => (group === null ? null : quotaFault(group, facts)))
    .find((each) => each !== null)
  if (fault !== undefined) return { ok: false, fault, at: providers.at }
  const unsized = growth.some(({ copiesEach }) => copiesEach === null)
  if (unsized && !types.ok) return { ok: false, fault: types.fault, at: types.at }
  return { ok: true, value: growth, at: providers.at }
}

/** Copies that a provider's growth makes room for; Infinity without a maximum, null where the size is not known. */
export function copiesAdded({ instances, copiesEach }: ProviderGrowth): number | null {
  if (instances === 0) return 0
  if (copiesEach === null) return null
  if (instances !== null) return instances * copiesEach
  return copiesEach > 0 ? Number.POSITIVE_INFINITY : 0
}

// Managed instances have no managed-scaling switch: ECS always launches them as tasks ask for them.
function scalesOut({ status, autoScalingGroup, managedScaling }: CapacityProvider): boolean {
  return status === 'ACTIVE' && (autoScalingGroup === null || managedScaling !== null)
}

type Known = {
  groups: readonly AutoScalingGroup[]
  launches: Launches
  quotas: Facts['ec2-quotas']
  types: Facts['instance-types']
  instances: readonly ContainerInstance[]
}

function growthOf(provider: CapacityProvider, task: TaskToPlace, known: Known): ProviderGrowth[] {
  // Managed instances are chosen to fit the task.
  if (provider.autoScalingGroup === null)
    return [
      { provider: provider.name, group: null, instances: null, copiesEach: isChoosy(task) ? null : 1, quota: null },
    ]
  const group = known.groups.find(({ name }) => name === provider.autoScalingGroup)
  if (group === undefined) return []
  // A suspended Launch adds nothing, whatever the maximum; AWS suspends it itself after failures.
  if (!mayLaunch(group)) return []
  const most = group.maximum - group.instances
  const bound = quotaBound(group, known)
  const instances = Math.min(most, bound.instances ?? most)
  const copiesEach = copiesOnNew(provider, group, task, known)
  return [{ provider: provider.name, group, instances, copiesEach, quota: instances < most ? bound.stop : null }]
}

/** Copies that a new instance of a provider's group takes, of the largest type it may be; null where that is not known. */
export function copiesOnNew(
  provider: CapacityProvider,
  group: AutoScalingGroup,
  task: TaskToPlace,
  known: Pick<Known, 'types' | 'instances' | 'launches'>,
): number | null {
  const copies = sizesOf(provider, group, known).map((size) => copiesOn(size, task))
  const sure = copies.filter((each) => each !== null)
  const most = sure.length === 0 ? null : Math.max(...sure)
  return most === 0 && sure.length < copies.length ? null : most
}

/**
 * Sizes that a new instance may have: per type of the group, what such an instance registered here (the agent keeps some
 * memory to itself), else the type's nominal size; without a known type, what the provider's own instances registered.
 */
function sizesOf(
  provider: CapacityProvider,
  group: AutoScalingGroup,
  { types, instances, launches }: Pick<Known, 'types' | 'instances' | 'launches'>,
): Size[] {
  const interfaces = networkInterfaces(types)
  const sizes = typesOf(group, launches).flatMap((name): Size[] => {
    const type = types.find((candidate) => candidate.name === name)
    const siblings = instances.filter(({ instanceType }) => instanceType === name)
    // A fleet with trunks launches more of them.
    const hasTrunk = siblings.some((sibling) => sibling.hasTrunk)
    const further = { networkInterfaces: tasksOf(name, hasTrunk, interfaces), like: siblings[0] ?? null }
    if (further.like !== null) return [{ ...further.like.registered, ...further }]
    if (type === undefined) return []
    return [{ cpu: type.vcpus * 1024, memoryMiB: type.memoryMiB, gpus: type.gpus, ...further }]
  })
  if (sizes.length > 0) return sizes
  return instances
    .filter(({ capacityProvider }) => capacityProvider === provider.name)
    .map((like) => ({ ...like.registered, networkInterfaces: null, like }))
}

/** Whether the task asks for more than room: a new instance of which none runs here tells nothing of that. */
function isChoosy({ requires }: TaskToPlace): boolean {
  if (requires === undefined) return false
  const { osFamily, architecture, attributes, expressions } = requires
  return osFamily !== null || architecture !== null || attributes.length > 0 || expressions.length > 0
}

/** Null where the type's interfaces are not known and bind. */
function copiesOn({ like, ...size }: Size, task: TaskToPlace): number | null {
  if (like !== null && keepsOff({ ...like, status: 'ACTIVE', agentConnected: true }, task) !== null) return 0
  if (like === null ? isChoosy(task) : notLookedAtOn(like, task).length > 0) return null
  const copies = copiesWithin(taskLimits(task, { ...size, reservedPorts: agentPorts }))
  return copies > 0 && task.networkMode === 'awsvpc' && size.networkInterfaces === null ? null : copies
}
