import { counted, taskSize } from '../../words'
import { largestWords, sentences } from '../capacity-sentences'
import { instanceTable } from '../instance-table'
import type { Placement } from '../placement'
import { closedWords } from '../room-words'
import type { CapacityKind } from './kind'
import { hasRoomTitle, notes } from './words'

export type OnInstances = { kind: 'instances'; placement: Placement }

export const onInstances: CapacityKind<OnInstances> = {
  status: 'pass',
  why: ({ placement }) => closedWords(placement),
  tell: ({ placement }, subject) => ({
    title: hasRoomTitle(subject),
    summary: sentences(
      `${counted(placement.room, 'copy', 'copies')} of ${taskSize(subject.task)} fit now, each on one instance.`,
      largestWords(placement),
      ...notes(subject),
    ),
    evidence: [instanceTable(placement)],
  }),
}
