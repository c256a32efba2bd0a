import { counted, grouped, listed } from '../words'
import type { InstanceRoom } from './instance-room'
import type { Barrier } from './keeps-off'
import type { Dimension, Limit } from './task-limits'

const barriers: Record<Barrier, string> = {
  draining: 'draining',
  disconnected: 'agent disconnected',
  external: 'EXTERNAL, takes no task of launch type EC2',
  'no-awsvpc': 'cannot run awsvpc tasks',
  'network-mode': 'on Windows, which takes awsvpc only',
  'os-family': 'of another operating system',
  architecture: 'of another architecture',
  attributes: 'lacks an attribute',
  constraint: 'does not satisfy the placement constraints',
}

const nouns: Record<Dimension, string> = {
  cpu: 'CPU',
  memory: 'memory',
  gpu: 'GPUs',
  ports: 'host ports',
  'network-interfaces': 'network interfaces',
  'distinct-instance': 'instances for one copy each',
}

export function dimensionNoun(dimension: Dimension): string {
  return nouns[dimension]
}

/** What an instance says to the task, in a few words: "takes 2 tasks", "CPU: 128 of 256", "CPU and memory", "draining". */
export function instanceAnswer({ barrier, words, copies, limits }: InstanceRoom): string {
  if (barrier !== null) return words ?? barriers[barrier]
  if (copies > 0) return `takes ${counted(copies, 'task')}`
  const short = limits.filter((limit) => limit.copies === 0)
  const [only] = short
  if (only !== undefined && short.length === 1) return `${nouns[only.dimension]}: ${hasOfNeeds(only)}`
  return listed(short.map(({ dimension }) => nouns[dimension]))
}

function hasOfNeeds({ has, needs }: Limit): string {
  return `${grouped(has)} of ${grouped(needs)}`
}
