import { taskSize } from '../../words'
import { changeTask } from '../change-task'
import type { CapacityKind } from './kind'
import { attachedText } from './words'

/** Fargate would refuse the task's size in any cluster. */
export type NoFargateSize = { kind: 'no-fargate-size' }

export const noFargateSize: CapacityKind<NoFargateSize> = {
  status: 'warn',
  why: (_capacity, { task }) => `Fargate has no size of ${taskSize(task)}`,
  tell: (_capacity, { cluster, task, ecsAccount }) => ({
    title: `Fargate has no size of ${taskSize(task)}`,
    summary:
      'Fargate accepts only fixed pairs of CPU and memory: ECS rejects a task definition of this size in every cluster.',
    evidence: [attachedText(cluster)],
    fix: changeTask(
      ecsAccount,
      'Give the reference task a size that Fargate has: 256 CPU with 512, 1,024 or 2,048 MiB; 512 CPU with 1,024 to 4,096 MiB; larger ones with more.',
    ),
  }),
}
