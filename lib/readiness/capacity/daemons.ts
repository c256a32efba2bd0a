import type { Cluster } from '../facts/clusters'
import type { ContainerInstance } from '../facts/container-instances'
import type { DaemonService } from '../facts/daemon-services'
import { readDefinition } from '../fit/read-definition'
import type { Gathered } from '../gathered'
import type { CapacityFacts } from './capacity-facts'
import { keepsOff, notLookedAtOn } from './keeps-off'
import type { Free } from './task-limits'
import { isChoosy, type TaskToPlace } from './task-to-place'

/** A task of a DAEMON service; `isOpen`: nobody can tell whether an instance runs it. */
type DaemonTask = { task: TaskToPlace; isOpen: boolean }

/** The cluster's DAEMON services; null where nobody read them: a scan of an older Shipshape did not. */
export function daemonsOf(
  { name, activeServices }: Cluster,
  { 'daemon-services': read }: CapacityFacts,
): Gathered<DaemonService[]> | null {
  if (activeServices === 0) return { ok: true, value: [], at: read?.at ?? '' }
  if (read === undefined) return null
  if (!read.ok) return { ok: false, fault: read.fault, at: read.at }
  return read.value[name] ?? { ok: true, value: [], at: read.at }
}

/**
 * What a new instance has left for other tasks: ECS starts one task of each DAEMON service on it first. `most` without those
 * of which nobody can tell whether they run there, `least` with them; null where a definition cannot be read.
 */
export function leftByDaemons<F extends Free>(
  free: F,
  daemons: readonly DaemonService[],
  like: ContainerInstance | null,
): { most: F; least: F } | null {
  const tasks = daemons.map((daemon) => tasksOn(daemon, like))
  if (tasks.includes(null)) return null
  const known = tasks.flatMap((each) => each ?? [])
  const sure = known.filter(({ isOpen }) => !isOpen)
  return { most: less(free, sure), least: less(free, known) }
}

/** None where the instance is kept from running it; null where its definition cannot be read. */
function tasksOn({ definition }: DaemonService, like: ContainerInstance | null): DaemonTask[] | null {
  const read = readDefinition(definition, { launchType: 'EC2' })
  if (!read.ok) return null
  const { cpu, memoryMiB, gpus = 0, ports = [], networkMode } = read.task
  const byProtocol = 'tcp' in ports ? ports : { tcp: ports, udp: [] }
  const mode = read.networkModeSaid ? networkMode : 'default'
  const task = { cpu, memoryMiB, gpus, ports: byProtocol, networkMode: mode, requires: read.requires } as const
  if (like === null) return [{ task, isOpen: isChoosy(task) || read.notLookedAt.length > 0 }]
  if (keepsOff({ ...like, status: 'ACTIVE', agentConnected: true }, task) !== null) return []
  return [{ task, isOpen: notLookedAtOn(like, task).length > 0 || read.notLookedAt.length > 0 }]
}

function less<F extends Free>(free: F, daemons: readonly DaemonTask[]): F {
  const sum = (of: (task: TaskToPlace) => number) => daemons.reduce((total, { task }) => total + of(task), 0)
  const ports = (protocol: 'tcp' | 'udp') => [
    ...free.reservedPorts[protocol],
    ...daemons.flatMap(({ task }) => task.ports[protocol].filter((port) => port > 0)),
  ]
  const interfaces = sum(({ networkMode }) => (networkMode === 'awsvpc' ? 1 : 0))
  return {
    ...free,
    cpu: Math.max(0, free.cpu - sum(({ cpu }) => cpu)),
    memoryMiB: Math.max(0, free.memoryMiB - sum(({ memoryMiB }) => memoryMiB)),
    gpus: Math.max(0, free.gpus - sum(({ gpus }) => gpus)),
    reservedPorts: { tcp: ports('tcp'), udp: ports('udp') },
    networkInterfaces: free.networkInterfaces === null ? null : Math.max(0, free.networkInterfaces - interfaces),
  }
}
