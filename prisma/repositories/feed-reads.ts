import type { FeedRead, Prisma } from '../generated/client'

/** Writes down that a feed was read, at most once a minute and reader. */
export async function noteFeedRead(
  db: Prisma.TransactionClient,
  { feed, actor, at }: { feed: string; actor: string; at: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO feed_read (feed, actor, at) VALUES (${feed}, ${actor}, ${at}::timestamptz)
    ON CONFLICT (feed, actor) DO UPDATE SET at = EXCLUDED.at
    WHERE feed_read.at <= EXCLUDED.at - interval '1 minute'`
}

/** Who read which feed, the last first. */
export function listFeedReads(db: Prisma.TransactionClient): Promise<FeedRead[]> {
  return db.feedRead.findMany({ orderBy: [{ at: 'desc' }, { actor: 'asc' }] })
}
