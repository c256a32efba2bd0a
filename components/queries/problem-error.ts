import type { Issue, ProblemBody } from '@/lib/contracts/problem'

/** An answer that is not the one asked for, as the server explained it. `status` 0: there was no answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly title: string
  readonly problems: readonly Issue[]

  constructor({ status, title, detail, problems = [] }: Omit<ProblemBody, 'type'>) {
    super(detail)
    this.status = status
    this.title = title
    this.problems = problems
  }
}

/** What to show of anything that was thrown: the server's words, or the error's own. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
