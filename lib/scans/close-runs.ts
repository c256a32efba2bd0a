import type { Prisma } from '@/prisma/generated/client'
import { endRuns, findLiveRuns, type Run } from '@/prisma/repositories/runs'
import { endAccounts } from '@/prisma/repositories/scan-accounts'
import type { Queue } from './queue'

type Ending = { runs: readonly Pick<Run, 'id' | 'partition' | 'accountId'>[]; now: Date } & (
  | { state: 'done' | 'cancelled' }
  | { state: 'failed'; error: string }
)

/** Ends runs, whatever still waited for them, and lets the runs behind them go. The caller holds lockRuns. */
export async function closeRuns(
  { queue, tx }: { queue: Queue; tx: Prisma.TransactionClient },
  { runs, now, ...ending }: Ending,
): Promise<void> {
  if (runs.length === 0) return
  const live = await findLiveRuns(tx, runs)
  const ids = runs.map(({ id }) => id)
  await endRuns(tx, { ids, now, ...ending })
  await endAccounts(tx, { ended: ids.map((runId) => ({ runId, ecsAccountIds: null })), state: 'cancelled', now })
  const behind = runs.flatMap((run) => live.of(run).queued?.id ?? []).filter((id) => !ids.includes(id))
  await queue.send(tx, behind)
}
