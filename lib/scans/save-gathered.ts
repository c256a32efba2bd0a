import type { FactRecord } from '@/lib/aws/fact-record'
import { addCalls } from '@/prisma/repositories/calls'
import { type FactToSave, saveFacts } from '@/prisma/repositories/facts'
import { advanceRun } from '@/prisma/repositories/runs'
import { notifyWaiting } from '@/prisma/repositories/scan-accounts'
import type { AccountRead } from './account-reads'
import type { RunInHand } from './run-in-hand'
import { RunLost } from './run-lost'

export type GatheredFact = { read: AccountRead; record: FactRecord }

/**
 * Saves facts for every AWS account that shares their reading, with the calls made since the last time. Throws RunLost
 * where the run is no longer this worker's.
 */
export async function saveGathered(
  { parts, run, ledger }: Pick<RunInHand, 'parts' | 'run' | 'ledger'>,
  gathered: readonly GatheredFact[],
): Promise<void> {
  const toSave = gathered.flatMap((one) => factsToSave(one, { runId: run.id, revision: run.revision }))
  await ledger.flush((calls) =>
    parts.database.prisma.$transaction(async (tx) => {
      const isOurs = await advanceRun(tx, { id: run.id, attempt: run.attempt, facts: gathered.length })
      if (!isOurs) throw new RunLost()
      await saveFacts(tx, toSave)
      await addCalls(tx, { runId: run.id, calls })
      await notifyWaiting(tx, { runId: run.id })
    }),
  )
}

function factsToSave(
  { read, record: { fact: name, region, gathered } }: GatheredFact,
  by: { runId: string; revision: number },
): FactToSave[] {
  return read.savedFor
    .filter(({ regions }) => region === null || regions.includes(region))
    .map(({ awsAccountId }) => ({ awsAccountId, name, region, gathered, ...by }))
}
