import { setTimeout } from 'node:timers/promises'
import type { Scan, ScanEvent } from '@/lib/contracts/scans'
import { readEvents } from '@/prisma/repositories/events'
import { readScan } from '@/prisma/repositories/scans'
import type { Follower, News } from './news'
import type { ScanParts } from './parts'

/** `seq` is the id to resume from; null on progress. */
export type StreamedEvent = { seq: number | null; event: ScanEvent }

type Stream = { id: string; after: number | null; signal: AbortSignal }

const pageSize = 200

/**
 * A snapshot of progress, then the events after `after`, then what comes, until the scan has ended or `signal` aborts. It
 * follows before it looks, so that nothing falls between. Throws NotFound at its first step.
 */
export async function* streamScan(
  { parts, news }: { parts: ScanParts; news: News },
  stream: Stream,
): AsyncGenerator<StreamedEvent> {
  const follower = news.follow(stream.id)
  try {
    yield* follow(parts, follower, stream)
  } finally {
    follower.leave()
  }
}

async function* follow(
  { database: { prisma }, limits }: ScanParts,
  follower: Follower,
  { id, after, signal }: Stream,
): AsyncGenerator<StreamedEvent> {
  let seq = after ?? 0
  let dueAt = 0
  while (!signal.aborted) {
    const lookedAt = Date.now()
    // Read before the rows: a scan that has ended here has all its rows there.
    const scan = Date.now() < dueAt ? null : await readScan(prisma, { id })
    if (scan !== null) {
      dueAt = Date.now() + limits.progressMs
      yield progressOf(scan)
    }
    let isDone = hasEnded(scan)
    for await (const stored of eventsAfter(prisma, id, seq)) {
      seq = stored.seq
      isDone ||= stored.event.type === 'done'
      if (stored.event.type === 'done') yield progressOf(await readScan(prisma, { id }))
      yield stored
    }
    if (isDone) return
    // After progress, wait for news; after news that came too soon for progress, wait until it may be sent.
    await follower.next(scan === null ? Math.max(dueAt - Date.now(), 0) : limits.quietMs, signal)
    await atRest(lookedAt + limits.newsMs - Date.now(), signal)
  }
}

/** Facts come in bunches: news that follow each other closely are looked at together. */
const atRest = (ms: number, signal: AbortSignal) =>
  ms > 0 ? setTimeout(ms, undefined, { signal }).catch(() => {}) : Promise.resolve()

async function* eventsAfter(prisma: ScanParts['database']['prisma'], scanId: string, after: number) {
  let last = after
  for (;;) {
    const page = await readEvents(prisma, { scanId, after: last, limit: pageSize })
    yield* page
    last = page.at(-1)?.seq ?? last
    if (page.length < pageSize) return
  }
}

const progressOf = (scan: Scan): StreamedEvent => ({ seq: null, event: { type: 'progress', data: scan } })
const hasEnded = (scan: Scan | null) => scan?.state === 'done' || scan?.state === 'cancelled'
