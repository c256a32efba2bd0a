import type { Runtime } from '@/lib/runtime-types'
import { noteFeedRead } from '@/prisma/repositories/feed-reads'

/** A form in which Clouddriver reads the registry by itself. */
export type Feed = 'config' | 'file' | 'account-registration'

/** Writes down who read a feed. */
export function feedWasRead({ database }: Runtime, feed: Feed, actor: string): Promise<void> {
  return noteFeedRead(database.prisma, { feed, actor, at: new Date() })
}
