import { factRecord } from './collect-fact'
import { collectors } from './collectors'
import type { FactRecord } from './fact-record'
import type { PlannedFact } from './plan'

/** What stands in the place of a fact that Shipshape itself has given up reading: a fault with the reason. */
export function unreadFact({ fact, region }: PlannedFact, reason: string): FactRecord {
  const action = collectors[fact].actions[0] ?? 'sts:GetCallerIdentity'
  const fault = { kind: 'unexpected' as const, action, code: null, requestId: null, region, message: reason }
  return factRecord(fact, region, { ok: false, fault, at: new Date().toISOString() })
}
