import type { Evidence } from '../../evidence'
import type { Cluster } from '../../facts/clusters'
import { counted } from '../../words'
import type { CapacitySubject } from '../capacity-subject'
import { instanceTable } from '../instance-table'
import type { Placement } from '../placement'

/** What holds beside the verdict itself: pending tasks, how interfaces are counted, whose reference task it is. */
export function notes({ cluster, task, isDefault }: CapacitySubject): string[] {
  return [
    ...(cluster.pendingTasks > 0 && task.compute !== 'FARGATE'
      ? [
          `${counted(cluster.pendingTasks, 'task')} pending there: what they reserve on an instance is taken off already.`,
        ]
      : []),
    ...(task.networkMode === 'awsvpc' && task.compute !== 'FARGATE'
      ? ['Network interfaces are counted as if every task there held one; a trunk lifts that limit.']
      : []),
    ...(isDefault ? ['Measured with the default reference task: nobody has set one for this account.'] : []),
  ]
}

/** The title of every pass. */
export function hasRoomTitle({ cluster }: CapacitySubject): string {
  return `${cluster.name} has room for the reference task`
}

/** The instances; none where there are none. */
export function instanceEvidence(placement: Placement): Evidence[] {
  return placement.perInstance.length === 0 ? [] : [instanceTable(placement)]
}

export function attachedText({ capacityProviders }: Cluster): Evidence {
  return { kind: 'text', title: 'Attached capacity providers', text: capacityProviders.join(', ') || 'none' }
}
