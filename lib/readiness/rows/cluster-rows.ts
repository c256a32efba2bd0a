import { effectiveReferenceTask } from '@/lib/registry/effective-reference-task'
import type { ReferenceTask } from '@/lib/registry/reference-task'
import { capacityOf, capacityStatus, instancesFor } from '../capacity/capacity'
import { areInstancesRead, type CapacityFacts, instancesOf } from '../capacity/capacity-facts'
import { capacityWhy, inactiveWhy, scopeWhy } from '../capacity/capacity-why'
import { type ClusterScope, clusterScopes } from '../capacity/cluster-scope'
import { networkInterfaces } from '../capacity/eni-room'
import { bindingQuota, hasFargateAttached, isFargateProvider } from '../capacity/fargate'
import type { FargateQuota } from '../capacity/fargate-quotas'
import { type FargateUse, fargateUse } from '../capacity/fargate-use'
import { type InstanceRoom, instanceRoom } from '../capacity/instance-room'
import { instanceId, instanceState } from '../capacity/instance-state'
import { isManaged, managedProviders } from '../capacity/managed-instances'
import { taskToPlace } from '../capacity/task-to-place'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Gathered } from '../gathered'
import type { ClusterRow } from './cluster-row'
import { joinRows, noRows, type Rows, type RowsInput, regionFact, regionsOf } from './rows-input'

type Subject = {
  ecsAccount: string
  region: string
  cluster: Cluster
  /** Undefined for a cluster that is not ACTIVE. */
  scope: ClusterScope | undefined
  task: ReferenceTask
  facts: CapacityFacts
  fargate: FargateUse | null
}

/** Every cluster of one ECS account's regions; one whose instances could not be read is absent and named in `faults`. */
export function clusterRows(input: RowsInput): Rows<ClusterRow> {
  return joinRows(regionsOf(input).map((region) => regionRows(input, region)))
}

function regionRows(input: RowsInput, region: string): Rows<ClusterRow> {
  const { ecsAccount, registry } = input
  const clusters = regionFact(input, region, 'clusters')
  if (clusters === undefined) return noRows
  if (!clusters.ok) {
    return { rows: [], faults: [{ ecsAccount: ecsAccount.name, region, resource: null, fault: clusters.fault }] }
  }
  const facts = capacityFactsOf(input, region)
  if (facts === undefined) return noRows
  const scopes = clusterScopes(clusters.value, ecsAccount.clusters)
  const { task } = effectiveReferenceTask(ecsAccount, registry.settings)
  return joinRows(
    clusters.value.map((cluster) => {
      const fargate = fargateOf(input, region, bindingQuota(task.compute, cluster))
      const subject = { ecsAccount: ecsAccount.name, region, cluster, scope: scopes.get(cluster), task, facts, fargate }
      return rowOrFault(subject, instancesOf(cluster, facts['container-instances']))
    }),
  )
}

function capacityFactsOf(input: RowsInput, region: string): CapacityFacts | undefined {
  const instances = regionFact(input, region, 'container-instances')
  const providers = regionFact(input, region, 'capacity-providers')
  const groups = regionFact(input, region, 'auto-scaling-groups')
  const types = regionFact(input, region, 'instance-types')
  if (instances === undefined || providers === undefined || groups === undefined || types === undefined)
    return undefined
  return {
    'container-instances': instances,
    'capacity-providers': providers,
    'auto-scaling-groups': groups,
    'instance-types': types,
  }
}

/** Fargate's use against its quota; a call that was refused leaves the words short and no row out. */
function fargateOf(input: RowsInput, region: string, of: FargateQuota): FargateUse | null {
  const facts = {
    'fargate-quota': regionFact(input, region, 'fargate-quota'),
    'fargate-usage': regionFact(input, region, 'fargate-usage'),
  }
  const use = fargateUse(facts, of)
  return use?.ok ? use.value : null
}

function rowOrFault(subject: Subject, instances: Gathered<ContainerInstance[]>): Rows<ClusterRow> {
  if (instances.ok) return { rows: [toRow(subject, instances.value)], faults: [] }
  const { ecsAccount, region, cluster } = subject
  return { rows: [], faults: [{ ecsAccount, region, resource: cluster.name, fault: instances.fault }] }
}

