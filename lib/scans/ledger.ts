import type { CallRecord } from '@/lib/aws/call-record'
import type { ActionCalls } from '@/prisma/repositories/calls'

/** Counts the requests of a run in memory; nothing is written per call. */
export type Ledger = {
  add: (call: CallRecord) => void
  /** Hands over what has been counted since the last time; put back where it could not be saved. */
  flush: (save: (calls: readonly ActionCalls[]) => Promise<void>) => Promise<void>
}

export function createLedger(): Ledger {
  let counted = new Map<string, ActionCalls>()

  const addUp = (into: Map<string, ActionCalls>, more: ActionCalls) => {
    const sum = into.get(more.action)
    into.set(more.action, sum === undefined ? more : sumOf(sum, more))
  }

  return {
    add({ action, attempt, throttled, ms }) {
      const retries = attempt > 1 ? 1 : 0
      addUp(counted, { action, calls: 1, retries, throttles: throttled ? 1 : 0, ms: Math.round(ms) })
    },
    async flush(save) {
      const taken = counted
      counted = new Map()
      try {
        await save([...taken.values()])
      } catch (error) {
        for (const calls of taken.values()) addUp(counted, calls)
        throw error
      }
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
