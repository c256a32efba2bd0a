import type { EventPortion } from '@/lib/contracts/event-portion'

/** Bytes that may wait for one viewer. One that reads more slowly is let go, and comes back with its Last-Event-ID. */
const mostWaiting = 2 ** 20

/** Whoever looks at a feed: portions wait here, shared with all others, until this one has taken them. */
export type Viewer<E> = AsyncGenerator<EventPortion<E>, void>

/** The part of a portion that a viewer wants. */
export type Select<E> = (portion: EventPortion<E>) => EventPortion<E>

export type Viewers<E> = {
  /** What is pushed from now on, until the feed ends, `signal` aborts or too much waits; `select` leaves out what it may. */
  join: (signal: AbortSignal, select?: Select<E>) => Viewer<E>
  push: (portion: EventPortion<E>) => void
  /** Nothing more comes; with `error` every stream breaks, so that its browser asks again. */
  end: (error?: unknown) => void
  /** The same for whoever joins later too. */
  close: (error?: unknown) => void
  count: () => number
}

type Waiting<E> = {
  select: Select<E>
  portions: EventPortion<E>[]
  bytes: number
  ended: { error: unknown } | null
  wake: () => void
}

export function createViewers<E>(): Viewers<E> {
  const all = new Set<Waiting<E>>()
  let closed: Waiting<E>['ended'] = null

  function endAll(error: unknown): void {
    for (const waiting of all) end(waiting, error)
  }

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
    join(signal, select = (portion) => portion) {
      const waiting: Waiting<E> = { select, portions: [], bytes: 0, ended: closed, wake: () => {} }
      if (closed === null) all.add(waiting)
      return view(waiting, signal)
    },
    push(whole) {
      for (const waiting of all) {
        const portion = waiting.select(whole)
        if (portion.events.length === 0) continue
        waiting.portions.push(portion)
        waiting.bytes += portion.bytes().byteLength
        if (waiting.bytes > mostWaiting) {
          waiting.portions.length = 0
          end(waiting, undefined)
        } else waiting.wake()
      }
    },
    end: endAll,
    close(error) {
      closed = { error }
      endAll(error)
    },
    count: () => all.size,
  }
}
