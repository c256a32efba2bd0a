import type { ContainerInstance } from '../facts/container-instances'
import type { Facts } from '../facts/index'
import { trunkLimit } from './trunk-limits'

/** Most network interfaces that an instance type can hold, by its name. */
export type NetworkInterfaces = ReadonlyMap<string, number>

export function networkInterfaces(instanceTypes: Facts['instance-types']): NetworkInterfaces {
  return new Map(instanceTypes.map((type) => [type.name, type.networkInterfaces]))
}

/** Tasks in awsvpc that an instance still has an interface for: surely so many, and at most; null: not known how many. */
export type EniRoom = { least: number; most: number | null }

/**
 * The type's maximum, less the primary interface, or what AWS says that its trunk takes; less one for every task there (ECS
 * does not say which of them hold one, so there may be more room).
 */
export function eniRoom(instance: ContainerInstance, interfaces: NetworkInterfaces): EniRoom {
  const { hasTrunk, instanceType } = instance
  const own = instanceType === null ? null : tasksOf(instanceType, hasTrunk, interfaces)
  const sure = own ?? (instanceType === null ? null : tasksOf(instanceType, false, interfaces))
  const free = (tasks: number) => Math.max(0, tasks - instance.runningTasks - instance.pendingTasks)
  return { least: free(sure ?? 0), most: own === null ? null : free(own) }
}

/** Tasks in awsvpc that an empty instance of a type takes; null where that is not known. */
export function tasksOf(instanceType: string, hasTrunk: boolean, interfaces: NetworkInterfaces): number | null {
  const trunk = hasTrunk ? trunkLimit(instanceType) : 'none'
  if (trunk !== 'none') return trunk
  const most = interfaces.get(instanceType)
  return most === undefined ? null : Math.max(0, most - 1)
}
