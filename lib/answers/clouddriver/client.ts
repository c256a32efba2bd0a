import { z } from 'zod'
import type { Env } from '@/lib/env'
import {
  type Guard,
  guardedFetch,
  guardOf,
  type OutsideAnswer,
  type OutsideRequest,
  whyNotSent,
} from '@/lib/outside/guarded-fetch'
import type { AccountType } from '@/lib/registry/clouddriver/live/definitions'
import { asJson, isJsonObject, type JsonObject } from '@/lib/registry/json'

/** What became of a call: Clouddriver's status, and why it failed. */
export type Outcome = { status: number | null; error: string | null }

/** A call that told nothing; `message` says why, for a person. */
export class NotTold extends Error {
  override name = 'NotTold'
}

/** Clouddriver's HTTP interface, or Gate's before it, as far as Shipshape uses it (CredentialsController.java). */
export type Client = ReturnType<typeof openClient>

type Settings = Pick<Env, 'privateWebhooks' | 'clouddriverAuthorization'>

const timeoutMs = 15_000
// Thousands of accounts with all that they hold.
const maxBytes = 64_000_000
const pageLength = 500

/** @param address `settings.clouddriver.address` @param guard which addresses may be dialled */
export function openClient(address: string, env: Settings, guard: Guard = guardOf(env)) {
  const send = (path: string, request: Omit<OutsideRequest, 'timeoutMs' | 'maxBytes' | 'headers'> = {}) =>
    guardedFetch(
      `${address.replace(/\/+$/, '')}${path}`,
      {
        ...request,
        timeoutMs,
        maxBytes,
        // Nothing is written anywhere but where it was meant to be.
        ...(request.method !== undefined && { redirects: 0 }),
        headers: {
          accept: 'application/json',
          ...(request.body !== undefined && { 'content-type': 'application/json' }),
          ...(env.clouddriverAuthorization !== null && { authorization: env.clouddriverAuthorization }),
        },
      },
      guard,
    )
  const list = async (path: string): Promise<JsonObject[]> => {
    const answer = await send(path).catch((error: unknown) => {
      throw new NotTold(whyNotSent(error))
    })
    if (answer.status !== 200) throw new NotTold(refusalOf(answer))
    return listIn(answer)
  }
  const write = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: JsonObject): Promise<Outcome> => {
    try {
      const answer = await send(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
      const isDone = answer.status >= 200 && answer.status < 300
      return { status: answer.status, error: isDone ? null : refusalOf(answer) }
    } catch (error) {
      return { status: null, error: whyNotSent(error) }
    }
  }
  return {
    /** Accounts of every provider in its memory. @throws NotTold */
    loaded: () => list('/credentials?expand=true'),
    /** Accounts of a type in its account storage. @throws NotTold, also where there is none */
    async stored(type: AccountType): Promise<JsonObject[]> {
      const found = new Map<string, JsonObject>()
      for (let from: string | null = null; ; ) {
        const start: string = from === null ? '' : `&startingAccountName=${encodeURIComponent(from)}`
        const page = await list(`/credentials/type/${type}?limit=${pageLength}${start}`)
        const before = found.size
        for (const each of page) found.set(nameOf(each), each)
        // The first of a page may be the last of the page before.
        if (page.length < pageLength || found.size === before) return [...found.values()]
        from = nameOf(page.at(-1) ?? {})
      }
    },
    /** Ids of the agents that have succeeded since it started. @throws NotTold */
    async agents(): Promise<Set<string>> {
      const agents = await list('/cache/introspection')
      return new Set(agents.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))
    },
    create: (body: JsonObject) => write('POST', '/credentials', body),
    update: (body: JsonObject) => write('PUT', '/credentials', body),
    remove: (name: string) => write('DELETE', `/credentials/${encodeURIComponent(name)}`),
    /** Names of the properties that changed. @throws NotTold */
    async refresh(): Promise<string[]> {
      const answer = await send('/refresh', { method: 'POST' }).catch((error: unknown) => {
        throw new NotTold(whyNotSent(error))
      })
      if (answer.status < 200 || answer.status > 299) throw new NotTold(refusalOf(answer))
      return z.array(z.string()).catch([]).parse(jsonIn(answer))
    },
  }
}

const nameOf = ({ name }: JsonObject) => (typeof name === 'string' ? name : '')

function jsonIn({ text }: OutsideAnswer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function listIn(answer: OutsideAnswer): JsonObject[] {
  const list = asJson(jsonIn(answer) ?? null)
  if (!Array.isArray(list))
    throw new NotTold('It answered something else than a list in JSON: is this address its own?')
  return list.filter(isJsonObject)
}

/** Spring's own word on a refusal, shortened, or its status alone. */
function refusalOf(answer: OutsideAnswer): string {
  const { message, error } = z
    .object({ message: z.string(), error: z.string() })
    .partial()
    .catch({})
    .parse(jsonIn(answer))
  const said = (message ?? error ?? '').slice(0, 500)
  return said === '' ? `It answered ${answer.status}.` : `It answered ${answer.status}: ${said}`
}
