import { taskSize } from '../../words'
import { copiesWords, sentences } from '../capacity-sentences'
import { instanceTable } from '../instance-table'
import { makeRoom } from '../make-room'
import type { Placement } from '../placement'
import type { CapacityKind } from './kind'
import { notes } from './words'

/** It fits unless every task there holds a network interface, which ECS does not tell. */
export type InterfacesOpen = { kind: 'interfaces-open'; placement: Placement }

export const interfacesOpen: CapacityKind<InterfacesOpen> = {
  status: 'warn',
  why: () => 'may have no free network interface',
  tell: ({ placement }, subject) => ({
    title: `Could not tell whether ${subject.cluster.name} has a network interface for the reference task`,
    summary: sentences(
      `${taskSize(subject.task)}${copiesWords(subject.task.count)} fit by all else. ECS does not say which tasks there hold an interface: where all do, too few are left.`,
      ...notes(subject),
    ),
    evidence: [instanceTable(placement)],
    fix: makeRoom(placement, subject),
  }),
}
