import type { ReferenceTask } from '@/lib/registry/reference-task'
import { areInstancesRead, type CapacityFacts, capacityFactNames, instancesOf } from '../capacity/capacity-facts'
import { networkInterfaces } from '../capacity/eni-room'
import { hasFargateAttached, isFargateProvider } from '../capacity/fargate'
import { type InstanceRoom, instanceRoom } from '../capacity/instance-room'
import { instanceId, instanceState } from '../capacity/instance-state'
import { instancesFor } from '../capacity/instances-for'
import { type JudgedCluster, judgeClusters } from '../capacity/judge-cluster'
import { capacityStatus, capacityWhy } from '../capacity/kinds'
import { isManaged, managedProviders } from '../capacity/managed-instances'
import { inactiveWhy, scopeWhy } from '../capacity/room-words'
import { taskToPlace } from '../capacity/task-to-place'
import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { Gathered } from '../gathered'
import type { ClusterRow } from './cluster-row'
import { regionRows } from './row-maker'
import { joinRows, type Rows } from './rows-input'

/** Every cluster of one ECS account's regions; one whose instances could not be read is absent and named in `faults`. */
export const clusterRows = regionRows({
  needs: ['clusters'],
  uses: capacityFactNames.needed,
  wants: capacityFactNames.further,
  rows: ({ clusters, ...facts }, place) =>
    joinRows(
      judgeClusters(clusters, facts, place).map((judged) => {
        const { cluster } = judged.subject
        return rowOrFault(judged, instancesOf(cluster, facts['container-instances']))
      }),
    ),
})

function rowOrFault(judged: JudgedCluster, instances: Gathered<ContainerInstance[]>): Rows<ClusterRow> {
  if (instances.ok) return { rows: [toRow(judged, instances.value)], faults: [] }
  const { ecsAccount, region, cluster } = judged.subject
  return { rows: [], faults: [{ ecsAccount, region, resource: cluster.name, fault: instances.fault }] }
}

function toRow(judged: JudgedCluster, instances: readonly ContainerInstance[]): ClusterRow {
  const { ecsAccount, region, cluster, task, facts } = judged.subject
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
    ...capacityWords(judged),
    fits: {
      task: { cpu: task.cpu, memoryMiB: task.memoryMiB },
      count: rooms.reduce((total, { copies }) => total + copies, 0),
    },
    tiles: rooms.map(toTile),
  }
}

/** The verdict of the check cluster-capacity, in a few words. */
function capacityWords({ subject, scope, capacity }: JudgedCluster): Pick<ClusterRow, 'capacity' | 'why'> {
  const { cluster, facts } = subject
  if (scope === undefined) return { capacity: 'not-applicable', why: inactiveWhy(cluster) }
  if (capacity === null) return { capacity: 'not-applicable', why: scopeWhy(scope) }
  if (!areInstancesRead(cluster, facts['container-instances']))
    return { capacity: 'unknown', why: 'instances not read yet: check again' }
  return { capacity: capacityStatus(capacity), why: capacityWhy(capacity, subject) }
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
