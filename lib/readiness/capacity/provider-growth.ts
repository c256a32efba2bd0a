import type { AutoScalingGroup } from '../facts/auto-scaling-groups'
import type { CapacityProvider } from '../facts/capacity-providers'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { DaemonService } from '../facts/daemon-services'
import type { Facts } from '../facts/index'
import type { Gathered } from '../gathered'
import type { CapacityFacts } from './capacity-facts'
import { daemonsOf, leftByDaemons } from './daemons'
import { type Launches, mayLaunch, typesOf } from './ec2-quotas'
import { networkInterfaces, tasksOf } from './eni-room'
import { isFargateProvider } from './fargate'
import { keepsOff, notLookedAtOn } from './keeps-off'
import { type QuotaStop, quotaBound, quotaFault } from './quota-bound'
import { agentPorts, copiesWithin, taskLimits } from './task-limits'
import { isChoosy, type TaskToPlace } from './task-to-place'

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
  /** Tasks of DAEMON services that take room on each new instance, already deducted; null where nobody read them. */
  daemons: number | null
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
  const daemons = daemonsOf(cluster, facts)
  const known = knownOf(instances, facts, daemons?.ok === true ? daemons.value : daemons === null ? null : [])
  const growth = scaling.flatMap((provider) => growthOf(provider, task, known))
  const fault = growth
    .map(({ group }) => (group === null ? null : quotaFault(group, facts)))
    .find((each) => each !== null)
  if (fault !== undefined) return { ok: false, fault, at: providers.at }
  if (daemons?.ok === false && growth.some(isPromise)) return { ok: false, fault: daemons.fault, at: daemons.at }
  const unsized = growth.some(({ copiesEach }) => copiesEach === null)
  if (unsized && !types.ok) return { ok: false, fault: types.fault, at: types.at }
  return { ok: true, value: growth, at: providers.at }
}

/** Whether instances of a group would make room, were it not for what else runs on them. */
function isPromise({ group, instances, copiesEach }: ProviderGrowth): boolean {
  return group !== null && instances !== 0 && copiesEach !== 0
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
  daemons: readonly DaemonService[] | null
}

function knownOf(instances: readonly ContainerInstance[], facts: CapacityFacts, daemons: Known['daemons']): Known {
  const {
    'auto-scaling-groups': groups,
    'instance-types': types,
    'group-launches': launches,
    'ec2-quotas': quotas,
  } = facts
  return {
    groups: groups.ok ? groups.value : [],
    types: types.ok ? types.value : [],
    launches: launches?.ok === true ? launches.value : {},
    quotas: quotas?.ok === true ? quotas.value : {},
    instances,
    daemons,
  }
}

function growthOf(provider: CapacityProvider, task: TaskToPlace, known: Known): ProviderGrowth[] {
  // Managed instances are chosen to fit the task.
  if (provider.autoScalingGroup === null)
    return [
      {
        provider: provider.name,
        group: null,
        instances: null,
        copiesEach: isChoosy(task) ? null : 1,
        quota: null,
        daemons: 0,
      },
    ]
  const group = known.groups.find(({ name }) => name === provider.autoScalingGroup)
  if (group === undefined) return []
  // A suspended Launch adds nothing, whatever the maximum; AWS suspends it itself after failures.
  if (!mayLaunch(group)) return []
  const most = group.maximum - group.instances
  const bound = quotaBound(group, known)
  const instances = Math.min(most, bound.instances ?? most)
  const copiesEach = copiesOnNew(provider, group, task, known)
  const quota = instances < most ? bound.stop : null
  return [{ provider: provider.name, group, instances, copiesEach, quota, daemons: known.daemons?.length ?? null }]
}

/** Copies that a new instance of a provider's group takes, of the largest type it may be; null where that is not known. */
export function copiesOnNew(
  provider: CapacityProvider,
  group: AutoScalingGroup,
  task: TaskToPlace,
  known: Pick<Known, 'types' | 'instances' | 'launches' | 'daemons'>,
): number | null {
  const copies = sizesOf(provider, group, known).map((size) => copiesOn(size, task, known.daemons ?? []))
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

/** Null where the type's interfaces are not known and bind, or what else runs there is not known and does. */
function copiesOn({ like, ...size }: Size, task: TaskToPlace, daemons: readonly DaemonService[]): number | null {
  if (like !== null && keepsOff({ ...like, status: 'ACTIVE', agentConnected: true }, task) !== null) return 0
  if (like === null ? isChoosy(task) : notLookedAtOn(like, task).length > 0) return null
  const left = leftByDaemons({ ...size, reservedPorts: agentPorts }, daemons, like)
  if (left === null) return null
  const [most, least] = [left.most, left.least].map((free) => copiesWithin(taskLimits(task, free)))
  if (most === undefined || most !== least) return null
  return most > 0 && task.networkMode === 'awsvpc' && size.networkInterfaces === null ? null : most
}
