import { setImmediate } from 'node:timers/promises'
import { letGoOfRun } from '@/prisma/repositories/runs'
import { batch } from './batch'
import { coalesce } from './coalesce'
import { createEntries } from './entries'
import type { ScanParts } from './parts'
import { planScans } from './plan-scans'
import type { Job, Queue } from './queue'
import { reportRuns } from './report-runs'
import { saveGathered } from './save-gathered'
import { type TakenRun, takeUp } from './take-up'
import { type WorkContext, workOnRun } from './work-on-run'

export type Worker = { stop: () => Promise<void> }

/** A job whose NOTIFY was missed, or that was given back with a delay, is found by then. */
const pollMs = 2_000

/** Runs in hand for each that may read AWS: while some are judged and saved, AWS is asked for the next. */
const inHandForEach = 3

/** Plans scans and takes runs from the queue, several side by side, as soon as they are there; stops those that are cancelled. */
export async function startWorker({ parts, queue }: { parts: ScanParts; queue: Queue }): Promise<Worker> {
  const { listen } = parts.database
  const entries = createEntries()
  const work: WorkContext = {
    parts,
    queue,
    saving: batch((facts) => saveGathered(parts, facts)),
    reporting: batch((runs) => reportRuns({ parts, queue }, runs)),
  }
  const finished = batch<Job>((jobs) => queue.complete(jobs))
  const busy = new Map<Job, { runId: string; stop: AbortController; done: Promise<void> }>()
  const reading = new Set<Job>()
  let isStopped = false

  // One at a time: two that count the free places at once would both fill them.
  const taking = coalesce(() => takeJobs().catch(parts.onError))
  const planning = coalesce(() => planScans({ parts, queue, entries }).catch(parts.onError))

  async function takeJobs(): Promise<void> {
    const { concurrency } = parts.limits
    while (!isStopped) {
      // Runs that are saved together make room together: they are followed together too.
      await setImmediate()
      const free = Math.min(concurrency - reading.size, inHandForEach * concurrency - busy.size)
      const jobs = free > 0 ? await queue.take(free) : []
      if (jobs.length === 0) return
      await beginAll(jobs)
    }
  }

  async function beginAll(jobs: readonly Job[]): Promise<void> {
    try {
      const runs = await takeUp(
        { parts, queue, entries },
        jobs.map(({ runId }) => runId),
      )
      for (const job of jobs) begin(job, runs.get(job.runId) ?? null)
    } catch (error) {
      parts.onError(error)
      await Promise.all(jobs.map((job) => queue.fail(job, error)))
    }
  }

  function begin(job: Job, run: TakenRun | null): void {
    const stop = new AbortController()
    if (isStopped) stop.abort('stopping')
    reading.add(job)
    const done = workOn(job, run, stop.signal).finally(() => {
      busy.delete(job)
      leaveAws(job)
    })
    busy.set(job, { runId: job.runId, stop, done })
  }

  function leaveAws(job: Job): void {
    reading.delete(job)
    if (!isStopped) taking.request()
  }

  async function workOn(job: Job, run: TakenRun | null, signal: AbortSignal): Promise<void> {
    try {
      if (run !== null) await workOnRun(work, run, { signal, onGathered: () => leaveAws(job) })
      await finished.add(job)
    } catch (error) {
      parts.onError(error)
      await giveBack(job, run, error).catch(parts.onError)
    }
  }

  /** The worker lives: what went wrong was no crash. */
  async function giveBack(job: Job, run: TakenRun | null, error: unknown): Promise<void> {
    if (run !== null) await letGoOfRun(parts.database.prisma, { ...run, isIdle: true })
    await queue.fail(job, error)
  }

  const unlisten = [
    await listen('queue', taking.request),
    await listen('plan', planning.request),
    await listen('run', (runId) => {
      for (const each of busy.values()) if (each.runId === runId) each.stop.abort('cancelled')
    }),
  ]
  const look = () => {
    planning.request()
    taking.request()
  }
  const poll = setInterval(look, pollMs)
  poll.unref()
  look()

  return {
    async stop() {
      isStopped = true
      clearInterval(poll)
      for (const each of unlisten) each()
      await Promise.all([planning.settled(), taking.settled()])
      for (const { stop } of busy.values()) stop.abort('stopping')
      await Promise.all([...busy.values()].map(({ done }) => done))
    },
  }
}
