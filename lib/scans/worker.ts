import { inTurn } from './in-turn'
import type { ScanParts } from './parts'
import type { Job, Queue } from './queue'
import { workOnRun } from './work-on-run'

export type Worker = { stop: () => Promise<void> }

/** A job whose NOTIFY was missed, or that was given back with a delay, is found by then. */
const pollMs = 2_000

/** Between the beginnings of two runs: about what a first finding takes. */
const startsApartMs = 80

/** Takes runs from the queue, several side by side, as soon as they are there; stops those that are cancelled. */
export async function startWorker(context: { parts: ScanParts; queue: Queue }): Promise<Worker> {
  const { parts, queue } = context
  const { listen } = parts.database
  const busy = new Map<Job, { runId: string; stop: AbortController; done: Promise<void> }>()
  // A dozen runs that begin in the same moment would all hold back the first one's first finding.
  const takingUp = inTurn(startsApartMs)
  let isStopped = false
  let taking: Promise<void> | null = null

  async function takeJobs(): Promise<void> {
    while (!isStopped) {
      const free = parts.limits.concurrency - busy.size
      const jobs = free > 0 ? await queue.take(free) : []
      if (jobs.length === 0) return
      for (const job of jobs) begin(job)
    }
  }

  // One at a time: two that count the free places at once would both fill them.
  function take(): void {
    taking ??= takeJobs()
      .catch(parts.onError)
      .finally(() => {
        taking = null
      })
  }

  function begin(job: Job): void {
    const stop = new AbortController()
    if (isStopped) stop.abort('stopping')
    const done = work(job, stop.signal).finally(() => {
      busy.delete(job)
      if (!isStopped) take()
    })
    busy.set(job, { runId: job.runId, stop, done })
  }

  async function work(job: Job, signal: AbortSignal): Promise<void> {
    try {
      await workOnRun({ ...context, inTurn: takingUp }, job.runId, signal)
      await queue.complete(job)
    } catch (error) {
      parts.onError(error)
      await queue.fail(job, error).catch(parts.onError)
    }
  }

  const unlisten = [
    await listen('queue', take),
    await listen('run', (runId) => {
      for (const each of busy.values()) if (each.runId === runId) each.stop.abort('cancelled')
    }),
  ]
  const poll = setInterval(take, pollMs)
  poll.unref()
  take()

  return {
    async stop() {
      isStopped = true
      clearInterval(poll)
      for (const each of unlisten) each()
      await taking
      for (const { stop } of busy.values()) stop.abort('stopping')
      await Promise.all([...busy.values()].map(({ done }) => done))
    },
  }
}
