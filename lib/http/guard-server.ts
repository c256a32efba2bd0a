import { subscribe } from 'node:diagnostics_channel'
import { get, type IncomingMessage, Server, ServerResponse } from 'node:http'
import { addressHeader, requestAddress } from '@/lib/access/client-address'
import { type Env, isLoopback, readEnv } from '@/lib/env'
import { refuseEarly } from './refuse-early'
import { standingHeaders } from './standing-headers'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Guards the socket that Next listens at, before Next hears of a request; a socket for other machines ends the process. */
export function guardNext(): void {
  const env = usableEnv()
  if (env === null) return
  guardServer(env, (address) => {
    console.error(
      `Shipshape did not start: its socket is bound to ${address}, where other machines reach it, and HOST allows ${env.host} only. Start it with npm start, or give next -H ${env.host}.`,
    )
    process.exit(1)
  })
}

/** The boot itself says what is wrong with the environment. */
function usableEnv(): Env | null {
  try {
    return readEnv()
  } catch {
    return null
  }
}

/**
 * Stands before Next at the socket of `env.port`: gives every answer its headers, also those that Next makes by itself,
 * and refuses what makes Next stumble. `onExposed` is called, and nothing answered, where other machines can reach the
 * socket: `next start -H` decides that, not HOST.
 */
export function guardServer(env: Env, onExposed: (address: string) => void): void {
  const headers = standingHeaders(env)
  const known = new WeakSet<Server>()
  subscribe('http.server.request.start', (message) => {
    const { server, response } = startOf(message)
    const address = server?.address()
    if (!server || !response || typeof address !== 'object' || address?.port !== env.port) return
    if (isLoopback(env.host) && !isLoopback(address.address)) return onExposed(address.address)
    fillIn(response, headers)
    if (!known.has(server)) known.add(putBefore(server, env))
  })
  askSocket(env)
}

/** The first request of all is our own, so that a wrong address is found at the start and not by somebody else. */
function askSocket({ host, port }: Env): void {
  const asked = get({ host: host.replace(/^\[(.*)\]$/, '$1'), port, path: '/healthz' }, (answer) => answer.resume())
  // Where nothing answers at HOST there is nothing to find here; whoever gets through elsewhere finds it.
  asked.on('error', () => undefined)
}

/** What Node publishes when a request begins, as far as it is what its documentation says. */
function startOf(message: unknown): { server?: Server; response?: ServerResponse } {
  if (typeof message !== 'object' || message === null) return {}
  const server: unknown = Reflect.get(message, 'server')
  const response: unknown = Reflect.get(message, 'response')
  return server instanceof Server && response instanceof ServerResponse ? { server, response } : {}
}

/** Sets what is not set by the time that the head is written. */
function fillIn(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead = new Proxy(response.writeHead, {
    apply(writeHead, self, given) {
      for (const [name, value] of Object.entries(headers)) {
        if (!response.headersSent && !response.hasHeader(name)) response.setHeader(name, value)
      }
      return Reflect.apply(writeHead, self, given)
    },
  })
}

/** The server's own listeners get what is not refused; this happens before they hear of its first request. */
function putBefore(server: Server, env: Env): Server {
  const listeners = server.rawListeners('request')
  server.removeAllListeners('request')
  const guarded: Handler = (request, response) => {
    if (refuseEarly(env, request, response)) return
    noteAddress(env, request)
    for (const listener of listeners) Reflect.apply(listener, server, [request, response])
  }
  return server.on('request', guarded)
}

/** Writes down where a request comes from, over whatever it says of itself. */
function noteAddress({ trustedProxies }: Env, request: IncomingMessage): void {
  request.headers[addressHeader] = requestAddress(request, trustedProxies)
}
