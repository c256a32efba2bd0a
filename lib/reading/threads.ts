import { MessageChannel, type MessagePort } from 'node:worker_threads'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { Problem } from '@/lib/problem'
import type { Inputs, JobName } from './jobs'
import type { JobAnswer } from './run-job'

/** The longest that a text is read, from when a thread takes it up, in time that this process had a core. */
const longestMs = 2_000
const lookEveryMs = 50
const mostThreads = 2
const largestHeapMb = 512

/** What a thread is handed. It says on `started` that it begins: loading its code is no part of the time. */
export type ThreadTask = { name: JobName; input: Inputs[JobName]; started: MessagePort }

export type Threads = {
  /** @throws Problem `too-large` where the text takes too long, or more memory than a thread has */
  run<K extends JobName>(name: K, input: Inputs[K]): Promise<JobAnswer<K>>
  close(): Promise<void>
}

/** Threads that run `filename`; the first is started by the first text, and an idle one ends after a minute. */
export function openThreads(filename: string): Threads {
  const pool = new Piscina({
    filename,
    minThreads: 0,
    maxThreads: mostThreads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: largestHeapMb },
  })
  // The pool's own queue would let the time run while a text waits for a thread.
  const atOnce = pLimit(mostThreads)
  return {
    run: (name, input) => atOnce(() => runWithin(pool, name, input)),
    close: () => pool.destroy(),
  }
}

async function runWithin<K extends JobName>(pool: Piscina, name: K, input: Inputs[K]): Promise<JobAnswer<K>> {
  const time = new AbortController()
  const { port1, port2 } = new MessageChannel()
  let timer: NodeJS.Timeout | undefined
  port1.once('message', () => {
    const hasHadItsTime = stopwatch()
    timer = setInterval(() => hasHadItsTime() && time.abort(), lookEveryMs)
  })
  const task: ThreadTask = { name, input, started: port2 }
  try {
    // The thread runs runJob of this very build.
    return await pool.run(task, { signal: time.signal, transferList: [port2] })
  } catch (error) {
    throw time.signal.aborted || isOutOfMemory(error) ? tooMuch() : error
  } finally {
    clearInterval(timer)
    port1.close()
  }
}

// On a busy machine two seconds by the clock may be a tenth of that at work, and a good file would be refused.
function stopwatch(): () => boolean {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 >= longestMs
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooMuch(): Problem {
  const detail = `Shipshape could not read the file within ${longestMs / 1000} s, so nothing was changed. Send a smaller one.`
  return new Problem('too-large', detail)
}
