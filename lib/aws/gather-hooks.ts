import type { FactSet } from '@/lib/readiness/fact-set'
import type { CallRecord } from './call-record'
import type { FactRecord } from './fact-record'

/** What whoever asks for facts is told while they are gathered. */
export type GatherHooks = {
  /** Facts gathered earlier in this run; they are not gathered again. */
  known: FactSet
  /** Saves a fact; awaited, so that gathering ends only when everything is saved. */
  onFact: (record: FactRecord) => Promise<void>
  onCall: (call: CallRecord) => void
  signal: AbortSignal
}