function toRow(subject: Subject, instances: readonly ContainerInstance[]): ClusterRow {
  const { ecsAccount, region, cluster, task, facts } = subject
  // ECS Anywhere machines take no task of launch type EC2: they are no capacity here.
  const own = instances.filter(({ external }) => !external)
  const rooms = roomsFor(task, own, facts)
  const open = own.filter((instance) => instanceState(instance) === 'active')
  const draining = own.filter((instance) => instanceState(instance) === 'draining')
  return {
    ecsAccount,
    region,
    name: cluster.name,
    arn: cluster.arn,
    status: cluster.status,
    launchTypes: launchTypes(cluster, instances, managedProviders(facts['capacity-providers'])),
    capacityProviders: cluster.capacityProviders,
    registered: sum(own.map(({ registered }) => registered)),
    remaining: sum(open.map(({ remaining }) => remaining)),
    instances: {
      active: open.length,
      draining: draining.length,
      disconnected: own.length - open.length - draining.length,
    },
    tasks: { running: cluster.runningTasks, pending: cluster.pendingTasks },
    services: cluster.activeServices,
    ...capacityWords(subject),
    fits: {
      task: { cpu: task.cpu, memoryMiB: task.memoryMiB },
      count: rooms.reduce((total, { copies }) => total + copies, 0),
    },
    tiles: rooms.map(toTile),
  }
}

/** The same verdict as the check cluster-capacity, in a few words. */
function capacityWords({ cluster, scope, task, facts, fargate }: Subject): Pick<ClusterRow, 'capacity' | 'why'> {
  if (scope === undefined) return { capacity: 'not-applicable', why: inactiveWhy(cluster) }
  if (scope !== 'in-scope') return { capacity: 'not-applicable', why: scopeWhy(scope) }
  if (!areInstancesRead(cluster, facts['container-instances']))
    return { capacity: 'unknown', why: 'instances not read yet: check again' }
  const capacity = capacityOf(cluster, task, facts)
  return { capacity: capacityStatus(capacity), why: capacityWhy(capacity, task, fargate) }
}

/** Every instance with its room; those that the task's capacity provider may not use have none. */
function roomsFor(task: ReferenceTask, instances: readonly ContainerInstance[], facts: CapacityFacts): InstanceRoom[] {
  const types = facts['instance-types']
  const interfaces = networkInterfaces(types.ok ? types.value : [])
  const isFargate = isFargateProvider(task.compute)
  const usable = new Set(isFargate ? instances : instancesFor(task.compute, instances, facts['capacity-providers']))
  return instances.map((instance) => {
    const room = instanceRoom(instance, taskToPlace(task), interfaces)
    return usable.has(instance) ? room : { ...room, copies: 0 }
  })
}

function toTile({ instance, copies }: InstanceRoom): ClusterRow['tiles'][number] {
  const state = instanceState(instance)
  return {
    id: instanceId(instance),
    state: state === 'draining' || state === 'active' ? state : 'disconnected',
    registered: { cpu: instance.registered.cpu, memoryMiB: instance.registered.memoryMiB },
    remaining: { cpu: instance.remaining.cpu, memoryMiB: instance.remaining.memoryMiB },
    fits: copies,
  }
}

function launchTypes(
  cluster: Cluster,
  instances: readonly ContainerInstance[],
  managed: ReadonlySet<string>,
): string[] {
  const own = instances.filter(({ external }) => !external)
  const hasGroup = cluster.capacityProviders.some((name) => !isFargateProvider(name) && !managed.has(name))
  return [
    ...(hasGroup || own.some((instance) => !isManaged(instance, managed)) ? ['EC2'] : []),
    ...(cluster.capacityProviders.some((name) => managed.has(name)) ? ['MANAGED_INSTANCES'] : []),
    ...(hasFargateAttached(cluster) ? ['FARGATE'] : []),
    ...(instances.some(({ external }) => external) ? ['EXTERNAL'] : []),
  ]
}

function sum(amounts: readonly ContainerInstance['remaining'][]): ContainerInstance['remaining'] {
  const total = { cpu: 0, memoryMiB: 0, gpus: 0 }
  for (const { cpu, memoryMiB, gpus } of amounts) {
    total.cpu += cpu
    total.memoryMiB += memoryMiB
    total.gpus += gpus
  }
  return total
}
