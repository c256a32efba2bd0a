import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Changes AWS's answer to an operation: from its text to another text, or null to send half of it and fall silent. */
export type Distortion = readonly [operation: string, distort: (body: string) => string | null]

/** A server between Shipshape and an endpoint that hands everything on and distorts some answers, as a bad proxy would. */
export async function startDistorting(
  endpoint: string,
  distortions: readonly Distortion[],
): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (request, response) => {
    const body = await textOf(request)
    const answer = await fetch(endpoint, { method: 'POST', headers: forwarded(request), body })
    const text = await answer.text()
    const [, distort] = distortions.find(([operation]) => operation === operationOf(request, body)) ?? []
    deliver(response, answer, text, distort?.(text))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

function deliver(response: ServerResponse, answer: Response, text: string, distorted: string | null | undefined): void {
  const type = answer.headers.get('content-type') ?? 'text/plain'
  const body = distorted ?? text
  response.writeHead(answer.status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  if (distorted === null) response.write(body.slice(0, body.length / 2))
  else response.end(body)
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** `ListClusters`, in the header of a JSON protocol or in the form of a query protocol. */
function operationOf(request: IncomingMessage, body: string): string {
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return target.split('.').at(-1) ?? ''
  return new URLSearchParams(body).get('Action') ?? ''
}

function forwarded({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['content-type', 'x-amz-target', 'authorization', 'x-amz-date', 'x-amz-security-token']
  return Object.fromEntries(kept.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])))
}
