import { grouped } from '../../words'
import { largestWords, noRoomSentences, sentences, upper } from '../capacity-sentences'
import type { CapacitySubject } from '../capacity-subject'
import { ec2QuotaFix } from '../ec2-quota-fix'
import { instanceTable } from '../instance-table'
import { makeRoom } from '../make-room'
import type { Placement } from '../placement'
import type { ProviderGrowth } from '../provider-growth'
import { growthWords, noRoomWords } from '../room-words'
import type { CapacityKind } from './kind'
import { attachedText, notes } from './words'

/** `stopped`: what would still grow if EC2's quota let it. */
export type NoRoom = { kind: 'no-room'; placement: Placement; stopped: readonly ProviderGrowth[] }

export const noRoom: CapacityKind<NoRoom> = {
  status: 'fail',
  why: ({ placement }, { task }) => noRoomWords(placement, task),
  tell: ({ placement, stopped }, subject) => ({
    title: titleOf(placement, subject),
    summary: sentences(
      ...noRoomSentences(placement, subject.task),
      ...stopped.map((growth) => `${upper(growthWords(growth))}.`),
      largestWords(placement),
      ...notes(subject),
    ),
    // Where there are no instances, what is attached instead.
    evidence: [placement.perInstance.length === 0 ? attachedText(subject.cluster) : instanceTable(placement)],
    fix: ec2QuotaFix(placement, stopped, subject) ?? makeRoom(placement, subject),
  }),
}

function titleOf({ room }: Placement, { cluster, task }: CapacitySubject): string {
  return room === 0
    ? `${cluster.name} has no room for the reference task`
    : `${cluster.name} has room for ${grouped(room)} of ${grouped(task.count)} reference tasks`
}
