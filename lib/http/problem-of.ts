import { Problem } from '@/lib/problem'
import { databaseOutage } from './database-outage'

/**
 * The problem that a thrown value means for a client; null where it is a bug. Told by its name, not by its class:
 * instrumentation and routes are bundled apart, so that one class exists more than once in the process.
 */
export function problemOf(thrown: unknown): Problem | null {
  if (!(thrown instanceof Error)) return null
  return isProblem(thrown) ? thrown : databaseOutage(thrown)
}

function isProblem(error: Error): error is Problem {
  return error instanceof Problem || (error.name === 'Problem' && 'kind' in error)
}
