import type { FactRecord } from '@/lib/aws/fact-record'
import { putFact } from '@/lib/readiness/put-fact'
import { addCalls } from '@/prisma/repositories/calls'
import { readRunFacts } from '@/prisma/repositories/facts'
import { findRun, lockRuns, resetIdle } from '@/prisma/repositories/runs'
import { batch } from './batch'
import { coalesce } from './coalesce'
import type { InTurn } from './in-turn'
import { createJudgedFindings } from './judged-findings'
import { createLedger } from './ledger'
import type { ScanParts } from './parts'
import type { Queue } from './queue'
import type { ReadState, RunInHand } from './run-in-hand'
import { RunLost } from './run-lost'
import { type GatheredFact, saveGathered } from './save-gathered'
import { saveReports } from './save-reports'
import { type TakenRun, takeUp } from './take-up'
import { tellFindings } from './tell-findings'

/** Why a worker stops before its run is done. */
type Stop = 'cancelled' | 'hand-over' | 'stopping' | 'complete'

/**
 * Works on a run until it is done or `signal` aborts: gathers what is missing, saves each fact as it comes, judges as
 * soon as a check's facts are there, and saves an account's report when all of its are. Near the time limit it hands the
 * rest to a successor. Throws bugs only; the queue then tries again.
 */
export async function workOnRun(
  context: { parts: ScanParts; queue: Queue; inTurn: InTurn },
  runId: string,
  signal: AbortSignal,
): Promise<void> {
  const run = await context.inTurn(() => takeUp(context, runId))
  if (run === null) return
  const inHand = await pickUp(context, run)
  const stop = new AbortController()
  const abort = () => stop.abort(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  const timer = setTimeout(() => stop.abort('hand-over' satisfies Stop), context.parts.limits.handOverMs)
  try {
    await gatherAll(inHand, stop)
  } catch (error) {
    if (!(error instanceof RunLost)) throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    await inHand.ledger.flush((calls) => addCalls(context.parts.database.prisma, { runId, calls }))
  }
  if (stop.signal.reason === 'hand-over' || stop.signal.reason === 'stopping')
    await handOver(inHand, stop.signal.reason)
}

/** What an earlier attempt has gathered is known, and is judged again at once. */
async function pickUp(context: { parts: ScanParts; queue: Queue }, run: TakenRun): Promise<RunInHand> {
  const db = context.parts.database.prisma
  const reads = run.reads.map(async (read) => {
    const awsAccountIds = read.savedFor.map(({ awsAccountId }) => awsAccountId)
    const facts = await readRunFacts(db, { awsAccountIds, runId: run.id, revision: run.revision })
    return { read, facts, isComplete: false }
  })
  return {
    ...context,
    run,
    reads: await Promise.all(reads),
    judged: createJudgedFindings(),
    judgedChecks: new Set(),
    reported: new Set(),
    ledger: createLedger(),
  }
}

async function gatherAll(inHand: RunInHand, stop: AbortController): Promise<void> {
  const telling = coalesce(async () => {
    await tellFindings(inHand)
    await saveReports(inHand)
  })
  telling.request()
  const saving = batch<GatheredFact>((facts) => saveGathered(inHand, facts))
  const onFact = async (state: ReadState, record: FactRecord) => {
    await saving.add({ read: state.read, record })
    putFact(state.facts, record.fact, record.region, record.gathered)
    telling.request()
  }
  const gatherOne = async (state: ReadState) => {
    const { target, want } = state.read
    const known = structuredClone(state.facts)
    const onCall = inHand.ledger.add
    await inHand.parts.gathering.gather(target, want, {
      known,
      onFact: (record) => onFact(state, record),
      onCall,
      signal: stop.signal,
    })
    if (stop.signal.aborted) return
    state.isComplete = true
    telling.request()
  }
  try {
    await Promise.all(inHand.reads.map(gatherOne))
  } finally {
    // One reading has failed by a bug, or the run is lost: the others need not be read to their end.
    if (!stop.signal.aborted) stop.abort('complete' satisfies Stop)
    await telling.settled()
  }
}

/** The rest becomes a job of its own in the transaction that lets go of it. */
async function handOver({ parts, queue, run }: RunInHand, reason: 'hand-over' | 'stopping'): Promise<void> {
  await parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const current = await findRun(tx, { id: run.id })
    if (current?.state !== 'running' || current.attempt !== run.attempt) return
    if (reason === 'stopping') await resetIdle(tx, { id: run.id })
    await queue.send(tx, run.id)
  })
}
