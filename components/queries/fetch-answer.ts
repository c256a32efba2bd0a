import type { AnswerOf, PathOf } from '@/lib/contracts/called'
import type { Contract } from '@/lib/contracts/contract'
import type { ProblemBody } from '@/lib/contracts/problem'
import { ProblemError } from './problem-error'
import { tellLost } from './server-contact'

type Body =
  | { type: 'application/json' | 'application/merge-patch+json'; value: unknown }
  | { type: 'application/yaml'; value: string }

type Request = {
  method?: 'POST' | 'PATCH' | 'DELETE'
  /** Version or revision that was read: a stale write is refused with 412. */
  ifMatch?: number
  body?: Body
  /** What to answer with, where a route has more than one way. */
  accept?: 'application/json'
  signal?: AbortSignal
}

export const json = (value: unknown): Body => ({ type: 'application/json', value })
export const mergePatch = (value: unknown): Body => ({ type: 'application/merge-patch+json', value })
export const yaml = (value: string): Body => ({ type: 'application/yaml', value })

/** JSON of a route of this server, which has put it through the contract's schema on its way out. Throws ProblemError. */
export async function fetchJson<C extends Contract>(path: PathOf<C>, request?: Request): Promise<AnswerOf<C>> {
  return (await fetchAnswer<C>(path, request)).json()
}

/** Text of a route of this server. Throws ProblemError. */
export async function fetchText<C extends Contract>(path: PathOf<C>, request?: Request): Promise<string> {
  return (await fetchAnswer<C>(path, request)).text()
}

/** An answer of this server with a 2xx status. Throws ProblemError. */
export async function fetchAnswer<C extends Contract>(path: PathOf<C>, request: Request = {}): Promise<Response> {
  const answer = await fetch(path, {
    method: request.method ?? 'GET',
    headers: headersOf(request),
    body: request.body ? textOf(request.body) : null,
    signal: request.signal ?? null,
  }).catch((cause: unknown) => {
    if (request.signal?.aborted) throw cause
    tellLost()
    throw new ProblemError({
      status: 0,
      title: 'No answer',
      detail: 'Shipshape’s server did not answer. Check that it is running, then try again.',
    })
  })
  if (answer.ok) return answer
  throw await problemOf(answer)
}

function headersOf({ ifMatch, body, accept }: Request): Record<string, string> {
  return {
    ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    ...(body && { 'content-type': body.type }),
    ...(accept && { accept }),
  }
}

function textOf(body: Body): string {
  return body.type === 'application/yaml' ? body.value : JSON.stringify(body.value)
}

async function problemOf(answer: Response): Promise<ProblemError> {
  const body: unknown = await answer.json().catch(() => null)
  if (isProblem(body)) return new ProblemError(body)
  return new ProblemError({
    status: answer.status,
    title: answer.statusText || 'Failed',
    detail: `The server answered ${answer.status} without a reason. The server’s log has it.`,
  })
}

/** What a proxy answers in our place is no problem of ours. */
function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'detail' in body && 'title' in body && 'status' in body
}
