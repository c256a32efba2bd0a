import { Problem } from '@/lib/problem'
import type { Inputs, JobName, Outputs } from './jobs'
import { oneAtATime } from './one-at-a-time'
import { type JobAnswer, runJob } from './run-job'
import { openThreads } from './threads'

/** Reads what people send. Large texts are read in a thread, so that nobody else waits for them. */
export type Reading = {
  /**
   * Does a job for a person, one at a time each.
   * @throws Problem as the job does; `too-large` where it takes longer than 2 s, `too-many` where enough of theirs wait
   */
  read<K extends JobName>(name: K, input: Inputs[K], person: string): Promise<Outputs[K]>
  close(): Promise<void>
}

const shortest = 16 * 1024

/** Whether a text takes less time than handing it to a thread and back. */
export const isShort = (text: string) => text.length < shortest

/** `threadFile` is what a thread runs; without one everything is read where it is called, as in development. */
export function openReading({ threadFile }: { threadFile: string | null }): Reading {
  const threads = threadFile === null ? null : openThreads(threadFile)
  const takeTurn = oneAtATime()
  return {
    async read(name, input, person) {
      if (threads === null || isShort(input.text)) return resultOf(runJob(name, input))
      return resultOf(await takeTurn(person, () => threads.run(name, input)))
    },
    close: async () => threads?.close(),
  }
}

function resultOf<K extends JobName>(answer: JobAnswer<K>): Outputs[K] {
  if (answer.ok) return answer.value
  throw new Problem(answer.kind, answer.detail, { problems: answer.problems })
}
