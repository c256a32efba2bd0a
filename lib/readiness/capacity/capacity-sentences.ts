import type { ReferenceTask } from '@/lib/registry/reference-task'
import { counted, grouped, taskSize } from '../words'
import type { Placement } from './placement'
import { noInstancesFor, noRoomWords } from './room-words'

/** Why the task does not fit, against what is free in sum. */
export function noRoomSentences(placement: Placement, task: ReferenceTask): string[] {
  const { free, room } = placement
  const instances = placement.perInstance.length
  if (instances === 0) return [`${taskSize(task)} fit nowhere: the cluster has ${noInstancesFor(task)}.`]
  const inSum = `${grouped(free.cpu)} CPU and ${grouped(free.memoryMiB)} MiB are free in total`
  if (room > 0)
    return [`${taskSize(task)}${copiesWords(task.count)} do not fit, though ${inSum}: ${noRoomWords(placement, task)}.`]
  const nowhere = `${taskSize(task)} fit on none of ${counted(instances, 'instance')}`
  if (free.cpu === 0 && free.memoryMiB === 0) return [`${nowhere}: ${noRoomWords(placement, task)}.`]
  return [`${nowhere}, though ${inSum}: ${noRoomWords(placement, task)}.`]
}

/** ", 3 times," for more than one copy. */
export function copiesWords(count: number): string {
  return count === 1 ? '' : `, ${grouped(count)} times,`
}

/** The largest task that fits now; empty where there are no instances. */
export function largestWords({ largest, perInstance }: Placement): string {
  if (perInstance.length === 0) return ''
  if (largest === null) return 'No task of any size fits now.'
  return `Largest task that fits: ${grouped(largest.cpu)} CPU, ${grouped(largest.memoryMiB)} MiB.`
}

/** Sentences in a row; empty ones are left out. */
export function sentences(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** With a capital at its beginning. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the instances say of a task that Fargate takes anyway. */
export function onInstancesWords(placement: Placement, task: ReferenceTask): string[] {
  if (placement.perInstance.length === 0) return []
  return [`Launch type EC2 would not fit: ${noRoomWords(placement, task)}.`, largestWords(placement)]
}
