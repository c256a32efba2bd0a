import { z } from 'zod'
import { localPlace } from '@/lib/access/local-place'
import { isOwnOrigin } from '@/lib/access/served-address'
import { currentRuntime } from '@/lib/current-runtime'
import { Problem } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { parseJson } from './parse-json'
import { problemOf } from './problem-of'
import { problemResponse } from './problem-response'
import { readText } from './read-text'
import { requireHost } from './require-host'

const sentSchema = z.object({ token: z.string().min(1), next: z.string().optional() })

/**
 * Takes the token that somebody typed. A form (which needs no script) is sent on to `next`, or back to /sign-in with
 * `error=wrong` or `error=wait`; JSON is answered 204 or with a problem.
 */
export function signIn(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => {
    const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
    const { token, next } = readSent(await readText(request), isForm)
    const answer = auth.signIn(token)
    if (typeof answer === 'object') {
      const headers = { 'set-cookie': answer.cookie, 'cache-control': 'no-store' }
      return isForm ? seeOther(localPlace(next), headers) : new Response(null, { status: 204, headers })
    }
    if (isForm) return seeOther(`/sign-in?${new URLSearchParams({ error: answer, next: localPlace(next) })}`)
    throw answer === 'wait'
      ? new Problem('too-many', 'Ten wrong tokens within a minute. Wait a minute, then try again.', {
          headers: { 'retry-after': '60' },
        })
      : new Problem(
          'unauthorized',
          'That is not the token. It is SHIPSHAPE_TOKEN, or the file "token" in the data folder.',
        )
  })
}

/** Ends the session of the browser that asks. */
export function signOut(request: Request): Promise<Response> {
  return fromOwnPage(request, async ({ auth }) => seeOther('/sign-in', { 'set-cookie': auth.signOut() }))
}

async function fromOwnPage(request: Request, work: (runtime: Runtime) => Promise<Response>): Promise<Response> {
  const runtime = await currentRuntime()
  try {
    requireHost(runtime.env, request.headers)
    if (!isOwnOrigin(runtime.env, request.headers)) {
      throw new Problem('forbidden', 'The request comes from a page of another site. Nothing was changed.')
    }
    return await work(runtime)
  } catch (error) {
    const problem = problemOf(error)
    if (problem === null) throw error
    return problemResponse(problem)
  }
}

function readSent(text: string, isForm: boolean): z.infer<typeof sentSchema> {
  const sent = isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(text)
  const parsed = sentSchema.safeParse(sent)
  if (parsed.success) return parsed.data
  throw new Problem('invalid', 'Send the token as {"token": "…"}, or as a form with the field token.')
}

/** A relative address: behind a proxy we do not know the name that the browser used. */
function seeOther(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...headers, location, 'cache-control': 'no-store' } })
}
