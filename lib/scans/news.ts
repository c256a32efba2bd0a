import type { Database } from '@/prisma/database'

/** Wakes whoever follows a scan when there is something new of it. One LISTEN serves every stream of the process. */
export type News = {
  follow: (scanId: string) => Follower
  stop: () => void
}

export type Follower = {
  /** Resolves at news since the last call, after `ms`, or when `signal` aborts; news in between are not lost. */
  next: (ms: number, signal: AbortSignal) => Promise<void>
  leave: () => void
}

type Waiting = { hasNews: boolean; wake: () => void }

export async function openNews({ listen }: Pick<Database, 'listen'>): Promise<News> {
  const followers = new Map<string, Set<Waiting>>()
  const unlisten = await listen('scan', (scanId) => {
    const told = scanId === null ? [...followers.values()] : [followers.get(scanId) ?? new Set<Waiting>()]
    for (const waiting of told.flatMap((each) => [...each])) {
      waiting.hasNews = true
      waiting.wake()
    }
  })

  return {
    stop: unlisten,
    follow(scanId) {
      const waiting: Waiting = { hasNews: false, wake: () => {} }
      const others = followers.get(scanId) ?? new Set()
      followers.set(scanId, others.add(waiting))
      return {
        async next(ms, signal) {
          if (!waiting.hasNews && !signal.aborted) await sleep(waiting, ms, signal)
          waiting.hasNews = false
        },
        leave() {
          others.delete(waiting)
          if (others.size === 0 && followers.get(scanId) === others) followers.delete(scanId)
        },
      }
    },
  }
}

function sleep(waiting: Waiting, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(wake, ms)
    signal.addEventListener('abort', wake, { once: true })
    waiting.wake = wake
    function wake() {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      waiting.wake = () => {}
      resolve()
    }
  })
}
