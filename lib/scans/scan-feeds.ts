import type { EventPortion } from '@/lib/contracts/event-portion'
import type { News } from './news'
import type { ScanParts } from './parts'
import { type Look, openScanFeed, type ScanFeed } from './scan-feed'

/** The scans that somebody of this process looks at: one reader each, however many look. */
export type ScanFeeds = {
  /** See ScanFeed. Throws NotFound at its first step. */
  view: (id: string, look: Look) => AsyncGenerator<EventPortion, void>
}

export function openScanFeeds(
  parts: Pick<ScanParts, 'database' | 'limits'>,
  news: News,
  signal: AbortSignal,
): ScanFeeds {
  const feeds = new Map<string, ScanFeed>()
  return {
    view(id, look) {
      const feed =
        feeds.get(id) ??
        openScanFeed({ parts, news, signal }, id, () => {
          if (feeds.get(id) === feed) feeds.delete(id)
        })
      feeds.set(id, feed)
      return feed.view(look)
    },
  }
}
