import { counted } from '../../words'
import { changeTask } from '../change-task'
import type { CapacityKind } from './kind'
import { attachedText } from './words'

export type NoGpusOnFargate = { kind: 'no-gpus-on-fargate' }

export const noGpusOnFargate: CapacityKind<NoGpusOnFargate> = {
  status: 'fail',
  why: () => 'Fargate has no GPUs',
  tell: (_capacity, { cluster, task, ecsAccount }) => ({
    title: `${cluster.name} cannot run the reference task on Fargate`,
    summary: `The reference task uses ${counted(task.gpus ?? 0, 'GPU')}, and Fargate has none.`,
    evidence: [attachedText(cluster)],
    fix: changeTask(ecsAccount, 'Remove the GPUs, or use compute EC2.'),
  }),
}
