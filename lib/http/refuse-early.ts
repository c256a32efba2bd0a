import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state.js'
import type { Env } from '@/lib/env'
import { Problem } from '@/lib/problem'
import { problemBody } from './problem-response'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Answers what no route and no page may get, because Next would log a stack or answer by itself; whether it did. */
export function refuseEarly(
  env: Pick<Env, 'development'>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const problem = refusalOf(env, request)
  if (problem === null) return false
  const body = problemBody(problem)
  // What follows on this connection could be the body of what was refused.
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', connection: 'close' }
  response.writeHead(body.status, { ...headers, ...problem.headers }).end(`${JSON.stringify(body, null, 2)}\n`)
  return true
}

function refusalOf({ development }: Pick<Env, 'development'>, { method = '', url = '', headers }: IncomingMessage) {
  if (!methods.includes(method)) {
    return new Problem('method-not-allowed', `Shipshape does not answer ${method}.`, {
      headers: { allow: methods.join(', ') },
    })
  }
  if (headers['next-action'] !== undefined) {
    return new Problem('not-readable', 'Shipshape has no server actions: send no Next-Action header.')
  }
  if (!isRouterState(headers['next-router-state-tree'])) {
    return new Problem('not-readable', 'The header Next-Router-State-Tree is not what a page of this server sends.')
  }
  if (!isDecodable(url)) {
    return new Problem(
      'not-readable',
      'The address is not valid: a % in it is not followed by the UTF-8 of a character.',
    )
  }
  // `next dev` serves its own tools from there.
  if (!development && /^\/_next\/(?!static\/)/.test(url)) return new Problem('not-found', 'There is nothing here.')
  return null
}

/** Next's own reading of it, which answers 500 with a stack where it throws. */
function isRouterState(header: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(header)
    return true
  } catch {
    return false
  }
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}
