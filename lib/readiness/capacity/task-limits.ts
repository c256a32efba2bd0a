import type { TaskToPlace } from './task-to-place'

/** In the order in which people ask: the first of equals is named. */
export type Dimension = 'cpu' | 'memory' | 'gpu' | 'ports' | 'network-interfaces' | 'distinct-instance'

/** What one machine has free. `networkInterfaces` null: not a limit there, or not known. */
export type Free = {
  cpu: number
  memoryMiB: number
  gpus: number
  reservedPorts: { tcp: readonly number[]; udp: readonly number[] }
  networkInterfaces: number | null
}

/** What the task needs of one dimension, what is there, and how many copies that alone would allow. */
export type Limit = { dimension: Dimension; needs: number; has: number; copies: number }

/** Every limit that bears on identical copies of a task on one machine; what the task does not ask for limits nothing. */
export function taskLimits(task: TaskToPlace, free: Free): Limit[] {
  const limits = [
    share('cpu', task.cpu, free.cpu),
    share('memory', task.memoryMiB, free.memoryMiB),
    share('gpu', task.gpus, free.gpus),
    ports(task, free),
  ]
  if (task.networkMode === 'awsvpc' && free.networkInterfaces !== null)
    limits.push(share('network-interfaces', 1, free.networkInterfaces))
  if (task.requires?.distinctInstance === true)
    limits.push({ dimension: 'distinct-instance', needs: 1, has: 1, copies: 1 })
  return limits.filter(({ needs }) => needs > 0)
}

/** Copies that fit on one machine: the tightest limit decides. */
export function copiesWithin(limits: readonly Limit[]): number {
  return Math.min(...limits.map(({ copies }) => copies))
}

function share(dimension: Dimension, needs: number, has: number): Limit {
  return { dimension, needs, has, copies: Math.max(0, Math.floor(has / needs)) }
}

/** Host ports that an instance reserves at most, TCP and UDP together, the agent's own included (ECS API reference, PortMapping). */
const mostReserved = 100

/** What the agent and SSH hold on every instance, before any task. */
export const agentPorts = { tcp: [22, 2375, 2376, 51_678, 51_679], udp: [] } as const

/** A fixed host port serves one copy per machine; in awsvpc each task has an address of its own. */
function ports(task: TaskToPlace, free: Free): Limit {
  const wanted = task.networkMode === 'awsvpc' ? [] : hostPorts(task.ports)
  const taken = new Set(hostPorts(free.reservedPorts))
  const has = Math.min(wanted.filter((port) => !taken.has(port)).length, Math.max(0, mostReserved - taken.size))
  return { dimension: 'ports', needs: wanted.length, has, copies: has === wanted.length ? 1 : 0 }
}

function hostPorts({ tcp, udp }: TaskToPlace['ports']): string[] {
  const named = [...tcp.map((port) => `${port}/tcp`), ...udp.map((port) => `${port}/udp`)]
  return [...new Set(named)].filter((port) => !port.startsWith('0/'))
}
