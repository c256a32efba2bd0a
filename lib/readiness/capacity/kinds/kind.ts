import type { Evidence } from '../../evidence'
import type { Fault } from '../../fault'
import type { Fix } from '../../fixes'
import type { CapacitySubject } from '../capacity-subject'

type Words = { title: string; summary: string }

/** How one kind of answer about a cluster's room is told: in a few words of a row, and as a finding. */
export type CapacityKind<C> = {
  /** For a row's last column. */
  why: (capacity: C, subject: CapacitySubject) => string
} & (
  | { status: 'pass'; tell: (capacity: C, subject: CapacitySubject) => Words & { evidence?: readonly Evidence[] } }
  | {
      status: 'warn' | 'fail'
      tell: (
        capacity: C,
        subject: CapacitySubject,
      ) => Words & { evidence: readonly [Evidence, ...Evidence[]]; fix: Fix }
    }
  | { status: 'unknown'; tell: (capacity: C, subject: CapacitySubject) => Words & { fault: Fault } }
)
