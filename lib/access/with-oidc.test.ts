import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type OidcProvider, startOidcProvider } from '@/e2e/start-oidc-provider'
import { type OidcSettings, readEnv } from '@/lib/env'
import type { Database } from '@/prisma/database'
import { freePort } from '@/prisma/embedded/free-port'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import { openAuth } from './auth'

const redirectUri = 'http://127.0.0.1:3000/sign-in/oidc/callback'
let database: Database
let provider: OidcProvider
let port: number
beforeAll(async () => {
  database = await openTestDatabase()
  port = await freePort()
  provider = await startOidcProvider({ port, redirectUri })
})
beforeEach(() => emptyTables(database))
afterAll(async () => {
  await provider.end()
  await database.close()
})

const log = { info: () => undefined, warn: () => undefined }

async function open(settings: Partial<OidcSettings> = {}) {
  const oidc: OidcSettings = {
    issuer: provider.issuer,
    clientId: 'shipshape',
    clientSecret: 'secret of the client',
    name: 'Example',
    scope: 'openid email profile',
    groupsClaim: 'groups',
    access: [
      { group: 'platform', access: 'admin' },
      { group: 'sre', access: 'edit' },
    ],
    domains: null,
    ...settings,
  }
  const env = { ...readEnv({}), mode: 'live' as const, token: 'x', secret: 'a secret of thirty-two characters', oidc }
  const auth = await openAuth({ env, db: database.prisma, log })
  if (auth.oidc === null) throw new Error('no provider')
  return { ...auth, oidc: auth.oidc }
}

const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? ''

