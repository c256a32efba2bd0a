import { createServer, type IncomingMessage } from 'node:http'
import { mayUse } from '@/lib/access/asker'
import { addressHeader, requestAddress } from '@/lib/access/client-address'
import { getReadyz } from '@/lib/answers/health'
import { getMetrics } from '@/lib/answers/metrics'
import type { Runtime } from '@/lib/runtime-types'

type Answer = { status: number; text: string }

/** What a worker that stands alone answers at its address: whether it lives, whether it is ready, its metrics; no pages. */
export async function serveProbes(runtime: Runtime): Promise<{ close: () => Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { status, text } = await answerOf(runtime, request)
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    response.end(text)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(runtime.env.port, runtime.env.host, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answerOf(runtime: Runtime, request: IncomingMessage): Promise<Answer> {
  const { method, url, headers } = request
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'A worker answers GET.\n' }
  try {
    if (url === '/healthz') return { status: 200, text: 'ok\n' }
    if (url === '/readyz') return { status: 200, text: await getReadyz(runtime) }
    if (url !== '/metrics') return { status: 404, text: 'A worker serves no pages: /healthz, /readyz and /metrics.\n' }
    const address = requestAddress(request, runtime.env.trustedProxies)
    const authorization = headers.authorization ?? ''
    const asker = await runtime.auth.whoAsks(new Headers({ authorization, [addressHeader]: address }))
    if (asker === null || !mayUse(asker.access, 'read')) return { status: 401, text: 'Send Authorization: Bearer.\n' }
    return { status: 200, text: await getMetrics(runtime) }
  } catch (error) {
    return { status: 503, text: `${error instanceof Error ? error.message : error}\n` }
  }
}
