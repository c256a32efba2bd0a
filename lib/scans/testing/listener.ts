import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { z } from 'zod'

/** What somebody who is told was sent. `isSigned`: by its secret, not long ago as the sender's clock goes. */
export type Heard = { path: string; body: string; signedAt: number | null; isSigned: boolean }

/** A server on loopback that is told, and answers as it is bid: 200 where nothing is said. */
export async function startListener({ secret = '' }: { secret?: string } = {}) {
  const heard: Heard[] = []
  const bid: { status: number; headers?: Record<string, string> } = { status: 200 }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const body = Buffer.concat(chunks).toString('utf8')
    const header = String(request.headers['x-shipshape-signature'] ?? '')
    const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
    const right = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
    const signedAt = seconds === '' ? null : Number(seconds)
    heard.push({ path: `${request.method} ${request.url}`, body, signedAt, isSigned: given === right })
    // Redirected: what is asked of the other place is answered well.
    const isMoved = request.url === '/moved'
    response.writeHead(isMoved ? 200 : bid.status, isMoved ? {} : bid.headers).end('heard')
  })
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      resolve(z.object({ port: z.number() }).parse(server.address()).port)
    }),
  )
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    heard,
    bid,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
