import type { EventPortion } from '@/lib/contracts/event-portion'

/** Bytes that may wait for one viewer. One that reads more slowly is let go, and comes back with its Last-Event-ID. */
const mostWaiting = 2 ** 20

/** Whoever looks at a feed: portions wait here, shared with all others, until this one has taken them. */
export type Viewer<E> = AsyncGenerator<EventPortion<E>, void>

export type Viewers<E> = {
  /** What is pushed from now on, until the feed ends, `signal` aborts or too much waits. */
  join: (signal: AbortSignal) => Viewer<E>
  push: (portion: EventPortion<E>) => void
  /** Nothing more comes; with `error` every stream breaks, so that its browser asks again. */
  end: (error?: unknown) => void
  count: () => number
}

/** A viewer that did not read what was sent to it. */
class TooSlow extends Error {
  override readonly name = 'TooSlow'
}

type Waiting<E> = {
  portions: EventPortion<E>[]
  bytes: number
  ended: { error: unknown } | null
  wake: () => void
}

export function createViewers<E>(): Viewers<E> {
  const all = new Set<Waiting<E>>()

  function end(waiting: Waiting<E>, error: unknown): void {
    waiting.ended ??= { error }
    all.delete(waiting)
    waiting.wake()
  }

  async function* view(waiting: Waiting<E>, signal: AbortSignal): Viewer<E> {
    const leave = () => end(waiting, undefined)
    signal.addEventListener('abort', leave, { once: true })
    if (signal.aborted) leave()
    try {
      for (;;) {
        const portion = waiting.portions.shift()
        if (portion !== undefined) {
          waiting.bytes -= portion.bytes().byteLength
          yield portion
        } else if (waiting.ended === null) {
          await new Promise<void>((resolve) => {
            waiting.wake = resolve
          })
        } else if (waiting.ended.error === undefined) return
        else throw waiting.ended.error
      }
    } finally {
      signal.removeEventListener('abort', leave)
      leave()
    }
  }

  return {
    join(signal) {
      const waiting: Waiting<E> = { portions: [], bytes: 0, ended: null, wake: () => {} }
      all.add(waiting)
      return view(waiting, signal)
    },
    push(portion) {
      for (const waiting of all) {
        waiting.portions.push(portion)
        waiting.bytes += portion.bytes().byteLength
        if (waiting.bytes > mostWaiting) {
          waiting.portions.length = 0
          end(waiting, new TooSlow('The stream was not read for too long; it goes on after Last-Event-ID.'))
        } else waiting.wake()
      }
    },
    end(error) {
      for (const waiting of all) end(waiting, error)
    },
    count: () => all.size,
  }
}
