import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Env, readEnv } from '@/lib/env'
import { openAuth } from './auth'

const hour = 60 * 60 * 1000
let dataDir: string
let time = 0
const now = () => time

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shipshape-auth-'))
  time = Date.parse('2026-11-24T12:00:00Z')
})
afterEach(() => rm(dataDir, { recursive: true }))

const env = (settings: Partial<Env> = {}): Env => ({ ...readEnv({}), dataDir, ...settings })
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const withCookie = (setCookie: string | null) => new Headers({ cookie: `theme=dark; ${setCookie?.split(';')[0]}; a=b` })
const codeOf = (link: string | null) => new URL(link ?? '').searchParams.get('code') ?? ''

describe('a token', () => {
  test('that is set is an admin, of any length, however Bearer is spelt', async () => {
    const auth = await openAuth(env({ token: 'x' }))
    expect(auth.whoAsks(bearer('x'))).toEqual({ actor: 'token', role: 'admin', by: 'token' })
    expect(auth.whoAsks(new Headers({ authorization: 'bearer  x' }))?.actor).toBe('token')
  })

  test.each(['Bearer y', 'Bearer xx', 'Bearer ', 'Bearer', 'Basic eDp4', 'x', ''])(
    '"%s" is nobody',
    async (authorization) => {
      const auth = await openAuth(env({ token: 'x' }))
      expect(auth.whoAsks(new Headers({ authorization }))).toBeNull()
    },
  )

  test('that is wrong is not saved by a good cookie beside it', async () => {
    const auth = await openAuth(env({ token: 'x' }))
    const headers = withCookie(auth.welcome())
    headers.set('authorization', 'Bearer y')
    expect(auth.whoAsks(headers)).toBeNull()
  })

  test('of another scheme belongs to a proxy in front and leaves the cookie alone', async () => {
    const auth = await openAuth(env({ token: 'x' }))
    const headers = withCookie(auth.welcome())
    headers.set('authorization', 'Basic eDp4')
    expect(auth.whoAsks(headers)?.actor).toBe('sandbox')
  })

  test('is made at the first live start, kept for its owner only, and found again', async () => {
    const first = await openAuth(env({ mode: 'live' }))
    const token = (await readFile(join(dataDir, 'token'), 'utf8')).trim()
    expect(first.whoAsks(bearer(token))?.role).toBe('admin')
    expect((await stat(join(dataDir, 'token'))).mode & 0o777).toBe(0o600)
    const second = await openAuth(env({ mode: 'live' }))
    expect(second.whoAsks(bearer(token))?.role).toBe('admin')
    expect(await readdir(dataDir)).toEqual(['token'])
  })

  test('is one for all that start at once', async () => {
    const auths = await Promise.all([1, 2, 3, 4].map(() => openAuth(env({ mode: 'live' }))))
    const token = (await readFile(join(dataDir, 'token'), 'utf8')).trim()
    expect(auths.map((auth) => auth.whoAsks(bearer(token))?.role)).toEqual(['admin', 'admin', 'admin', 'admin'])
  })

  test('file that is empty stops the start, in words', async () => {
    await writeFile(join(dataDir, 'token'), '\n')
    await expect(openAuth(env({ mode: 'live' }))).rejects.toThrow(/token is empty\. Delete it/)
  })

  test('in sandbox mode there is none unless it is set: its key is no token', async () => {
    const auth = await openAuth(env())
    const key = (await readFile(join(dataDir, 'sandbox-session-key'), 'utf8')).trim()
    expect(auth.whoAsks(bearer(key))).toBeNull()
    expect(auth.signIn(key)).toBe('wrong')
  })
})

