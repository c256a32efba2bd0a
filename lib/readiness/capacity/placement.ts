import type { ContainerInstance } from '../facts/container-instances'
import type { NetworkInterfaces } from './eni-room'
import { type InstanceRoom, instanceRoom } from './instance-room'
import type { Dimension } from './task-limits'
import type { TaskToPlace } from './task-to-place'

type Amount = { cpu: number; memoryMiB: number }

export type Placement = {
  /** Whether all the copies asked for are placed. */
  fits: boolean
  placed: number
  /** Copies that fit in all, however many were asked for. */
  room: number
  /** Of these, the copies that fit whatever is not known of network interfaces. */
  sure: number
  perInstance: readonly (InstanceRoom & { placed: number })[]
  /** What most instances run out of first; `instances` where none can take a task; null where it fits. */
  limitedBy: Dimension | 'instances' | null
  /** Free in sum on the instances that can take a task; says nothing about what fits. */
  free: Amount
  /** The part of `free` that lies in pieces too small for one more copy. */
  unusable: Amount
  /** The most that one task of any size could ask of one instance now. */
  largest: Amount | null
}

/**
 * Places `count` identical tasks as ECS would: each on one instance that is ACTIVE, connected and not EXTERNAL and has
 * enough of everything at once. Free amounts of several instances never add up to one task.
 */
export function place(
  task: TaskToPlace,
  count: number,
  instances: readonly ContainerInstance[],
  interfaces: NetworkInterfaces,
): Placement {
  const rooms = instances.map((instance) => instanceRoom(instance, task, interfaces))
  const open = rooms.filter(({ barrier }) => barrier === null)
  const room = total(open, ({ copies }) => copies)
  const free = amount(open, ({ instance }) => instance.remaining)
  return {
    fits: room >= count,
    placed: Math.min(count, room),
    room,
    sure: total(open, ({ sure }) => sure),
    perInstance: spread(rooms, count),
    limitedBy: room >= count ? null : limitedBy(open),
    free,
    unusable: { cpu: free.cpu - room * task.cpu, memoryMiB: free.memoryMiB - room * task.memoryMiB },
    largest: largest(open, task),
  }
}

function spread(rooms: readonly InstanceRoom[], count: number): Placement['perInstance'] {
  let left = count
  return rooms.map((room) => {
    const placed = Math.min(left, room.copies)
    left -= placed
    return { ...room, placed }
  })
}

function limitedBy(open: readonly InstanceRoom[]): Dimension | 'instances' {
  const votes = new Map<Dimension, number>()
  for (const { limits, copies } of open)
    for (const limit of limits)
      if (limit.copies === copies) votes.set(limit.dimension, (votes.get(limit.dimension) ?? 0) + 1)
  const [first] = [...votes].sort(([, a], [, b]) => b - a)
  return first?.[0] ?? 'instances'
}

function largest(open: readonly InstanceRoom[], task: TaskToPlace): Amount | null {
  const otherwiseFit = open.filter(({ limits }) =>
    limits.every(({ dimension, copies }) => dimension === 'cpu' || dimension === 'memory' || copies > 0),
  )
  const sized = otherwiseFit
    .map(({ instance }) => instance.remaining)
    .filter(({ cpu, memoryMiB }) => cpu > 0 && memoryMiB > 0)
  const size = ({ cpu, memoryMiB }: Amount) => Math.min(cpu / task.cpu, memoryMiB / task.memoryMiB)
  const [best] = sized.sort((a, b) => size(b) - size(a))
  return best === undefined ? null : { cpu: best.cpu, memoryMiB: best.memoryMiB }
}

function amount(rooms: readonly InstanceRoom[], of: (room: InstanceRoom) => Amount): Amount {
  return { cpu: total(rooms, (room) => of(room).cpu), memoryMiB: total(rooms, (room) => of(room).memoryMiB) }
}

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
