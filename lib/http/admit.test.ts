import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Auth, openAuth } from '@/lib/access/auth'
import { type Env, readEnv } from '@/lib/env'
import { admit } from './admit'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shipshape-admit-'))
})
afterAll(() => rm(dataDir, { recursive: true }))

type Parts = { env: Env; auth: Auth }

async function parts(settings: Partial<Env>): Promise<Parts> {
  const env = { ...readEnv({}), dataDir, ...settings }
  return { env, auth: await openAuth(env) }
}

function page(place: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://127.0.0.1:3000${place}`, { headers: { host: '127.0.0.1:3000', ...headers } })
}

function cookieOf(admission: ReturnType<typeof admit>): string {
  return (admission instanceof Response ? null : admission.cookie)?.split(';')[0] ?? ''
}

function answerOf(admission: ReturnType<typeof admit>): Response {
  return admission instanceof Response ? admission : new Response('the page')
}

describe('in sandbox mode', () => {
  test('the first page gives the browser a session, and no page after it does', async () => {
    const sandbox = await parts({ token: 'x' })
    const cookie = cookieOf(admit(sandbox, page('/')))
    expect(sandbox.auth.whoAsks(new Headers({ cookie }))?.actor).toBe('sandbox')
    expect(admit(sandbox, page('/', { cookie }))).toEqual({ cookie: null })
  })

  test('a page asked for by another name of the server gets nothing', async () => {
    const response = answerOf(admit(await parts({}), page('/', { host: 'evil.example:3000' })))
    expect([response.status, response.headers.get('set-cookie')]).toEqual([421, null])
  })
})

describe('in live mode', () => {
  const live = () => parts({ mode: 'live' })

  test('a page is not for strangers: they are sent to sign in, and back after', async () => {
    const response = answerOf(admit(await live(), page('/clusters?region=us-east-1')))
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('http://127.0.0.1:3000/sign-in?next=%2Fclusters%3Fregion%3Dus-east-1')
  })

  test('data of a page that is fetched by script is no different', async () => {
    expect(
      answerOf(admit(await live(), page('/clusters?_rsc=1', { rsc: '1', 'next-router-prefetch': '1' }))).status,
    ).toBe(307)
  })

  test('/sign-in is open to all', async () => {
    expect(admit(await live(), page('/sign-in'))).toEqual({ cookie: null })
  })

  test('a link from another site is asked for again by ourselves, where the cookie comes along', async () => {
    const response = answerOf(
      admit(await live(), page('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' })),
    )
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('http-equiv="refresh"')])
  })

  test('the link of the start line gives one session and is no link afterwards', async () => {
    const running = await live()
    const place = new URL(running.auth.signInLink() ?? '')
    const link = `${place.pathname}${place.search}`
    expect(admit(running, page(link, { 'sec-purpose': 'prefetch' }))).toEqual({ cookie: null })

    const first = answerOf(admit(running, page(link)))
    expect(first.headers.get('location')).toBe('http://127.0.0.1:3000/')
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(admit(running, page('/', { cookie }))).toEqual({ cookie: null })

    const second = answerOf(admit(running, page(link)))
    expect([second.headers.get('location'), second.headers.get('set-cookie')]).toEqual([
      'http://127.0.0.1:3000/sign-in?error=link',
      null,
    ])
  })
})
