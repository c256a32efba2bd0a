import { issueAt } from '@/lib/answers/issues-of'
import { Problem } from '@/lib/answers/problem'

/**
 * The problem that a thrown value means for a client; null where it is a bug. Told by name, not by class: instrumentation
 * and routes are bundled apart, so that one class exists more than once in the process.
 */
export function problemOf(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error)) return null
  if (isProblem(thrown)) return thrown
  switch (thrown.name) {
    case 'NotFound':
      return new Problem('not-found', thrown.message)
    case 'Conflict':
      return new Problem('conflict', thrown.message)
    case 'Stale':
      return new Problem('stale', thrown.message)
    case 'Invalid': {
      const path = 'path' in thrown && typeof thrown.path === 'string' ? thrown.path : ''
      return new Problem('invalid', thrown.message, { problems: [issueAt(path === '' ? [] : [path], thrown.message)] })
    }
    default:
      return null
  }
}

function isProblem(error: Error): error is Problem {
  return error instanceof Problem || (error.name === 'Problem' && 'kind' in error)
}
