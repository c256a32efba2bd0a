import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerRequest, type Outcome } from './answer-request'
import { answerControl } from './control'
import { faultsOf } from './faults'
import { seededRandom } from './random'
import type { ReceivedCall } from './received-call'
import type { Behaviour, Sandbox, SandboxOptions } from './sandbox'
import { tokenBuckets } from './token-buckets'
import { placeWorld } from './world/placed-world'
import { world as ourWorld } from './world/world'

/** Starts the imaginary AWS on a loopback port. It changes nothing in its world, whatever is asked of it. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { world = ourWorld, now = () => new Date() } = options
  const placed = placeWorld(world)
  const troubles = faultsOf(
    world.accounts.flatMap(({ id, troubles: rules = [] }) => rules.map((rule) => ({ ...rule, account: id }))),
  )
  let calls: ReceivedCall[] = []
  let sequence = 0
  let moods = moodsOf({
    faults: options.faults ?? [],
    latencyMs: options.latencyMs ?? 25,
    seed: options.seed ?? 1,
    rateLimits: options.rateLimits ?? false,
  })

  const sandbox: Omit<Sandbox, 'url'> = {
    baseKeys: world.baseKeys,
    calls: () => calls,
    forgetCalls: () => {
      calls = []
    },
    behave: (behaviour) => {
      moods = moodsOf({ ...moods.behaviour, ...behaviour })
    },
    behaviour: () => moods.behaviour,
    close: () => closeServer(server),
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    if (body === null) return response.destroy()
    const control = answerControl(sandbox, { method: request.method ?? 'GET', path: request.url ?? '/', body })
    if (control !== null) return send(response, control.status, { 'content-type': 'application/json' }, control.body)
    sequence += 1
    const around = { world: placed, faults: moods.faults, troubles, buckets: moods.buckets, now: now(), sequence }
    const outcome = answerRequest(around, { headers: request.headers, body })
    if (outcome === null) return send(response, 403, { 'content-type': 'application/json' }, missingToken)
    // A dashboard may run for weeks: of a long log the older half goes.
    if (calls.length >= 100_000) calls = calls.slice(50_000)
    calls.push(outcome.received)
    await delay(moods.latency())
    deliver(response, outcome)
  })
  // Longer than any client keeps an idle connection: else a request may meet a connection that is just being closed.
  server.keepAliveTimeout = 120_000

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return { ...sandbox, url: `http://127.0.0.1:${portOf(server.address())}` }
}

const missingToken = JSON.stringify({
  __type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
})

function moodsOf(behaviour: Behaviour) {
  const random = seededRandom(behaviour.seed)
  return {
    behaviour,
    faults: faultsOf(behaviour.faults, behaviour.seed),
    buckets: behaviour.rateLimits ? tokenBuckets() : null,
    latency: (): number => behaviour.latencyMs * (0.8 + 0.4 * random()),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of request) chunks.push(chunk)
    return Buffer.concat(chunks).toString()
  } catch {
    // The client went away.
    return null
  }
}

function delay(ms: number): Promise<void> | undefined {
  return ms === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}

const html =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in to the network</h1></body></html>'

function deliver(response: ServerResponse, { answer, fault }: Outcome): void {
  switch (fault) {
    case 'hang':
      return
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'truncate':
      response.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
      response.write(answer.body.slice(0, answer.body.length / 2), () => response.destroy())
      return
    case 'html':
      send(response, 200, { 'content-type': 'text/html' }, html)
      return
    default:
      send(response, answer.status, answer.headers, answer.body)
  }
}

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address === 'object' && address !== null) return address.port
  throw new Error('The sandbox is not listening on a port.')
}

/** Hung answers have connections of their own: they are cut. */
function closeServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
    server.closeAllConnections()
  })
}
