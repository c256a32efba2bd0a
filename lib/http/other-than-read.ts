import { Problem } from '@/lib/problem'
import { problemResponse } from './problem-response'

/** The refusal of a request to a page that is no reading: Next would take a form that is sent there for a server action. */
export function otherThanRead({ method }: Request): Response | null {
  if (method === 'GET' || method === 'HEAD') return null
  return problemResponse(
    new Problem(
      'method-not-allowed',
      `A page answers GET and HEAD, not ${method}. What can be written is under /api/v1.`,
      {
        headers: { allow: 'GET, HEAD' },
      },
    ),
  )
}