/** Goes through the provider's own pages as `login`, as a browser does, and answers the query that it comes back with. */
async function throughProvider(url: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  let place = url
  let body: URLSearchParams | null = null
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer: Response = await fetch(place, {
      method: body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie },
      ...(body !== null && { body }),
    })
    for (const each of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = pairOf(each).split('=')
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    body = null
    if (location !== null) {
      place = new URL(location, place).href
      if (place.startsWith(redirectUri)) return new URL(place).search
      continue
    }
    const page = await answer.text()
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1]
    if (prompt === undefined) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 500)}`)
    place = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', place).href
    body = new URLSearchParams({ prompt, login, password: 'any' })
  }
  throw new Error('The provider did not come to an end.')
}

type Auth = Awaited<ReturnType<typeof open>>

async function signIn(auth: Auth, login: string, next = '/alarms') {
  const begun = await auth.oidc.begin(next)
  if (typeof begun === 'string') return begun
  return auth.oidc.finish(new Headers({ cookie: pairOf(begun.cookie) }), await throughProvider(begun.url, login))
}

async function askerOf(auth: Auth, done: Awaited<ReturnType<typeof signIn>>) {
  return typeof done === 'string' ? done : auth.whoAsks(new Headers({ cookie: pairOf(done.cookie) }))
}

const ada = { name: 'Ada', email: 'Ada@Example.com', email_verified: true, groups: ['sre', 'platform', 'other'] }

describe('somebody whom the provider knows', () => {
  test('is in with the highest access of their groups, at the place they wanted', async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const done = await signIn(auth, 'ada')
    expect(done).toMatchObject({ next: '/alarms' })
    expect(await askerOf(auth, done)).toMatchObject({
      actor: 'person:ada@example.com',
      name: 'Ada',
      access: 'admin',
      by: 'session',
    })
  })

  test('is one person however often, and never the one with the same e-mail and a password', async () => {
    await provider.setAccounts({ ada, twin: ada })
    await database.prisma.person.create({
      data: { name: 'Other', email: 'ada@example.com', access: 'read', from: 'password', passwordHash: 'x' },
    })
    const auth = await open()
    for (const login of ['ada', 'ada', 'twin']) await signIn(auth, login)
    const people = await database.prisma.person.findMany({ orderBy: { createdAt: 'asc' } })
    expect(people.map(({ from, subject, access }) => [from, subject, access])).toEqual([
      ['password', null, 'read'],
      ['oidc', 'ada', 'admin'],
      ['oidc', 'twin', 'admin'],
    ])
  })

  test('who lost a group has the lower access, and is out in every other browser', async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const first = await signIn(auth, 'ada')
    const second = await signIn(auth, 'ada')
    expect(await askerOf(auth, first)).toMatchObject({ access: 'admin' })
    await provider.setAccounts({ ada: { ...ada, groups: ['sre'] } })
    const third = await signIn(auth, 'ada')
    expect([await askerOf(auth, first), await askerOf(auth, second)]).toEqual([null, null])
    expect(await askerOf(auth, third)).toMatchObject({ access: 'edit' })
  })

  test('who lost all groups is not in, and out in every browser', async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const first = await signIn(auth, 'ada')
    await provider.setAccounts({ ada: { ...ada, groups: [] } })
    expect(await signIn(auth, 'ada')).toBe('no-access')
    expect(await askerOf(auth, first)).toBeNull()
  })

  test.each([
    ['no group of ours', { ...ada, groups: 'nobody' }, {}, 'no-access'],
    ['an e-mail that is not verified', { ...ada, email_verified: false }, {}, 'unverified'],
    [
      'no word on that, where domains count',
      { ...ada, email_verified: undefined },
      { domains: ['example.com'] },
      'unverified',
    ],
    ['another domain', ada, { domains: ['example.org'] }, 'domain'],
    [
      'a domain that only ends like ours',
      { ...ada, email: 'a@evilexample.com' },
      { domains: ['example.com'] },
      'domain',
    ],
    ['no e-mail', { ...ada, email: undefined }, {}, 'no-email'],
  ])('with %s is told so', async (_, claims, settings, why) => {
    await provider.setAccounts({ ada: claims })
    expect(await signIn(await open(settings), 'ada')).toBe(why)
    expect(await database.prisma.person.count()).toBe(0)
  })

  test.each([
    ['one group as a word', { ...ada, groups: 'sre' }, {}, 'edit'],
    ['no word on verification, where no domain counts', { ...ada, email_verified: undefined }, {}, 'admin'],
    [
      'nothing but an account, where everybody may read',
      { ...ada, groups: undefined },
      { access: [{ group: '*', access: 'read' }] },
      'read',
    ],
    ['our domain', ada, { domains: ['example.com'] }, 'admin'],
  ] satisfies [string, object, Partial<OidcSettings>, string][])(
    'with %s is in',
    async (_, claims, settings, access) => {
      await provider.setAccounts({ ada: claims })
      const auth = await open(settings)
      expect(await askerOf(auth, await signIn(auth, 'ada'))).toMatchObject({ access })
    },
  )
})

describe('coming back', () => {
  test('without the cookie, with one of another server, or too late, is too late', async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const begun = await auth.oidc.begin('/')
    if (typeof begun === 'string') throw new Error(begun)
    const query = await throughProvider(begun.url, 'ada')
    expect(await auth.oidc.finish(new Headers(), query)).toBe('late')
    expect(await auth.oidc.finish(new Headers({ cookie: 'shipshape-3000-sign-in=abc' }), query)).toBe('late')
  })

  test("with another sign-in's cookie gives nobody", async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const [mine, theirs] = [await auth.oidc.begin('/'), await auth.oidc.begin('/')]
    if (typeof mine === 'string' || typeof theirs === 'string') throw new Error('not begun')
    const query = await throughProvider(theirs.url, 'ada')
    expect(await auth.oidc.finish(new Headers({ cookie: pairOf(mine.cookie) }), query)).toBe('answer')
  })

  test('twice with one code gives one session', async () => {
    await provider.setAccounts({ ada })
    const auth = await open()
    const begun = await auth.oidc.begin('/')
    if (typeof begun === 'string') throw new Error(begun)
    const headers = new Headers({ cookie: pairOf(begun.cookie) })
    const query = await throughProvider(begun.url, 'ada')
    expect(await auth.oidc.finish(headers, query)).toHaveProperty('cookie')
    expect(typeof (await auth.oidc.finish(headers, query))).toBe('string')
  })

  test('with a refusal of the provider is said as one', async () => {
    const auth = await open()
    const begun = await auth.oidc.begin('/')
    if (typeof begun === 'string') throw new Error(begun)
    const state = new URL(begun.url).searchParams.get('state') ?? ''
    const query = `?${new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer })}`
    expect(await auth.oidc.finish(new Headers({ cookie: pairOf(begun.cookie) }), query)).toBe('declined')
  })
})

describe('a provider', () => {
  test('that is down at the start is used once it is up', async () => {
    const later = await freePort()
    const auth = await open({ issuer: `http://127.0.0.1:${later}` })
    expect(await auth.oidc.begin('/')).toBe('provider')
    const started = await startOidcProvider({ port: later, redirectUri })
    try {
      await started.setAccounts({ ada })
      expect(await askerOf(auth, await signIn(auth, 'ada'))).toMatchObject({ access: 'admin' })
    } finally {
      await started.end()
    }
  })

  test('that calls itself otherwise is refused', async () => {
    const other = await freePort()
    const started = await startOidcProvider({ port: other, redirectUri, issuer: 'https://id.example.com' })
    try {
      expect(await (await open({ issuer: started.issuer })).oidc.begin('/')).toBe('issuer')
    } finally {
      await started.end()
    }
  })

  test('that does not take our secret signs nobody in', async () => {
    await provider.setAccounts({ ada })
    expect(await signIn(await open({ clientSecret: 'another' }), 'ada')).toBe('answer')
  })
})
