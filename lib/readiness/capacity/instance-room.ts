import type { ContainerInstance } from '../facts/container-instances'
import { eniRoom, type NetworkInterfaces } from './eni-room'
import { type InstanceState, instanceState } from './instance-state'
import { copiesWithin, type Limit, taskLimits } from './task-limits'
import type { TaskToPlace } from './task-to-place'

/** What keeps an instance from taking the task at all, whatever it has free. */
export type Barrier = Exclude<InstanceState, 'active'> | 'no-awsvpc'

/** What one instance, alone, says to identical copies of a task. */
export type InstanceRoom = {
  instance: ContainerInstance
  /** Copies that it takes now. */
  copies: number
  barrier: Barrier | null
  limits: readonly Limit[]
}

export function instanceRoom(
  instance: ContainerInstance,
  task: TaskToPlace,
  interfaces: NetworkInterfaces,
): InstanceRoom {
  const barrier = barrierOf(instance, task)
  const limits = taskLimits(task, {
    ...instance.remaining,
    reservedPorts: instance.reservedPorts,
    networkInterfaces: eniRoom(instance, interfaces),
  })
  return { instance, copies: barrier === null ? copiesWithin(limits) : 0, barrier, limits }
}

function barrierOf(instance: ContainerInstance, task: TaskToPlace): Barrier | null {
  const state = instanceState(instance)
  if (state !== 'active') return state
  return task.networkMode === 'awsvpc' && !instance.canRunAwsvpc ? 'no-awsvpc' : null
}
