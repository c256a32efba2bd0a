import type { Prisma } from '../generated/client'

/**
 * Channels of NOTIFY. Payloads are ids: `scan` has news, `plan` waits to be planned, `run` was cancelled, `queue` has a
 * job. `shell` has none: a scan began or ended, or the registry was written to.
 */
export type Channel = 'scan' | 'plan' | 'run' | 'queue' | 'shell'

/** Tells every process that listens, once the transaction has committed. */
export async function notify(tx: Prisma.TransactionClient, channel: Channel, id: string): Promise<void> {
  await notifyEach(tx, channel, [id])
}

/** The same of many ids, in one statement. */
export async function notifyEach(
  tx: Prisma.TransactionClient,
  channel: Channel,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`SELECT pg_notify(${channel}, id) FROM unnest(${[...ids]}::text[]) AS id`
}
