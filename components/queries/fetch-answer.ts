import type { z } from 'zod'
import { problemSchema } from '@/lib/contracts/problem'
import { ProblemError } from './problem-error'

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

/** JSON of a route of this server, parsed with the contract's schema. Throws ProblemError. */
export async function fetchJson<S extends z.ZodType>(schema: S, path: string, request?: Request): Promise<z.output<S>> {
  const answer = await fetchAnswer(path, request)
  return schema.parse(await answer.json())
}

/** Text of a route of this server. Throws ProblemError. */
export async function fetchText(path: string, request?: Request): Promise<string> {
  return (await fetchAnswer(path, request)).text()
}

/** An answer of this server with a 2xx status. Throws ProblemError. */
export async function fetchAnswer(path: string, request: Request = {}): Promise<Response> {
  const answer = await fetch(path, {
    method: request.method ?? 'GET',
    headers: headersOf(request),
    body: request.body ? textOf(request.body) : null,
    signal: request.signal ?? null,
  }).catch((cause: unknown) => {
    if (request.signal?.aborted) throw cause
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
  const problem = problemSchema.safeParse(body)
  if (problem.success) return new ProblemError(problem.data)
  return new ProblemError({
    status: answer.status,
    title: answer.statusText || 'Failed',
    detail: `The server answered ${answer.status} without a reason. The server’s log has it.`,
  })
}
