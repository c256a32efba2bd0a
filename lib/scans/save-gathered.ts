import type { FactRecord } from '@/lib/aws/fact-record'
import { addCalls } from '@/prisma/repositories/calls'
import { type FactToSave, saveFacts } from '@/prisma/repositories/facts'
import { advanceRuns } from '@/prisma/repositories/runs'
import { notifyWaiting } from '@/prisma/repositories/scan-accounts'
import type { AccountRead } from './account-reads'
import type { ScanParts } from './parts'
import type { RunInHand } from './run-in-hand'
import { withCalls } from './with-calls'

export type GatheredFact = { inHand: RunInHand; read: AccountRead; record: FactRecord }

/**
 * Saves facts of several runs, each for every AWS account that shares its reading, with the calls made since the last
 * time. Answers the runs that are still this worker's: of the others nothing was saved.
 */
export function saveGathered(
  { database }: Pick<ScanParts, 'database'>,
  gathered: readonly GatheredFact[],
): Promise<ReadonlySet<RunInHand>> {
  const counts = new Map<RunInHand, number>()
  for (const { inHand } of gathered) counts.set(inHand, (counts.get(inHand) ?? 0) + 1)
  const runs = [...counts.keys()]
  const advances = runs.map((inHand) => ({
    id: inHand.run.id,
    attempt: inHand.run.attempt,
    facts: counts.get(inHand) ?? 0,
  }))
  return withCalls(runs, (callsOf) =>
    database.prisma.$transaction(async (tx) => {
      const held = await advanceRuns(tx, advances)
      const ours = new Set(runs.filter(({ run }) => held.has(run.id)))
      await saveFacts(tx, gathered.filter(({ inHand }) => ours.has(inHand)).flatMap(factsToSave))
      await addCalls(tx, callsOf([...ours]))
      await notifyWaiting(tx, { runIds: [...held] })
      return ours
    }),
  )
}

function factsToSave({ inHand: { run }, read, record: { fact: name, region, gathered } }: GatheredFact): FactToSave[] {
  return read.savedFor
    .filter(({ regions }) => region === null || regions.includes(region))
    .map(({ awsAccountId }) => ({ awsAccountId, name, region, gathered, runId: run.id, revision: run.revision }))
}
