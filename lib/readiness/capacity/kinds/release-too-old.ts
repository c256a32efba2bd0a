import { changeTask } from '../change-task'
import type { CapacityKind } from './kind'
import { attachedText } from './words'

/** The release has no field for the compute that the reference task names: it makes no such deploy. */
export type ReleaseTooOld = { kind: 'release-too-old'; first: string }

export const releaseTooOld: CapacityKind<ReleaseTooOld> = {
  status: 'warn',
  why: ({ first }, { task }) => `compute ${task.compute} needs release ${first}`,
  tell: ({ first }, { cluster, task, ecsAccount, release }) => ({
    title: `Spinnaker ${release} cannot deploy to ${cluster.name} with compute ${task.compute}`,
    summary: `${task.compute === 'FARGATE' ? 'Launch types' : 'Capacity provider strategies'} came with release ${first}: what ${release} deploys runs on the instances of the cluster.`,
    evidence: [attachedText(cluster)],
    fix: changeTask(
      ecsAccount,
      `Choose compute any or EC2 for the reference task, or upgrade Spinnaker to ${first} or newer.`,
    ),
  }),
}
