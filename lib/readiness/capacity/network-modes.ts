import { networkModes, type ReferenceTask } from '@/lib/registry/reference-task'
import type { ContainerInstance } from '../facts/container-instances'
import { eniRoom, type NetworkInterfaces } from './eni-room'
import { instanceState } from './instance-state'
import { serves } from './keeps-off'

type NetworkMode = ReferenceTask['networkMode']

/** Modes that at least one of the instances can serve, in the order in which ECS documents them. */
export function servedModes(instances: readonly ContainerInstance[]): NetworkMode[] {
  return networkModes.filter((mode) => instances.some((instance) => serves(instance, mode)))
}

/** Room for awsvpc tasks by network interface, over the instances that can take a task now. */
export type AwsvpcRoom = {
  /** Instances that can run awsvpc tasks. */
  instances: number
  /** Least number of tasks that instances of a known type have an interface for, of their own or on a trunk. */
  atLeast: number
  /** Instances with a trunk. */
  trunked: number
  /** Instances of which it is not known how many interfaces, or tasks on a trunk, their type takes. */
  unknown: number
}

export function awsvpcRoom(instances: readonly ContainerInstance[], interfaces: NetworkInterfaces): AwsvpcRoom {
  const able = instances.filter((instance) => instanceState(instance) === 'active' && instance.canRunAwsvpc)
  const rooms = able.map((instance) => eniRoom(instance, interfaces))
  return {
    instances: able.length,
    atLeast: rooms.reduce((sum, { least, most }) => sum + (most === null ? 0 : least), 0),
    trunked: able.filter(({ hasTrunk }) => hasTrunk).length,
    unknown: rooms.filter(({ most }) => most === null).length,
  }
}
