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
      ? [`${counted(cluster.pendingTasks, 'task')} pending there; their reservations are already deducted.`]
      : []),
    ...(task.networkMode === 'awsvpc' && task.compute !== 'FARGATE'
      ? ['Shipshape assumes that every task there uses a network interface. ENI trunking raises the limit.']
      : []),
    ...(isDefault ? ['Measured with the default task, because this account sets none.'] : []),
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
