import { setTimeout } from 'node:timers/promises'
import { type EventPortion, eventPortion, findingsOf } from '@/lib/contracts/event-portion'
import { scanDelta } from '@/lib/contracts/scan-delta'
import type { Scan } from '@/lib/contracts/scans'
import { readScanAndSeq } from '@/prisma/repositories/scans'
import { type EventPages, openEventPages, withWholeLast } from './event-pages'
import type { News } from './news'
import type { ScanParts } from './parts'
import { createViewers, type Viewers } from './viewers'

/** What one reader of a scan has seen of it. */
type Seen = { scan: Scan; seq: number }

type Context = { parts: Pick<ScanParts, 'database' | 'limits'>; news: News; signal: AbortSignal }

/** Who looks, from where on, and at whose findings: of one ECS account (empty: of none); undefined: of all. */
export type Look = { after: number; signal: AbortSignal; ecsAccount?: string | undefined }

/** One scan as this process follows it: read once, told to all who look. */
export type ScanFeed = {
  /** The scan as it is, then the events after `after`, then what comes until it has ended or `signal` aborts. */
  view: (look: Look) => AsyncGenerator<EventPortion, void>
}

/** Follows a scan from the first viewer to the last; `onIdle` says that nobody looks any more. Throws NotFound in `view`. */
export function openScanFeed(context: Context, id: string, onIdle: () => void): ScanFeed {
  const viewers = createViewers<EventPortion['events'][number]['event']>()
  const pages = openEventPages(context.parts.database.prisma, id)
  let seen: Promise<Seen> | null = null
  let current: Seen | null = null

  function begin(): Promise<Seen> {
    // Followed before it is read, so that nothing falls between.
    const follower = context.news.follow(id)
    const first = readScanAndSeq(context.parts.database.prisma, { id }).then((read) => {
      current = read
      return read
    })
    void first
      .then(async (read) => {
        if (!hasEnded(read.scan))
          await followScan(context, { id, viewers, pages, follower }, read, (now) => (current = now))
      })
      .then(
        () => viewers.close(),
        (error) => viewers.close(error),
      )
      .finally(() => {
        follower.leave()
        onIdle()
      })
    return first
  }

  return {
    async *view({ after, signal, ecsAccount }) {
      const select = (portion: EventPortion) => (ecsAccount === undefined ? portion : findingsOf(portion, ecsAccount))
      seen ??= begin()
      const first = await seen
      const start = current ?? first
      const live = viewers.join(signal, select)
      try {
        yield progressOf(start.scan)
        for await (const portions of pages.between(after, start.seq))
          yield* (hasEnded(start.scan) ? withWholeLast(portions, start.scan) : portions)
            .map(select)
            .filter(({ events }) => events.length > 0)
        if (!hasEnded(start.scan)) yield* live
      } finally {
        await live.return()
      }
    },
  }
}

type Following = {
  id: string
  viewers: Viewers<EventPortion['events'][number]['event']>
  pages: EventPages
  follower: ReturnType<News['follow']>
}

async function followScan(
  { parts: { database, limits }, signal }: Context,
  { id, viewers, pages, follower }: Following,
  first: Seen,
  keep: (seen: Seen) => void,
): Promise<void> {
  let seen = first
  let dueAt = Date.now() + limits.progressMs
  await setTimeout(0)
  while (!signal.aborted && viewers.count() > 0) {
    await follower.next(limits.quietMs, signal)
    await atRest(dueAt - Date.now(), signal)
    dueAt = Date.now() + limits.progressMs
    // Read before the rows: a scan that has ended here has all its rows there.
    const next = await readScanAndSeq(database.prisma, { id })
    const rows = await pages.after(seen.seq, next.seq)
    const isOver = hasEnded(next.scan)
    const delta = isOver ? null : scanDelta(seen.scan, next.scan)
    // Kept and told in one step: whoever joins in between would miss the one or have the other twice.
    seen = { scan: next.scan, seq: next.seq }
    keep(seen)
    if (delta !== null) viewers.push(progressOf(delta))
    for (const portion of isOver ? withWholeLast(rows, next.scan) : rows) viewers.push(portion)
    if (isOver) return
  }
}

const atRest = (ms: number, signal: AbortSignal) =>
  ms > 0 ? setTimeout(ms, undefined, { signal }).catch(() => {}) : Promise.resolve()

const progressOf = (scan: Scan) => eventPortion([{ seq: null, event: { type: 'progress', data: scan } }])
const hasEnded = ({ state }: Scan) => state === 'done' || state === 'cancelled'
