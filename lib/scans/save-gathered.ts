import type { FactRecord } from '@/lib/aws/fact-record'
import { addCalls } from '@/prisma/repositories/calls'
import { saveFact } from '@/prisma/repositories/facts'
import { notify } from '@/prisma/repositories/notify'
import { advanceRun } from '@/prisma/repositories/runs'
import { waitingScans } from '@/prisma/repositories/scan-accounts'
import type { AccountRead } from './account-reads'
import { RunLost } from './run-lost'
import type { RunInHand } from './work-on-run'

/**
 * Saves a fact for every AWS account that shares the reading, with the calls made since the last. Throws RunLost where
 * the run is no longer this worker's.
 */
export async function saveGathered(
  { parts, run, ledger }: Pick<RunInHand, 'parts' | 'run' | 'ledger'>,
  { savedFor }: AccountRead,
  { fact: name, region, gathered }: FactRecord,
): Promise<void> {
  await ledger.flush((calls) =>
    parts.database.prisma.$transaction(async (tx) => {
      const isOurs = await advanceRun(tx, { id: run.id, attempt: run.attempt, facts: 1 })
      if (!isOurs) throw new RunLost()
      for (const { awsAccountId, regions } of savedFor) {
        if (region !== null && !regions.includes(region)) continue
        await saveFact(tx, { awsAccountId, name, region, gathered, runId: run.id, revision: run.revision })
      }
      await addCalls(tx, { runId: run.id, calls })
      for (const { scanId } of await waitingScans(tx, { runId: run.id })) await notify(tx, 'scan', scanId)
    }),
  )
}
