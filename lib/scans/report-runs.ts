import { setImmediate } from 'node:timers/promises'
import type { Prisma } from '@/prisma/generated/client'
import { addCalls } from '@/prisma/repositories/calls'
import { advanceRuns, findUnwanted, lockRuns } from '@/prisma/repositories/runs'
import { endAccounts } from '@/prisma/repositories/scan-accounts'
import { closeRuns } from './close-runs'
import { completeAccounts, judgeRun, reportOf } from './judge-run'
import type { ScanParts } from './parts'
import type { Queue } from './queue'
import type { RunInHand } from './run-in-hand'
import { RunLost } from './run-lost'
import { saveReports } from './save-reports'
import { appendUnsent, markTold } from './tell-findings'
import { withCalls } from './with-calls'

type Context = { parts: ScanParts; queue: Queue }
type Report = Awaited<ReturnType<typeof reportOf>>
type Reported = { inHand: RunInHand; reports: readonly Report[] }

/**
 * Judges what has come of several runs, tells the scans that wait what is new to them, and saves the reports of the
 * accounts that are complete, all in two transactions. Answers why a run could not be served: lost, or a bug of a check.
 */
export async function reportRuns(
  context: Context,
  asked: readonly RunInHand[],
): Promise<ReadonlyMap<RunInHand, unknown>> {
  const failed = new Map<RunInHand, unknown>()
  const ready: Reported[] = []
  for (const inHand of new Set(asked)) {
    try {
      judgeRun(context.parts, inHand)
      const reports: Report[] = []
      for (const account of completeAccounts(inHand)) reports.push(await reportOf(context.parts, account))
      ready.push({ inHand, reports })
    } catch (error) {
      failed.set(inHand, error)
    }
    // Judging computes: whoever waits for an answer of AWS gets it in between.
    await setImmediate()
  }
  await tell(
    context,
    ready.filter(({ reports }) => reports.length === 0).map(({ inHand }) => inHand),
  )
  const lost = await save(
    context,
    ready.filter(({ reports }) => reports.length > 0),
  )
  for (const inHand of lost) failed.set(inHand, new RunLost())
  return failed
}

async function tell({ parts }: Context, runs: readonly RunInHand[]): Promise<void> {
  if (runs.length === 0) return
  markTold(await parts.database.prisma.$transaction((tx) => appendUnsent(tx, runs)))
}

/** Reports, their last findings, the end of their accounts in every scan; and of runs, where nobody waits for more. */
async function save(context: Context, reported: readonly Reported[]): Promise<RunInHand[]> {
  if (reported.length === 0) return []
  const { prisma } = context.parts.database
  const runs = reported.map(({ inHand }) => inHand)
  return withCalls(runs, async (callsOf) => {
    const { lost, told, ours } = await prisma.$transaction(async (tx) => {
      await lockRuns(tx)
      const held = await advanceRuns(
        tx,
        runs.map(({ run: { id, attempt } }) => ({ id, attempt, facts: 0 })),
      )
      const isOurs = ({ run }: RunInHand) => held.has(run.id)
      const mine = reported.filter(({ inHand }) => isOurs(inHand))
      await saveReports(
        tx,
        mine.flatMap(({ reports }) => reports),
        { now: context.parts.now() },
      )
      await addCalls(tx, callsOf(runs.filter(isOurs)))
      const events = await appendUnsent(tx, runs.filter(isOurs))
      await endReported(context, tx, mine)
      return { ours: mine, told: events, lost: runs.filter((inHand) => !isOurs(inHand)) }
    })
    markTold(told)
    for (const { inHand, reports } of ours) for (const { ecsAccountId } of reports) inHand.reported.add(ecsAccountId)
    return lost
  })
}

async function endReported(
  { parts, queue }: Context,
  tx: Prisma.TransactionClient,
  reported: readonly Reported[],
): Promise<void> {
  const now = parts.now()
  const ended = reported.map(({ inHand, reports }) => ({
    runId: inHand.run.id,
    ecsAccountIds: reports.map(({ ecsAccountId }) => ecsAccountId),
  }))
  await endAccounts(tx, { ended, state: 'done', now })
  const unwanted = await findUnwanted(tx, { ids: ended.map(({ runId }) => runId) })
  const reasons = new Map(reported.map(({ inHand: { run } }) => [run.id, run.givenUp]))
  const isGivenUp = ({ id }: { id: string }) => (reasons.get(id) ?? null) !== null
  await closeRuns({ queue, tx }, { runs: unwanted.filter((run) => !isGivenUp(run)), state: 'done', now })
  for (const run of unwanted.filter(isGivenUp)) {
    await closeRuns({ queue, tx }, { runs: [run], state: 'failed', error: reasons.get(run.id) ?? '', now })
  }
}
