import type { Prisma, Delivery as Row } from '../generated/client'

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
