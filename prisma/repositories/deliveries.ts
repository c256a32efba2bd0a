import type { Prisma, Delivery as Row } from '../generated/client'
import { type Channel, channelOf } from './channels'

type Db = Prisma.TransactionClient

/** A telling as it stands in the log. */
export type LoggedDelivery = Pick<
  Row,
  'id' | 'seq' | 'state' | 'at' | 'attempts' | 'status' | 'error' | 'transitionIds'
>

/** Tellings of a channel that are released, newest first; those before a place in the log, where it is said. */
export function listDeliveryRows(
  db: Db,
  { channelId, limit, before }: { channelId: string; limit: number; before: bigint | null },
): Promise<LoggedDelivery[]> {
  return db.delivery.findMany({
    where: { channelId, state: { not: 'open' }, ...(before !== null && { seq: { lt: before } }) },
    orderBy: { seq: 'desc' },
    take: limit,
  })
}

/** How many messages were given up, of those that are kept. */
export function countFailedDeliveries(db: Db): Promise<number> {
  return db.delivery.count({ where: { state: 'failed' } })
}

/** A telling in the hands of one who sends it; a number of attempts that is not the last may write nothing. */
export type TakenDelivery = { id: string; channelId: string; attempts: number }

/**
 * Takes of each channel that is not paused, and not in `busy`, the telling that has been due longest, if there is one. Nobody
 * else gets it before `until`; then whoever has not said what became of it is taken for dead.
 */
export function takeDeliveries(
  db: Db,
  { now, until, busy }: { now: Date; until: Date; busy: readonly string[] },
): Promise<TakenDelivery[]> {
  return db.$queryRaw<TakenDelivery[]>`
    WITH due AS MATERIALIZED (
      SELECT first.id FROM channel CROSS JOIN LATERAL (
        SELECT id FROM delivery WHERE channel_id = channel.id AND next_at <= ${now}
        ORDER BY next_at, seq LIMIT 1 FOR UPDATE SKIP LOCKED) AS first
      WHERE channel.enabled AND NOT channel.id = ANY(${[...busy]}::uuid[]))
    UPDATE delivery SET attempts = attempts + 1, next_at = ${until} FROM due WHERE delivery.id = due.id
    RETURNING delivery.id, channel_id AS "channelId", attempts`
}

/** What is to be sent, and where; null where the channel has been deleted meanwhile. */
export async function readDelivery(db: Db, id: string): Promise<{ delivery: Row; channel: Channel } | null> {
  const found = await db.delivery.findUnique({ where: { id }, include: { channel: true } })
  if (found === null) return null
  const { channel, ...delivery } = found
  return { delivery, channel: channelOf(channel) }
}

/** What became of an attempt; `nextAt` where another follows. */
export type Outcome = {
  state: 'sent' | 'waiting' | 'failed'
  status: number | null
  error: string | null
  nextAt: Date | null
}

export async function settleDelivery(db: Db, { id, attempts }: TakenDelivery, outcome: Outcome): Promise<void> {
  await db.delivery.updateMany({ where: { id, attempts, state: 'waiting' }, data: outcome })
}

/** Writes a telling that is over into the log: that of a test. */
export function addDelivery(
  db: Db,
  { id, channelId, at, ...outcome }: Outcome & { id: string; channelId: string; at: Date },
): Promise<LoggedDelivery> {
  return db.delivery.create({ data: { id, channelId, at, ...outcome, attempts: 1, transitionIds: [] } })
}
