import { mayUse } from '@/lib/access/asker'
import { localPlace } from '@/lib/access/local-place'
import { pageAccess } from '@/lib/access/page-access'
import type { Runtime } from '@/lib/runtime-types'
import { forbiddenPage } from './forbidden-page'
import { otherThanRead } from './other-than-read'
import { outagePage } from './outage-page'
import { problemOf } from './problem-of'
import { problemResponse } from './problem-response'
import { requireHost } from './require-host'

/** What a page's request gets: an answer instead of the page, or the page, with a cookie that is new to the browser. */
export type Admission = Response | { cookie: string | null }

/** The whole of it: the name of the server, the database, who asks, and how. */
export async function admitOrAnswer(runtime: Runtime, request: Request): Promise<Admission> {
  try {
    requireHost(runtime.env, request.headers)
    // Whose session it is only the database knows.
    const outage = await outagePage(runtime)
    if (outage !== null) return outage
    const admission = await admit(runtime, request)
    return admission instanceof Response ? admission : (otherThanRead(request) ?? admission)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return problemResponse(problem)
  }
}

/**
 * Whether a browser may see a page. Sandbox mode welcomes it with a cookie; live mode wants a session, and of it what the
 * page takes.
 */
export async function admit({ auth }: Pick<Runtime, 'auth'>, request: Request): Promise<Admission> {
  const url = new URL(request.url)
  const wanted = pageAccess(url.pathname)
  const asker = await auth.whoAsks(request.headers)
  if (asker !== null) {
    if (mayUse(asker.access, wanted)) return { cookie: null }
    await auth.note(request.headers, {
      kind: 'denied',
      actor: asker.actor,
      what: `page ${url.pathname} takes ${wanted}`,
    })
    return forbiddenPage(wanted, asker)
  }
  const welcome = await auth.welcome(request.headers)
  if (welcome !== null || wanted === 'public') return { cookie: welcome }
  const next = localPlace(`${url.pathname}${url.search}`)
  const location = new URL(`/sign-in?${new URLSearchParams({ next })}`, url).href
  return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } })
}
