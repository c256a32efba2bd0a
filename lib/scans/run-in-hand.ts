import type { FactSet } from '@/lib/readiness/fact-set'
import type { AccountRead } from './account-reads'
import type { JudgedFindings } from './judged-findings'
import type { Ledger } from './ledger'
import type { TakenRun } from './take-up'

/** What a run has gathered for one reading of AWS. */
export type ReadState = { read: AccountRead; facts: FactSet; isComplete: boolean }

/** A run while it is worked on. */
export type RunInHand = {
  run: TakenRun
  reads: readonly ReadState[]
  judged: JudgedFindings
  /** ECS account ids whose report is saved. */
  reported: Set<string>
  ledger: Ledger
}
