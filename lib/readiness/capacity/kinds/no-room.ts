import { grouped } from '../../words'
import { largestWords, noRoomSentences, sentences } from '../capacity-sentences'
import type { CapacitySubject } from '../capacity-subject'
import { instanceTable } from '../instance-table'
import { makeRoom } from '../make-room'
import type { Placement } from '../placement'
import { noRoomWords } from '../room-words'
import type { CapacityKind } from './kind'
import { attachedText, notes } from './words'

export type NoRoom = { kind: 'no-room'; placement: Placement }

export const noRoom: CapacityKind<NoRoom> = {
  status: 'fail',
  why: ({ placement }, { task }) => noRoomWords(placement, task),
  tell: ({ placement }, subject) => ({
    title: titleOf(placement, subject),
    summary: sentences(...noRoomSentences(placement, subject.task), largestWords(placement), ...notes(subject)),
    // Where there are no instances, what is attached instead.
    evidence: [placement.perInstance.length === 0 ? attachedText(subject.cluster) : instanceTable(placement)],
    fix: makeRoom(placement, subject),
  }),
}

function titleOf({ room }: Placement, { cluster, task }: CapacitySubject): string {
  return room === 0
    ? `${cluster.name} has no room for the reference task`
    : `${cluster.name} has room for ${grouped(room)} of ${grouped(task.count)} copies of the reference task`
}
