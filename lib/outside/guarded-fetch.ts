import { lookup as systemLookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { urlToHttpOptions } from 'node:url'
import { refusedAddress } from './refused-address'

/** An address that a name has. */
export type Dialled = { address: string; family: number }

/** What may be dialled. */
export type Guard = {
  /** What an IP address is that must not be; null where it may. */
  refused: (address: string) => string | null
  /** The addresses of a name. */
  resolve: (host: string) => Promise<readonly Dialled[]>
}

/** The rules of the design: public addresses, or with SHIPSHAPE_PRIVATE_WEBHOOKS every one. */
export function guardOf({ privateWebhooks }: { privateWebhooks: boolean }): Guard {
  return {
    refused: privateWebhooks ? () => null : refusedAddress,
    resolve: (host) => systemLookup(host, { all: true }),
  }
}

export type OutsideRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** For all of it, redirects included. */
  timeoutMs: number
  /** The most that is read of an answer. */
  maxBytes?: number
  /** Nothing of an answer but its head is waited for. */
  headOnly?: boolean
  /** How many redirects are followed; one too many is answered as it is. */
  redirects?: number
  signal?: AbortSignal
}

/** `url`: where the answer came from, after redirects. */
export type OutsideAnswer = { status: number; headers: IncomingMessage['headers']; text: string; url: string }

/** Nothing was sent: the address is one that Shipshape must not be made to call. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}

/**
 * Sends a request to an address that somebody typed. A name is resolved here, once for each attempt and each redirect, and
 * what is dialled are the addresses that were looked at: a name that changes its answer gains nothing. Whoever is redirected
 * to another origin gets neither credentials nor cookies.
 * @throws AddressRefused, and what sockets throw; `whyNotSent` puts all of it into words
 */
export async function guardedFetch(address: string, request: OutsideRequest, guard: Guard): Promise<OutsideAnswer> {
  const timeout = AbortSignal.timeout(request.timeoutMs)
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal])
  const { maxBytes = 2_000_000, headOnly = false } = request
  const { method = 'GET', headers = {}, body } = request
  let step: Step = { url: new URL(address), method, headers, body }
  for (let left = request.redirects ?? 5; ; left--) {
    const answer = await send(step, guard, { signal, maxBytes, headOnly })
    const next = left > 0 ? redirected(step, answer) : null
    if (next === null) return answer
    step = next
  }
}

/** Why an address that names an IP address may not be kept; null where it may, or names no IP address. */
export function refusedLiteral(address: string, { refused }: Guard): string | null {
  const host = hostOf(new URL(address))
  const what = isIP(host) === 0 ? null : refused(host)
  return what === null ? null : refusalWords(host, what)
}

/** What went wrong with a request, for a person. */
export function whyNotSent(error: unknown): string {
  if (error instanceof AddressRefused) return error.message
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'There was no answer in time.'
  const code: unknown = Reflect.get(error, 'code')
  const words = typeof code === 'string' ? sentences[code] : undefined
  return words ?? `The connection failed: ${error.message || String(code)}.`
}

const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at that address (ECONNREFUSED).',
  ECONNRESET: 'The connection was reset (ECONNRESET).',
  ENOTFOUND: 'DNS does not know the name (ENOTFOUND).',
  EAI_AGAIN: 'DNS does not answer (EAI_AGAIN).',
  EHOSTUNREACH: 'There is no way to that address (EHOSTUNREACH).',
  ENETUNREACH: 'There is no way to that address (ENETUNREACH).',
}

type Step = {
  url: URL
  method: string
  headers: Readonly<Record<string, string>>
  body: string | undefined
}

type Limits = { signal: AbortSignal; maxBytes: number; headOnly: boolean }

async function send({ url, method, headers, body }: Step, guard: Guard, limits: Limits): Promise<OutsideAnswer> {
  const addresses = await dialledOf(url, guard, limits.signal)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(
      {
        ...urlToHttpOptions(url),
        method,
        headers: { 'accept-encoding': 'identity', 'user-agent': 'Shipshape', ...headers, ...length },
        lookup: answering(addresses),
        // A connection of its own: none that an earlier answer of DNS led to is used again.
        agent: false,
        signal: limits.signal,
      },
      resolve,
    )
      .on('error', (error) => reject(limits.signal.aborted ? limits.signal.reason : error))
      .end(body)
  })
  const text = limits.headOnly ? dropped(response) : await textOf(response, limits)
  return { status: response.statusCode ?? 0, headers: response.headers, text, url: url.href }
}

function dropped(response: IncomingMessage): string {
  response.on('error', () => {}).destroy()
  return ''
}

async function textOf(response: IncomingMessage, { signal, maxBytes }: Limits): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of response) {
      const piece = Buffer.from(chunk)
      bytes += piece.length
      if (bytes > maxBytes) throw new Error(`the answer is longer than ${maxBytes} bytes`)
      chunks.push(piece)
    }
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The addresses to dial. @throws AddressRefused where none of them may be */
async function dialledOf(url: URL, { refused, resolve }: Guard, signal: AbortSignal) {
  if (!/^https?:$/.test(url.protocol)) throw new AddressRefused(`${url.protocol} is neither http: nor https:.`)
  const host = hostOf(url)
  const family = isIP(host)
  const addresses = family === 0 ? await unlessAborted(resolve(host), signal) : [{ address: host, family }]
  const allowed = addresses.filter(({ address }) => refused(address) === null)
  if (allowed.length > 0) return allowed
  const [first] = addresses
  if (first === undefined) throw new Error(`DNS knows no address of ${host}`)
  throw new AddressRefused(refusalWords(host, refused(first.address) ?? '', first.address))
}

function refusalWords(host: string, what: string, address: string = host): string {
  const name = address === host ? host : `${host} (${address})`
  return `${name} is ${what}: Shipshape sends nothing there unless SHIPSHAPE_PRIVATE_WEBHOOKS is on.`
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1')

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

/** What Node asks instead of DNS. */
const answering =
  (addresses: readonly Dialled[]): LookupFunction =>
  (_host, { all }, callback) => {
    const [first] = addresses
    if (all === true || first === undefined) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }

/** The request that a redirect asks for, as browsers read it (Fetch, HTTP-redirect fetch); null where there is none. */
function redirected({ url, method, headers, body }: Step, answer: OutsideAnswer): Step | null {
  const { location } = answer.headers
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return null
  if (!URL.canParse(location, url)) return null
  const next = new URL(location, url)
  const isGet = answer.status === 303 || (answer.status < 303 && method === 'POST')
  const left = Object.entries(headers).filter(
    ([name]) => !isLeftOut(name.toLowerCase(), next.origin === url.origin, isGet),
  )
  return {
    url: next,
    method: isGet ? 'GET' : method,
    headers: Object.fromEntries(left),
    body: isGet ? undefined : body,
  }
}

function isLeftOut(name: string, isSameOrigin: boolean, isGet: boolean): boolean {
  if (isGet && name.startsWith('content-')) return true
  return !isSameOrigin && ['authorization', 'cookie', 'proxy-authorization'].includes(name)
}
