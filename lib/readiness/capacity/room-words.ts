import type { ReferenceTask } from '@/lib/registry/reference-task'
import type { Cluster } from '../facts/clusters'
import { counted, grouped } from '../words'
import type { ClusterScope } from './cluster-scope'
import type { Placement } from './placement'
import type { ProviderGrowth } from './provider-growth'
import { dimensionNoun } from './refusal-words'

export function scopeWhy(scope: Exclude<ClusterScope, 'in-scope'>): string {
  return scope === 'not-in-use' ? 'empty, not in use' : "not among this account's clusters"
}

/** "capacity provider search-asg may add up to 10 instances". */
export function growthWords({ provider, instances, quota }: ProviderGrowth): string {
  if (instances === null) return `capacity provider ${provider} adds managed instances as tasks ask for them`
  if (instances === 0) return `capacity provider ${provider} adds no instance${stopWords(quota)}`
  return `capacity provider ${provider} may add up to ${counted(instances, 'instance')}${stopWords(quota)}`
}

/** What else a new instance runs; empty where nothing does. */
export function daemonWords(growth: readonly ProviderGrowth[]): string {
  const adding = growth.filter(({ instances, copiesEach }) => instances !== 0 && copiesEach !== 0)
  if (adding.some(({ daemons }) => daemons === null))
    return 'Services with strategy DAEMON take room on each new instance too. The last check did not read them: check again.'
  const most = Math.max(0, ...adding.map(({ daemons }) => daemons ?? 0))
  if (most === 0) return ''
  return `Each new instance first runs the tasks of ${counted(most, 'service')} with strategy DAEMON; their room is deducted.`
}

/** " (quota L-1216C47A leaves no more: at least 40 of 40 vCPU in use)"; empty where none stops it. */
function stopWords(quota: ProviderGrowth['quota']): string {
  if (quota === null) return ''
  return ` (quota ${quota.code} leaves no more: at least ${grouped(quota.used)} of ${grouped(quota.quota)} vCPU in use)`
}

/** Why the task does not fit on a cluster's instances. */
export function noRoomWords({ perInstance, room, limitedBy }: Placement, task: ReferenceTask): string {
  if (perInstance.length === 0) return noInstancesFor(task)
  const open = perInstance.filter(({ barrier }) => barrier === null)
  if (open.length === 0) return closedWords({ perInstance })
  if (room > 0) return `room for ${grouped(room)} of ${grouped(task.count)} tasks`
  const closed = closedWords({ perInstance })
  const full = fullWords(open, limitedBy, task, closed !== '')
  return closed === '' ? full : `${full}; ${closed}`
}

/** Why no instance that takes tasks takes this one. `hasClosed`: the cluster has others, which take none. */
function fullWords(
  open: Placement['perInstance'],
  limitedBy: Placement['limitedBy'],
  task: ReferenceTask,
  hasClosed: boolean,
): string {
  const cpuSomewhere = open.some(({ instance }) => instance.remaining.cpu >= task.cpu)
  const memorySomewhere = open.some(({ instance }) => instance.remaining.memoryMiB >= task.memoryMiB)
  if (limitedBy !== 'cpu' && limitedBy !== 'memory')
    return `no ${limitedBy === null || limitedBy === 'instances' ? 'room' : dimensionNoun(limitedBy)} free on ${onInstances(open.length)}`
  if (cpuSomewhere && memorySomewhere) return 'free memory and free CPU are on different instances'
  if (!cpuSomewhere && !memorySomewhere) return allFull(open.length, hasClosed)
  return `too little ${cpuSomewhere ? 'memory' : 'CPU'} on ${onInstances(open.length)}`
}

function allFull(count: number, hasClosed: boolean): string {
  if (hasClosed) return counted(count, 'active instance is full', 'active instances are full')
  return count === 1 ? 'its instance is full' : `all ${counted(count, 'instance')} are full`
}

/** The cluster may have others, which tasks of this compute do not see. */
export function noInstancesFor({ compute }: ReferenceTask): string {
  if (compute === 'any') return 'no instances'
  return compute === 'EC2' ? 'no instances for launch type EC2' : `no instances of capacity provider ${compute}`
}

function onInstances(count: number): string {
  return count === 1 ? 'its instance' : `each of ${counted(count, 'instance')}`
}

/** "1 instance is draining, 2 are disconnected"; empty where all can take a task. */
export function closedWords({ perInstance }: Pick<Placement, 'perInstance'>): string {
  const barriers = {
    draining: 'draining',
    disconnected: 'disconnected',
    external: 'EXTERNAL',
    'no-awsvpc': 'without awsvpc',
    'network-mode': 'on Windows, which takes awsvpc only',
    'os-family': 'of another operating system',
    architecture: 'of another architecture',
    attributes: 'without an attribute that the task requires',
    constraint: 'outside the placement constraints',
  }
  const parts = Object.entries(barriers).flatMap(([barrier, word]) => {
    const count = perInstance.filter((room) => room.barrier === barrier).length
    return count === 0 ? [] : [{ count, word }]
  })
  return parts
    .map(({ count, word }, index) => {
      const subject = index === 0 ? counted(count, 'instance') : grouped(count)
      return `${subject} ${count === 1 ? 'is' : 'are'} ${word}`
    })
    .join(', ')
}

/** Why a cluster that is not ACTIVE is not judged. */
export function inactiveWhy({ status }: Cluster): string {
  return `${status}, takes no tasks`
}
