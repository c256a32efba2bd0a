import type { FactRecord } from '@/lib/aws/fact-record'
import { knownFact } from '@/lib/aws/known-fact'
import { putFact } from '@/lib/readiness/put-fact'
import { addCalls } from '@/prisma/repositories/calls'
import { readRunFacts } from '@/prisma/repositories/facts'
import { findRun, letGoOfRun, lockRuns } from '@/prisma/repositories/runs'
import type { Batch } from './batch'
import { coalesce } from './coalesce'
import { createJudgedFindings } from './judged-findings'
import { createLedger } from './ledger'
import type { ScanParts } from './parts'
import type { Queue } from './queue'
import type { ReadState, RunInHand } from './run-in-hand'
import { RunLost } from './run-lost'
import type { GatheredFact } from './save-gathered'
import type { TakenRun } from './take-up'

/** Why a worker stops before its run is done. */
type Stop = 'cancelled' | 'hand-over' | 'stopping' | 'complete'

/** What the runs of a worker share: what they save goes together. */
export type WorkContext = {
  parts: ScanParts
  queue: Queue
  /** Answers the runs that are still this worker's. */
  saving: Batch<GatheredFact, ReadonlySet<RunInHand>>
  /** Answers why a run could not be judged and reported. */
  reporting: Batch<RunInHand, ReadonlyMap<RunInHand, unknown>>
}

/** How a run is worked on: `signal` stops it, `onGathered` hears that AWS is asked no more. */
type Work = { signal: AbortSignal; onGathered: () => void }

/**
 * Works on a run until it is done or `signal` aborts: gathers what is missing, saves each fact as it comes, judges as
 * soon as a check's facts are there, and saves an account's report when all of its are. Near the time limit it hands the
 * rest to a successor. Throws bugs only; the queue then tries again.
 */
export async function workOnRun(context: WorkContext, run: TakenRun, { signal, onGathered }: Work): Promise<void> {
  const inHand = await pickUp(context, run)
  const stop = new AbortController()
  const abort = () => stop.abort(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  const timer = setTimeout(() => stop.abort('hand-over' satisfies Stop), context.parts.limits.handOverMs)
  try {
    await gatherAll(context, inHand, { stop, onGathered })
  } catch (error) {
    if (!(error instanceof RunLost)) throw error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    await saveLedger(context, inHand)
  }
  if (stop.signal.reason === 'hand-over' || stop.signal.reason === 'stopping')
    await handOver(context, run, stop.signal.reason)
}

/** What an earlier attempt has gathered is known, and is judged again at once. */
async function pickUp({ parts }: WorkContext, run: TakenRun): Promise<RunInHand> {
  const reads = run.reads.map(async (read): Promise<ReadState> => {
    if (run.attempt === 1) return { read, facts: { account: {}, regions: {} }, isComplete: false }
    const awsAccountIds = read.savedFor.map(({ awsAccountId }) => awsAccountId)
    const { id: runId, revision } = run
    const facts = await readRunFacts(parts.database.prisma, { awsAccountIds, runId, revision })
    return { read, facts, isComplete: false }
  })
  return {
    run,
    reads: await Promise.all(reads),
    judged: createJudgedFindings(),
    reported: new Set(),
    ledger: createLedger(),
  }
}

async function gatherAll(
  context: WorkContext,
  inHand: RunInHand,
  { stop, onGathered }: Pick<Work, 'onGathered'> & { stop: AbortController },
): Promise<void> {
  const telling = coalesce(async () => {
    const failed = await context.reporting.add(inHand)
    if (failed.has(inHand)) throw failed.get(inHand)
  })
  telling.request()
  const onFact = async ({ read, facts }: ReadState, record: FactRecord) => {
    const ours = await context.saving.add({ inHand, read, record })
    if (!ours.has(inHand)) throw new RunLost()
    putFact(facts, record.fact, record.region, record.gathered)
    telling.request()
  }
  const gatherOne = async (state: ReadState) => {
    if (inHand.run.givenUp === null) await gather(context, inHand, state, onFact, stop.signal)
    else await giveUp(context, state, onFact, inHand.run.givenUp)
    if (stop.signal.aborted) return
    state.isComplete = true
    telling.request()
  }
  try {
    await Promise.all(inHand.reads.map(gatherOne))
    onGathered()
  } finally {
    // One reading has failed by a bug, or the run is lost: the others need not be read to their end.
    if (!stop.signal.aborted) stop.abort('complete' satisfies Stop)
    await telling.settled()
  }
}

type OnFact = (state: ReadState, record: FactRecord) => Promise<void>

async function gather(
  { parts }: WorkContext,
  { ledger }: RunInHand,
  state: ReadState,
  onFact: OnFact,
  signal: AbortSignal,
): Promise<void> {
  const { target, want } = state.read
  const known = structuredClone(state.facts)
  await parts.gathering.gather(target, want, {
    known,
    onFact: (record) => onFact(state, record),
    onCall: ledger.add,
    signal,
  })
}

/** What was not read becomes a fault that says why. */
async function giveUp({ parts }: WorkContext, state: ReadState, onFact: OnFact, reason: string): Promise<void> {
  const missing = state.read.facts.filter(({ fact, region }) => knownFact(state.facts, fact, region) === undefined)
  await Promise.all(missing.map((fact) => onFact(state, parts.gathering.unread(fact, reason))))
}

/** Calls that no fact went with: of a run that was cancelled or lost. */
async function saveLedger({ parts }: WorkContext, { run, ledger }: RunInHand): Promise<void> {
  const calls = ledger.take().map((each) => ({ ...each, runId: run.id }))
  await addCalls(parts.database.prisma, calls)
}

/** The rest becomes a job of its own in the transaction that lets go of it. */
async function handOver(
  { parts, queue }: WorkContext,
  { id, attempt }: TakenRun,
  reason: 'hand-over' | 'stopping',
): Promise<void> {
  await parts.database.prisma.$transaction(async (tx) => {
    await lockRuns(tx)
    const current = await findRun(tx, { id })
    if (current?.state !== 'running' || current.attempt !== attempt) return
    await letGoOfRun(tx, { id, attempt, isIdle: reason === 'hand-over' })
    await queue.send(tx, [id])
  })
}
