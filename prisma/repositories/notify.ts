import type { Prisma } from '../generated/client'

/** Channels of NOTIFY. Payloads are ids: `scan` has news, `run` was cancelled, `queue` has a job. */
export type Channel = 'scan' | 'run' | 'queue'

/** Tells every process that listens, once the transaction has committed. */
export async function notify(tx: Prisma.TransactionClient, channel: Channel, id: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${id})`
}
