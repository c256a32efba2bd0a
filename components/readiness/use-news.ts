import { useMemo } from 'react'
import type { Turn } from '@/lib/readiness/changes/turn'
import { useLastVisit } from './last-visit'

type News = {
  turns: readonly Turn[]
  /** The visit before this one; null where none is known: then it is the last day's. */
  since: string | null
  /** Accounts to mark. */
  marked: ReadonlySet<string>
}

const dayMs = 86_400_000

/** What changed since the reader's last visit; for a first visit, what changed in the last day, and nothing is marked. */
export function useNews(turns: readonly Turn[]): News {
  const since = useLastVisit()
  return useMemo(() => {
    const newer = turns.filter((turn) => turn.since > (since ?? new Date(Date.now() - dayMs).toISOString()))
    const marked = new Set(since === null ? [] : newer.map(({ ecsAccount }) => ecsAccount))
    return { turns: newer, since, marked }
  }, [turns, since])
}
