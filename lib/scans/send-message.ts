import { createHmac } from 'node:crypto'
import { AddressRefused, type Guard, guardedFetch, type OutsideAnswer, whyNotSent } from '@/lib/outside/guarded-fetch'
import type { Channel } from '@/prisma/repositories/channels'
import { type Message, slackBodyOf } from './told-message'

/** How channels are told. */
export type Telling = {
  /** The address that people use, for links. */
  origin: string
  /** What may be dialled. */
  guard: Guard
  /** What was sealed when a channel was saved; null where another server secret sealed it. */
  open: (sealed: string) => string | null
  /** For an attempt, redirects included. */
  timeoutMs: number
}

const mostRedirects = 3

/** `isRefused`: nothing was sent, and nothing will be as long as the address is that. */
export type Sent = { status: number | null; error: string | null; isRefused: boolean }

/** Sends a message to a channel, once. Never throws: what goes wrong is the answer, without the address. */
export async function sendMessage(
  { guard, open, timeoutMs }: Telling,
  { kind, address, secret }: Channel,
  message: Message,
  now: Date,
): Promise<Sent> {
  const url = open(address)
  const key = secret === null ? '' : open(secret)
  if (url === null || key === null)
    return notSent('SHIPSHAPE_SECRET has changed. Type the address of the channel again.')
  const body = JSON.stringify(kind === 'slack' ? slackBodyOf(message) : message)
  const signed: Record<string, string> =
    kind === 'slack' ? {} : { 'x-shipshape-signature': signature(key, body, Math.floor(now.getTime() / 1_000)) }
  try {
    const headers = { 'content-type': 'application/json', ...signed }
    return judged(await post(url, { headers, body, timeoutMs }, guard))
  } catch (error) {
    return { ...notSent(whyNotSent(error)), isRefused: error instanceof AddressRefused }
  }
}

const notSent = (error: string): Sent => ({ status: null, error, isRefused: false })

function signature(key: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')}`
}

type Post = { headers: Record<string, string>; body: string; timeoutMs: number }

/** Follows a redirect only where the message goes along; as a GET of elsewhere it would be lost, and seem to be told. */
async function post(url: string, what: Post, guard: Guard): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(what.timeoutMs)
  let to = url
  for (let left = mostRedirects; ; left--) {
    const request = { method: 'POST', ...what, signal, redirects: 0, headOnly: true } as const
    const answer = await guardedFetch(to, request, guard)
    const next = left > 0 ? movedTo(answer) : null
    if (next === null) return answer
    to = next
  }
}

function movedTo({ status, headers: { location }, url }: OutsideAnswer): string | null {
  if (![307, 308].includes(status) || location === undefined || !URL.canParse(location, url)) return null
  return new URL(location, url).href
}

function judged({ status, headers: { location }, url }: OutsideAnswer): Sent {
  if (status >= 200 && status < 300) return { status, error: null, isRefused: false }
  const isMoved = status >= 300 && status < 400 && location !== undefined && URL.canParse(location, url)
  const where = isMoved ? ` and names ${new URL(location, url).origin}. Save the address that it leads to.` : '.'
  return { status, error: `The address answered ${status}${where}`, isRefused: false }
}
