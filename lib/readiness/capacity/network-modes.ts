import { networkModes, type ReferenceTask } from '@/lib/registry/reference-task'
import type { ContainerInstance } from '../facts/container-instances'
import { eniRoom, type NetworkInterfaces } from './eni-room'
import { instanceState } from './instance-state'

type NetworkMode = ReferenceTask['networkMode']

/** Modes that at least one of the instances can serve, in the order in which ECS documents them. */
export function servedModes(instances: readonly ContainerInstance[]): NetworkMode[] {
  return networkModes.filter((mode) => instances.some((instance) => serves(instance, mode)))
}

// Windows has awsvpc and its own `default` only (ECS developer guide, Windows task networking).
function serves({ osType, canRunAwsvpc }: ContainerInstance, mode: NetworkMode): boolean {
  if (mode === 'awsvpc') return canRunAwsvpc
  return !(osType?.toLowerCase().startsWith('windows') ?? false)
}

/** Room for awsvpc tasks by network interface, over the instances that can take a task now. */
export type AwsvpcRoom = {
  /** Instances that can run awsvpc tasks. */
  instances: number
  /** Least number of tasks that instances without a trunk have an interface for. */
  atLeast: number
  /** Instances with a trunk: interfaces do not limit them. */
  trunked: number
  /** Instances whose type's interfaces are not known. */
  unknown: number
}

export function awsvpcRoom(instances: readonly ContainerInstance[], interfaces: NetworkInterfaces): AwsvpcRoom {
  const able = instances.filter((instance) => instanceState(instance) === 'active' && instance.canRunAwsvpc)
  const rooms = able.filter(({ hasTrunk }) => !hasTrunk).map((instance) => eniRoom(instance, interfaces))
  return {
    instances: able.length,
    atLeast: rooms.reduce<number>((sum, room) => sum + (room ?? 0), 0),
    trunked: able.length - rooms.length,
    unknown: rooms.filter((room) => room === null).length,
  }
}
