import { type EventPortion, eventPortion } from '@/lib/contracts/event-portion'
import type { ShellEvent } from '@/lib/contracts/events'
import { readShellNow, type ShellNow } from '@/prisma/repositories/shell'
import { coalesce } from './coalesce'
import type { ScanParts } from './parts'
import { createViewers } from './viewers'

/** What every open page follows: one reader for all of this process. */
export type ShellFeed = {
  /** How things stand, then what changes, until `signal` aborts or the server stops. */
  view: (signal: AbortSignal) => AsyncGenerator<EventPortion<ShellEvent>, void>
  stop: () => void
}

export async function openShellFeed({
  database: { prisma, listen },
  onError,
}: Pick<ScanParts, 'database' | 'onError'>): Promise<ShellFeed> {
  const viewers = createViewers<ShellEvent>()
  let told: ShellNow | null = null

  const looking = coalesce(async () => {
    // Nobody looks: whoever comes reads how things stand.
    if (viewers.count() === 0) return
    try {
      const now = await readShellNow(prisma)
      const events = news(told, now)
      told = now
      if (events.length > 0) viewers.push(portionOf(events))
    } catch (error) {
      onError(error)
      viewers.end(error)
    }
  })
  const unlisten = await listen('shell', looking.request)

  return {
    async *view(signal) {
      const live = viewers.join(signal)
      try {
        // What is told twice says the same: every event is how a thing stands.
        const now = await readShellNow(prisma)
        told ??= now
        yield portionOf(news(null, now))
        yield* live
      } finally {
        await live.return()
        if (viewers.count() === 0) told = null
      }
    },
    stop() {
      unlisten()
      viewers.end()
    },
  }
}

/** What is not as it was; all of it where nothing was. */
function news(before: ShellNow | null, now: ShellNow): ShellEvent[] {
  const states = new Map(before?.scans.map(({ id, state }) => [id, state]))
  const changed = now.scans.filter(({ id, state }) => states.get(id) !== state)
  return [
    ...(before?.revision === now.revision
      ? []
      : [{ type: 'registry' as const, data: { revision: now.revision, actor: now.actor } }]),
    ...(before?.settings === now.settings ? [] : [{ type: 'settings' as const, data: { revision: now.settings } }]),
    ...changed.map((scan) => ({ type: 'scan' as const, data: scan })),
  ]
}

const portionOf = (events: readonly ShellEvent[]) => eventPortion(events.map((event) => ({ seq: null, event })))
