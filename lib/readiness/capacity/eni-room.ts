import type { ContainerInstance } from '../facts/container-instances'
import type { Facts } from '../facts/index'

/** Most network interfaces that an instance type can hold, by its name. */
export type NetworkInterfaces = ReadonlyMap<string, number>

export function networkInterfaces(instanceTypes: Facts['instance-types']): NetworkInterfaces {
  return new Map(instanceTypes.map((type) => [type.name, type.networkInterfaces]))
}

/**
 * Least number of awsvpc tasks that an instance still has a network interface for: the type's maximum, less the
 * primary one, less one for every task there (ECS does not say which of them hold one, so there may be more room).
 * Null where interfaces are no limit (a trunk) or the type's maximum is not known.
 */
export function eniRoom(instance: ContainerInstance, interfaces: NetworkInterfaces): number | null {
  if (instance.hasTrunk || instance.instanceType === null) return null
  const most = interfaces.get(instance.instanceType)
  if (most === undefined) return null
  return Math.max(0, most - 1 - instance.runningTasks - instance.pendingTasks)
}
