import { z } from 'zod'
import { type ScanEvent, scanEventSchema } from '@/lib/contracts/scans'
import type { Prisma, Event as Row } from '../generated/client'

/** An event as a row: `seq` counts from 1 within its scan. */
export type StoredEvent = { seq: number; event: RowEvent }
export type RowEvent = Exclude<ScanEvent, { type: 'progress' }>

/**
 * Appends events to a scan that has not ended, numbered by the scan's own counter: its row lock keeps the order that
 * streams rely on. A scan that has ended takes no more.
 */
export async function appendEvents(
  tx: Prisma.TransactionClient,
  { scanId, events }: { scanId: string; events: readonly RowEvent[] },
): Promise<void> {
  if (events.length === 0) return
  const [scan] = await tx.$queryRaw<{ seq: number }[]>`
    UPDATE scan SET seq = seq + ${events.length}::int
    WHERE id = ${scanId}::uuid AND state IN ('queued', 'running') RETURNING seq`
  if (scan === undefined) return
  const first = scan.seq - events.length + 1
  const rows = events.map(({ type, data }, index) => ({ seq: first + index, type, data }))
  // One parameter however many: a region of twenty clusters has hundreds of findings, and each would bring five.
  await tx.$executeRaw`
    INSERT INTO event (scan_id, seq, type, data)
    SELECT ${scanId}::uuid, seq, type::event_type, data
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS appended(seq int, type text, data json)`
}

/** The events of a scan after a sequence number, in order, at most `limit`. */
export async function readEvents(
  db: Prisma.TransactionClient,
  { scanId, after, limit }: { scanId: string; after: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await db.event.findMany({
    where: { scanId, seq: { gt: after } },
    orderBy: { seq: 'asc' },
    take: limit,
  })
  return rows.map(toStored)
}

/** The findings of some ECS accounts (by name) that a scan has sent, as they were written. */
export async function readSentFindings(
  db: Prisma.TransactionClient,
  { scanId, ecsAccounts }: { scanId: string; ecsAccounts: readonly string[] },
): Promise<FindingEvent['data'][]> {
  const rows = await db.$queryRaw<{ data: FindingEvent['data'] }[]>`
    SELECT data FROM event
    WHERE scan_id = ${scanId}::uuid AND type = 'finding' AND data->>'ecsAccount' = ANY(${[...ecsAccounts]}::text[])
    ORDER BY seq`
  return rows.map(({ data }) => data)
}

type FindingEvent = Extract<ScanEvent, { type: 'finding' }>

const rowEventSchema = scanEventSchema.pipe(
  z.custom<RowEvent>(
    (event) => typeof event === 'object' && event !== null && 'type' in event && event.type !== 'progress',
  ),
)

const toStored = ({ seq, type, data }: Row): StoredEvent => ({ seq, event: rowEventSchema.parse({ type, data }) })
