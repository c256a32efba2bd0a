import { type EventPortion, eventPortion } from '@/lib/contracts/event-portion'
import type { Scan } from '@/lib/contracts/scans'
import type { PrismaClient } from '@/prisma/generated/client'
import { readEvents } from '@/prisma/repositories/events'

const pageSize = 200

/** Pages that are kept: what a scan of some hundred accounts has told. */
const pagesKept = 24

/** The rows of a scan's events in portions that all its viewers share. */
export type EventPages = {
  /** The events after a sequence number up to another. */
  after: (after: number, last: number) => Promise<EventPortion[]>
  /** The same page by page, for whoever comes late; two who come together read once. */
  between: (after: number, last: number) => AsyncGenerator<EventPortion[], void>
}

export function openEventPages(prisma: PrismaClient, scanId: string): EventPages {
  const full = new Map<number, Promise<EventPortion>>()

  async function read(after: number, last: number): Promise<EventPortion> {
    const rows = await readEvents(prisma, { scanId, after, limit: Math.min(pageSize, last - after) })
    return eventPortion(rows)
  }

  /** The page that begins after a multiple of the page's size; once it is full it never changes. */
  function fullPage(after: number): Promise<EventPortion> {
    const known = full.get(after) ?? read(after, after + pageSize)
    full.delete(after)
    full.set(after, known)
    const oldest = full.keys().next()
    if (full.size > pagesKept && !oldest.done) full.delete(oldest.value)
    known.catch(() => full.delete(after))
    return known
  }

  async function* between(after: number, last: number): AsyncGenerator<EventPortion[], void> {
    for (let from = after; from < last; ) {
      const to = Math.min(last, from - (from % pageSize) + pageSize)
      const isFull = from % pageSize === 0 && to - from === pageSize
      yield [isFull ? await fullPage(from) : await read(from, to)]
      from = to
    }
  }

  return {
    between,
    async after(after, last) {
      const portions: EventPortion[] = []
      for await (const each of between(after, last)) portions.push(...each)
      return portions
    },
  }
}

/** Before the last event of a scan stands the whole scan as it ended. */
export function withWholeLast(portions: readonly EventPortion[], scan: Scan): EventPortion[] {
  return portions.map((portion) => {
    const done = portion.events.findIndex(({ event }) => event.type === 'done')
    if (done === -1) return portion
    const whole = { seq: null, event: { type: 'progress' as const, data: scan } }
    return eventPortion([...portion.events.slice(0, done), whole, ...portion.events.slice(done)])
  })
}
