import type { Prisma } from '@/prisma/generated/client'
import { endRun, findLiveRuns, type Run } from '@/prisma/repositories/runs'
import { endAccounts } from '@/prisma/repositories/scan-accounts'
import type { Queue } from './queue'

type Ending = { run: Pick<Run, 'id' | 'partition' | 'accountId'>; now: Date } & (
  | { state: 'done' | 'cancelled' }
  | { state: 'failed'; error: string }
)

/** Ends a run, whatever still waited for it, and lets the run behind it go. The caller holds lockRuns. */
export async function closeRun(
  { queue, tx }: { queue: Queue; tx: Prisma.TransactionClient },
  { run, now, ...ending }: Ending,
): Promise<void> {
  const { queued: behind } = await findLiveRuns(tx, run)
  await endRun(tx, { id: run.id, now, ...ending })
  await endAccounts(tx, { runId: run.id, ecsAccountIds: null, state: 'cancelled', now })
  if (behind !== null && behind.id !== run.id) await queue.send(tx, behind.id)
}
