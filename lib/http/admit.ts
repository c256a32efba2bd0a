import { localPlace } from '@/lib/access/local-place'
import type { Runtime } from '@/lib/runtime-types'
import { problemOf } from './problem-of'
import { problemResponse } from './problem-response'
import { requireHost } from './require-host'

/** What a page's request gets: an answer instead of the page, or the page, with a cookie that is new to the browser. */
export type Admission = Response | { cookie: string | null }

/**
 * Whether a browser may see a page. Sandbox mode welcomes it with a cookie; live mode wants a session, and takes the
 * one-time code of the link on /sign-in.
 */
export function admit({ env, auth }: Pick<Runtime, 'env' | 'auth'>, request: Request): Admission {
  const refused = refusedHost(env, request)
  if (refused !== null) return refused
  const url = new URL(request.url)
  if (auth.whoAsks(request.headers) !== null) return { cookie: null }
  const welcome = auth.welcome()
  if (welcome !== null) return { cookie: welcome }
  if (url.pathname === '/sign-in') return atTheDoor(auth, request, url)
  // SameSite=Strict keeps our cookie back when a link elsewhere leads here: the same address asked for by our own page
  // brings it along, if there is one.
  const isFollowed = request.headers.get('sec-fetch-site') === 'cross-site'
  if (isFollowed && request.headers.get('sec-fetch-dest') === 'document') return againFromHere()
  const next = localPlace(`${url.pathname}${url.search}`)
  return redirectTo(`/sign-in?${new URLSearchParams({ next })}`, url)
}

function refusedHost(env: Runtime['env'], request: Request): Response | null {
  try {
    requireHost(env, request.headers)
    return null
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return problemResponse(problem)
  }
}

function atTheDoor(auth: Runtime['auth'], { method, headers }: Request, url: URL): Admission {
  const code = url.searchParams.get('code')
  // Who only looks ahead does not use the code up.
  const isPrefetch = headers.get('sec-purpose') !== null || headers.get('next-router-prefetch') !== null
  if (code === null || method !== 'GET' || isPrefetch) return { cookie: null }
  const cookie = auth.redeem(code)
  if (cookie === null) return redirectTo('/sign-in?error=link', url)
  const response = redirectTo('/', url)
  response.headers.set('set-cookie', cookie)
  return response
}

function againFromHere(): Response {
  const page = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0"><title>Shipshape</title>'
  return new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}

function redirectTo(place: string, from: URL): Response {
  const location = new URL(place, from).href
  return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } })
}
