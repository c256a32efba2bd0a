import type { ContainerInstance } from '../facts/container-instances'
import { eniRoom, type NetworkInterfaces } from './eni-room'
import { type Barrier, keepsOff } from './keeps-off'
import { copiesWithin, type Limit, taskLimits } from './task-limits'
import type { TaskToPlace } from './task-to-place'

/** What one instance, alone, says to identical copies of a task. */
export type InstanceRoom = {
  instance: ContainerInstance
  /** Copies that it takes now; network interfaces that nobody knows of limit nothing here. */
  copies: number
  /** Copies that it takes for certain: fewer where its type's interfaces are not known. */
  sure: number
  barrier: Barrier | null
  /** The barrier in words, where it alone does not say it. */
  words: string | null
  limits: readonly Limit[]
}

export function instanceRoom(
  instance: ContainerInstance,
  task: TaskToPlace,
  interfaces: NetworkInterfaces,
): InstanceRoom {
  const kept = keepsOff(instance, task)
  const { least, most } = eniRoom(instance, interfaces)
  const limits = taskLimits(task, {
    ...instance.remaining,
    reservedPorts: instance.reservedPorts,
    networkInterfaces: most,
  })
  const copies = kept === null ? copiesWithin(limits) : 0
  const sure = task.networkMode === 'awsvpc' && most === null ? Math.min(copies, least) : copies
  return { instance, copies, sure, barrier: kept?.barrier ?? null, words: kept?.words ?? null, limits }
}
