import { Problem, type ProblemKind } from '@/lib/problem'
import type { Issue } from '@/lib/registry/issue'
import { type Inputs, type JobName, jobs, type Outputs } from './jobs'

/** What comes back of a job: its result or its refusal, as data that crosses from a thread. */
export type JobAnswer<K extends JobName> =
  | { ok: true; value: Outputs[K] }
  | { ok: false; kind: ProblemKind; detail: string; problems: readonly Issue[] }

/** Does a job where it is called. What is refused is an answer; what nobody foresaw is thrown. */
export function runJob<K extends JobName>(name: K, input: Inputs[K]): JobAnswer<K> {
  try {
    return { ok: true, value: jobs[name](input) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ok: false, kind: error.kind, detail: error.message, problems: error.problems }
  }
}
