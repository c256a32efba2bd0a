import { originOf } from '@/lib/access/served-address'
import type { Feed, FeedReads } from '@/lib/contracts/feeds'
import type { Runtime } from '@/lib/runtime-types'
import * as repository from '@/prisma/repositories/feed-reads'

/** Writes down who read a feed. */
export function feedWasRead({ database }: Runtime, feed: Feed, actor: string): Promise<void> {
  return repository.noteFeedRead(database.prisma, { feed, actor, at: new Date() })
}

/** Where the feeds are, and who read them last. */
export async function listFeedReads({ database, env }: Runtime): Promise<FeedReads> {
  const reads = await repository.listFeedReads(database.prisma)
  return { origin: originOf(env), reads: reads.map(({ at, ...read }) => ({ ...read, at: at.toISOString() })) }
}
