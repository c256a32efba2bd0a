import type { CallRecord } from '@/lib/aws/call-record'
import type { ActionCalls } from '@/prisma/repositories/calls'

/** Counts the requests of a run in memory; nothing is written per call. */
export type Ledger = {
  add: (call: CallRecord) => void
  /** Hands over what has been counted since the last time. */
  take: () => ActionCalls[]
  /** Counts again what was taken and could not be saved. */
  putBack: (calls: readonly ActionCalls[]) => void
}

export function createLedger(): Ledger {
  let counted = new Map<string, ActionCalls>()

  const addUp = (more: ActionCalls) => {
    const sum = counted.get(more.action)
    counted.set(more.action, sum === undefined ? more : sumOf(sum, more))
  }

  return {
    add({ action, attempt, throttled, ms }) {
      const retries = attempt > 1 ? 1 : 0
      addUp({ action, calls: 1, retries, throttles: throttled ? 1 : 0, ms: Math.round(ms) })
    },
    take() {
      const taken = [...counted.values()]
      counted = new Map()
      return taken
    },
    putBack(calls) {
      for (const each of calls) addUp(each)
    },
  }
}

const sumOf = (a: ActionCalls, b: ActionCalls): ActionCalls => ({
  action: a.action,
  calls: a.calls + b.calls,
  retries: a.retries + b.retries,
  throttles: a.throttles + b.throttles,
  ms: a.ms + b.ms,
})
