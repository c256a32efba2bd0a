import type { ReferenceTask } from '@/lib/registry/reference-task'
import { numberIn } from './text-of-field'

/** A reference task as it stands in a form. */
export type ReferenceTaskDraft = {
  cpu: string
  memoryMiB: string
  gpus: string
  count: string
  networkMode: ReferenceTask['networkMode']
  compute: string
}

export function taskDraftOf(task: ReferenceTask): ReferenceTaskDraft {
  return {
    cpu: String(task.cpu),
    memoryMiB: String(task.memoryMiB),
    gpus: task.gpus === undefined ? '' : String(task.gpus),
    count: String(task.count),
    networkMode: task.networkMode,
    compute: task.compute,
  }
}

/** The task that a form states, for the schema to judge. */
export function taskOf(draft: ReferenceTaskDraft): object {
  return {
    cpu: numberIn(draft.cpu),
    memoryMiB: numberIn(draft.memoryMiB),
    ...(draft.gpus.trim() !== '' && { gpus: numberIn(draft.gpus) }),
    count: numberIn(draft.count),
    networkMode: draft.networkMode,
    compute: draft.compute.trim(),
  }
}
