import type { EcsAccount } from './ecs-account'
import { defaultReferenceTask, type ReferenceTask } from './reference-task'
import type { Settings } from './settings'

/** The reference task an ECS account is measured with, and whether anybody chose it. */
export type EffectiveReferenceTask = { task: ReferenceTask; isDefault: boolean; networkModeChosen: boolean }

/** The ECS account's own reference task, else the settings'; the default counts as chosen by nobody. */
export function effectiveReferenceTask(ecsAccount: EcsAccount, settings: Settings): EffectiveReferenceTask {
  const task = ecsAccount.referenceTask ?? settings.referenceTask
  const own = ecsAccount.referenceTask !== null
  return {
    task,
    isDefault: !own && isSameTask(task, defaultReferenceTask),
    networkModeChosen: own || task.networkMode !== defaultReferenceTask.networkMode,
  }
}

function isSameTask(a: ReferenceTask, b: ReferenceTask): boolean {
  return (
    a.cpu === b.cpu &&
    a.memoryMiB === b.memoryMiB &&
    (a.gpus ?? 0) === (b.gpus ?? 0) &&
    a.count === b.count &&
    a.networkMode === b.networkMode &&
    a.compute === b.compute
  )
}
