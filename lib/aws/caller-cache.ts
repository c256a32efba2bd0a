import type { Facts } from '@/lib/readiness/facts'

export type Caller = Facts['caller-identity']

/** Callers by profile and partition; 20 accounts read with one profile ask who it is once. */
export type CallerCache = { get: (key: string, ask: () => Promise<Caller>) => Promise<Caller> }

const freshMs = 60_000

/** Keeps answers for a minute, and a failure only for those who were already waiting. */
export function createCallerCache(): CallerCache {
  const asked = new Map<string, { caller: Promise<Caller>; at: number }>()
  return {
    get: (key, ask) => {
      const known = asked.get(key)
      if (known !== undefined && Date.now() - known.at < freshMs) return known.caller
      const caller = ask()
      asked.set(key, { caller, at: Date.now() })
      caller.catch(() => asked.delete(key))
      return caller
    },
  }
}
