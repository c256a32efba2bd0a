import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { currentRuntime } from '@/lib/current-runtime'
import { admitOrAnswer } from '@/lib/http/admit'
import { pageHeaders } from '@/lib/http/page-headers'

/** Stands before every page: the address, who asks, and the headers. The HTTP interface has its own wrapper. */
export async function proxy(request: NextRequest): Promise<Response> {
  const runtime = await currentRuntime()
  const admission = await admitOrAnswer(runtime, request)
  if (admission instanceof Response) return admission

  const headers = pageHeaders(randomBytes(16).toString('base64'), runtime.env)
  const forwarded = new Headers(request.headers)
  // Next takes the nonce for its own scripts from the request's policy.
  forwarded.set('content-security-policy', headers['content-security-policy'] ?? '')
  // The page is drawn as for a browser that has its new cookie already.
  if (admission.cookie !== null) forwarded.set('cookie', withCookie(request.headers.get('cookie'), admission.cookie))

  const response = NextResponse.next({ request: { headers: forwarded } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  if (admission.cookie !== null) response.headers.append('set-cookie', admission.cookie)
  return response
}

function withCookie(sent: string | null, setCookie: string): string {
  const [pair = ''] = setCookie.split(';')
  return sent === null ? pair : `${pair}; ${sent}`
}

export const config = {
  matcher: [
    '/((?!(?:api|_next)(?:/|$)|(?:healthz|readyz|metrics|sign-in/session|sign-in/set-up/person|sign-in/invitation/person|sign-in/oidc|sign-in/oidc/callback|sign-out|config/[^/]+/[^/]+(?:/[^/]+)?|icon\\.svg|robots\\.txt|favicon\\.ico)$).*)',
  ],
}