describe('a session', () => {
  test('is given to a browser in sandbox mode, also where a token is set, and never in live mode', async () => {
    for (const token of [null, 'x']) {
      const auth = await openAuth(env({ token }))
      expect(auth.whoAsks(withCookie(auth.welcome()))).toEqual({ actor: 'sandbox', role: 'admin', by: 'session' })
    }
    expect((await openAuth(env({ mode: 'live' }))).welcome()).toBeNull()
  })

  test('cookie is HttpOnly and SameSite=Strict, Secure behind https, and named after the port', async () => {
    const cookie = (await openAuth(env({ port: 4321 }))).welcome()
    expect(cookie).toMatch(/^shipshape-4321=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=2592000$/)
    expect((await openAuth(env({ publicUrl: 'https://ship.example' }))).welcome()).toMatch(/; Secure$/)
  })

  test('holds after a restart, and in every process with the same token', async () => {
    const cookie = (await openAuth(env())).welcome()
    expect((await openAuth(env())).whoAsks(withCookie(cookie))?.actor).toBe('sandbox')
    const elsewhere = (await openAuth(env({ token: 'x', dataDir: '/nowhere' }))).welcome()
    expect((await openAuth(env({ token: 'x' }))).whoAsks(withCookie(elsewhere))?.actor).toBe('sandbox')
  })

  test('ends with its token, and a sandbox session opens no live server', async () => {
    const cookie = (await openAuth(env({ token: 'x' }))).welcome()
    expect((await openAuth(env({ token: 'y' }))).whoAsks(withCookie(cookie))).toBeNull()
    expect((await openAuth(env({ token: 'x', mode: 'live' }))).whoAsks(withCookie(cookie))).toBeNull()
  })

  test('ends after thirty days', async () => {
    const auth = await openAuth(env(), now)
    const cookie = auth.welcome()
    time += 30 * 24 * hour - 1
    expect(auth.whoAsks(withCookie(cookie))?.actor).toBe('sandbox')
    time += 1
    expect(auth.whoAsks(withCookie(cookie))).toBeNull()
  })

  test('whose actor or time was changed is nobody', async () => {
    const auth = await openAuth(env())
    const [actor, expires, signature] = auth.welcome()?.split(';')[0]?.split('=')[1]?.split('.') ?? []
    const forged = [
      `${Buffer.from('root').toString('base64url')}.${expires}.${signature}`,
      `${actor}.9${expires}.${signature}`,
    ]
    for (const value of [...forged, `${actor}.${expires}.`, `${actor}.${expires}`, '', 'a.b.c']) {
      expect(auth.whoAsks(new Headers({ cookie: `shipshape-3000=${value}` }))).toBeNull()
    }
  })

  test('is ended by an empty cookie that is over at once', async () => {
    const auth = await openAuth(env())
    expect(auth.signOut()).toMatch(/^shipshape-3000=; .*Max-Age=0/)
    expect(auth.whoAsks(withCookie(auth.signOut()))).toBeNull()
  })
})

describe('signing in', () => {
  test('with the token gives a session', async () => {
    const auth = await openAuth(env({ token: 'x', mode: 'live' }))
    const answer = auth.signIn('x')
    expect(typeof answer === 'object' && auth.whoAsks(withCookie(answer.cookie))).toEqual({
      actor: 'admin',
      role: 'admin',
      by: 'session',
    })
  })

  test('waits a minute after ten wrong tokens, whatever comes next', async () => {
    const auth = await openAuth(env({ token: 'x', mode: 'live' }), now)
    const tries = Array.from({ length: 10 }, () => auth.signIn('y'))
    expect(new Set(tries)).toEqual(new Set(['wrong']))
    expect(auth.signIn('x')).toBe('wait')
    time += 60_000
    expect(auth.signIn('x')).toHaveProperty('cookie')
  })

  test('by the link works once', async () => {
    const auth = await openAuth(env({ mode: 'live' }))
    const link = auth.signInLink()
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\?code=[\w-]{32}$/)
    expect(auth.redeem('guess')).toBeNull()
    expect(auth.whoAsks(withCookie(auth.redeem(codeOf(link))))?.role).toBe('admin')
    expect(auth.redeem(codeOf(link))).toBeNull()
    expect(auth.signInLink()).toBeNull()
  })

  test('by the link is over after an hour', async () => {
    const auth = await openAuth(env({ mode: 'live' }), now)
    const code = codeOf(auth.signInLink())
    time += hour
    expect(auth.redeem(code)).toBeNull()
  })

  test.each([{ mode: 'sandbox' as const }, { mode: 'live' as const, token: 'x' }])(
    '%j prints no link',
    async (settings) => {
      expect((await openAuth(env(settings))).signInLink()).toBeNull()
    },
  )
})
