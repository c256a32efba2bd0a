import type { ProblemBody } from '@/lib/contracts/problem'
import type { Problem, ProblemKind } from '@/lib/problem'

const kinds = {
  'not-readable': { status: 400, title: 'The request cannot be read' },
  unauthorized: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Conflict' },
  stale: { status: 412, title: 'Changed since it was read' },
  'too-large': { status: 413, title: 'Too large' },
  'unsupported-type': { status: 415, title: 'Unsupported content type' },
  'wrong-host': { status: 421, title: 'Wrong address' },
  invalid: { status: 422, title: 'Refused' },
  'too-many': { status: 429, title: 'Too many tries' },
  unexpected: { status: 500, title: 'Shipshape failed' },
  unavailable: { status: 503, title: 'Not available' },
} as const satisfies Record<ProblemKind, { status: number; title: string }>

/** A problem as RFC 9457 has it; `type` is stable and names the kind. */
export function problemBody({ kind, message, problems }: Problem): ProblemBody {
  const { status, title } = kinds[kind]
  const body = { type: `urn:shipshape:problem:${kind}`, title, status, detail: message }
  return problems.length === 0 ? body : { ...body, problems: [...problems] }
}

export function problemResponse(problem: Problem): Response {
  return new Response(`${JSON.stringify(problemBody(problem), null, 2)}\n`, {
    status: kinds[problem.kind].status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...problem.headers,
    },
  })
}
