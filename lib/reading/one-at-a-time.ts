import pLimit, { type LimitFunction } from 'p-limit'
import { Problem } from '@/lib/problem'

/** More of one person's than this do not wait: each holds what was sent. */
const mostWaiting = 8

/** Runs each person's work one after the other; different people's at once. @throws Problem `too-many` */
export function oneAtATime(): <T>(person: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, LimitFunction>()
  return async (person, work) => {
    const line = lines.get(person) ?? pLimit(1)
    if (line.pendingCount >= mostWaiting) throw tooMany()
    lines.set(person, line)
    try {
      return await line(work)
    } finally {
      if (line.activeCount + line.pendingCount === 0) lines.delete(person)
    }
  }
}

function tooMany(): Problem {
  const detail = `${mostWaiting} large requests of yours are waiting to be read. Wait for their answers, then try again.`
  return new Problem('too-many', detail, { headers: { 'retry-after': '2' } })
}
