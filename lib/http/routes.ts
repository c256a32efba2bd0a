import { Problem } from '@/lib/problem'
import { problemResponse } from './problem-response'
import type { Route } from './route'

type Handlers = Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', (request: Request) => Promise<Response>>

/** Handlers of one path for Next: each route under its contract's own method, and 405 for every other. */
export function routes(...list: readonly Route[]): Handlers {
  const allow = [...new Set(list.map(({ contract }) => contract.method))].join(', ')
  const handlerOf = (method: string) => list.find(({ contract }) => contract.method === method)?.handle
  return {
    GET: handlerOf('GET') ?? notAllowed,
    POST: handlerOf('POST') ?? notAllowed,
    PUT: notAllowed,
    PATCH: handlerOf('PATCH') ?? notAllowed,
    DELETE: handlerOf('DELETE') ?? notAllowed,
    OPTIONS: options,
  }

  async function options(): Promise<Response> {
    return new Response(null, { status: 204, headers: { allow } })
  }

  async function notAllowed({ method, url }: Request): Promise<Response> {
    const detail = `${method} is not for ${new URL(url).pathname}; it takes ${allow}.`
    return problemResponse(new Problem('method-not-allowed', detail, { headers: { allow } }))
  }
}
