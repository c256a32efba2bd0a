import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Env, readEnv } from '@/lib/env'
import type { Database } from '@/prisma/database'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import { openAuth } from './auth'
import { addressHeader } from './client-address'

let database: Database
let dataDir: string
let time = Date.UTC(2026, 10, 29)
const now = () => time
const minutes = 60_000
const days = 24 * 60 * minutes
const told: object[] = []
const log = { info: (line: object) => told.push(line), warn: (line: object) => told.push(line) }

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'shipshape-auth-'))
  time = Date.now()
  told.length = 0
  await emptyTables(database)
})
afterAll(async () => {
  await rm(dataDir, { recursive: true })
  await database.close()
})

const open = (settings: Partial<Env>) =>
  openAuth({ env: { ...readEnv({}), dataDir, ...settings }, db: database.prisma, log, now })
const live = (settings: Partial<Env> = {}) => open({ mode: 'live', token: 'operator', ...settings })

const from = (address: string, more: Record<string, string> = {}) => new Headers({ [addressHeader]: address, ...more })
const bearer = (token: string, address = '10.0.0.1') => from(address, { authorization: `Bearer ${token}` })
const withCookie = (setCookie: string | null) => from('10.0.0.1', { cookie: setCookie?.split(';')[0] ?? '' })
const codeOf = (link: string | null) => new URL(link ?? '').searchParams.get('code') ?? ''
const ada = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }

async function withAda(settings: Partial<Env> = {}) {
  const auth = await live(settings)
  const cookie = await auth.setUp(from('10.0.0.1'), { ...ada, code: codeOf(await auth.setUpLink()) })
  return { auth, cookie }
}

describe("the operator's token", () => {
  test('is an admin, whatever stands around it', async () => {
    const auth = await live()
    expect(await auth.whoAsks(bearer('operator'))).toMatchObject({
      actor: 'token:SHIPSHAPE_TOKEN',
      access: 'admin',
      by: 'token',
    })
    expect((await auth.whoAsks(from('a', { authorization: 'bearer  operator' })))?.access).toBe('admin')
  })

  test.each(['Bearer y', 'Bearer ', 'Bearer operatorx', 'Bearer', 'Basic operator', 'operator'])(
    'is not %s',
    async (authorization) => {
      expect(await (await live()).whoAsks(from('a', { authorization }))).toBeNull()
    },
  )

  test('that is wrong is not saved by a good cookie', async () => {
    const { auth, cookie } = await withAda()
    const headers = withCookie(cookie)
    expect((await auth.whoAsks(headers))?.actor).toBe('person:ada@example.com')
    headers.set('authorization', 'Bearer y')
    expect(await auth.whoAsks(headers)).toBeNull()
  })

  test('is made once where none is set, for its owner alone', async () => {
    const first = await live({ token: null })
    const token = (await readFile(join(dataDir, 'token'), 'utf8')).trim()
    expect((await first.whoAsks(bearer(token)))?.access).toBe('admin')
    expect((await stat(join(dataDir, 'token'))).mode & 0o777).toBe(0o600)
    expect((await (await live({ token: null })).whoAsks(bearer(token)))?.access).toBe('admin')
  })

  test('is not made where several processes share a database, and nothing opens', async () => {
    const auth = await live({ token: null, keepsToken: false })
    await expect(stat(join(dataDir, 'token'))).rejects.toThrow(/ENOENT/)
    expect(await auth.whoAsks(bearer(''))).toBeNull()
  })

  test('an empty file of it is said, and no token is empty', async () => {
    await writeFile(join(dataDir, 'token'), '\n')
    await expect(live({ token: null })).rejects.toThrow(/token is empty\. Delete it/)
  })

  test('cannot be guessed: ten wrong ones, then the address waits, and no other does', async () => {
    const auth = await live()
    for (let n = 0; n < 10; n++) expect(await auth.whoAsks(bearer(`guess ${n}`))).toBeNull()
    await expect(auth.whoAsks(bearer('operator'))).rejects.toMatchObject({
      kind: 'too-many',
      headers: { 'retry-after': expect.stringMatching(/^(900|89\d)$/) },
    })
    expect((await auth.whoAsks(bearer('operator', '10.0.0.2')))?.access).toBe('admin')
    expect(told.filter((line) => 'address' in line)).toHaveLength(11)
    time += 15 * minutes + 1000
    expect((await auth.whoAsks(bearer('operator')))?.access).toBe('admin')
  })
})

describe('a browser in the sandbox', () => {
  test('is welcome without a password, as an admin', async () => {
    const auth = await open({})
    expect(await auth.whoAsks(withCookie(await auth.welcome(from('a'))))).toMatchObject({
      actor: 'sandbox',
      access: 'admin',
      by: 'session',
    })
  })

  test('is known to the next process, and to none with another secret', async () => {
    const cookie = await (await open({})).welcome(from('a'))
    expect((await (await open({})).whoAsks(withCookie(cookie)))?.actor).toBe('sandbox')
    expect(await (await open({ secret: 'another secret of 32 characters.' })).whoAsks(withCookie(cookie))).toBeNull()
  })

  test('is known again where a restore was killed before its secret lay beside the database', async () => {
    const cookie = await (await open({})).welcome(from('a'))
    const file = join(dataDir, 'sandbox-secret')
    const value = (await readFile(file, 'utf8')).trim()
    await writeFile(file, 'of the database before\n')
    expect(await (await open({})).whoAsks(withCookie(cookie))).toBeNull()
    await database.prisma.keptSecret.create({ data: { name: 'brought', value } })
    expect((await (await open({})).whoAsks(withCookie(cookie)))?.actor).toBe('sandbox')
    expect(await database.prisma.keptSecret.count()).toBe(0)
    expect((await (await open({})).whoAsks(withCookie(cookie)))?.actor).toBe('sandbox')
  })

  test('is nobody in live mode, where nobody is welcome', async () => {
    const cookie = await (await open({ secret: 'x'.repeat(32) })).welcome(from('a'))
    const auth = await live({ secret: 'x'.repeat(32) })
    expect(await auth.whoAsks(withCookie(cookie))).toBeNull()
    expect(await auth.welcome(from('a'))).toBeNull()
  })
})

describe('the cookie', () => {
  test('is for this server alone, whatever page asks', async () => {
    const cookie = (await (await open({ port: 4321 })).welcome(from('a'))) ?? ''
    expect(cookie).toMatch(/^shipshape-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)
  })

  test.each([
    ['https://ship.example', /^shipshape-443=.*; Secure$/],
    ['https://ship.example:8443', /^shipshape-8443=.*; Secure$/],
    ['http://127.0.0.1', /^shipshape-80=.*Max-Age=\d+$/],
  ])('under %s goes by its port, and Secure with https', async (publicUrl, form) => {
    expect(await (await open({ publicUrl })).welcome(from('a'))).toMatch(form)
  })

  test('is worth nothing where it was changed, and nothing of it is in the database', async () => {
    const auth = await open({})
    const cookie = (await auth.welcome(from('a'))) ?? ''
    const [, value = ''] = cookie.split(';')[0]?.split('=') ?? []
    for (const other of ['', 'x', value.slice(1), `${value}x`, value.toLowerCase()]) {
      expect(await auth.whoAsks(from('a', { cookie: `shipshape-3000=${other}` }))).toBeNull()
    }
    expect(JSON.stringify(await database.prisma.session.findMany())).not.toContain(value)
  })
})

describe('a session', () => {
  test('lasts seven days from when it was last seen', async () => {
    const { auth, cookie } = await withAda()
    time += 6 * days
    expect((await auth.whoAsks(withCookie(cookie)))?.actor).toBe('person:ada@example.com')
    time += 6 * days
    expect((await auth.whoAsks(withCookie(cookie)))?.actor).toBe('person:ada@example.com')
    time += 7 * days + minutes
    expect(await auth.whoAsks(withCookie(cookie))).toBeNull()
  })

  test('ends when one signs out, in every process', async () => {
    const { auth, cookie } = await withAda()
    const other = await live()
    expect(await auth.signOut(withCookie(cookie))).toMatch(/^shipshape-3000=; .*Max-Age=0/)
    expect(await other.whoAsks(withCookie(cookie))).toBeNull()
  })

  test('of a person who is gone is gone', async () => {
    const { auth, cookie } = await withAda()
    await database.prisma.person.deleteMany()
    expect(await auth.whoAsks(withCookie(cookie))).toBeNull()
  })

  test('by password ends where passwords are off', async () => {
    const { cookie } = await withAda()
    expect(await (await live({ passwords: false })).whoAsks(withCookie(cookie))).toBeNull()
  })
})

describe('a password', () => {
  test('signs in by e-mail, however it is written, and is not in the database', async () => {
    const { auth } = await withAda()
    const cookie = await auth.signIn(from('a'), { email: ' Ada@Example.com', password: ada.password })
    expect(await auth.whoAsks(withCookie(cookie))).toMatchObject({ name: 'Ada', access: 'admin', by: 'session' })
    expect(JSON.stringify(await database.prisma.person.findMany())).not.toContain(ada.password)
  })

  test.each([
    ['wrong', { ...ada, password: 'wrong' }],
    ["nobody's", { ...ada, email: 'eve@example.com' }],
    ["a wildcard's", { ...ada, email: 'ad_@example.com' }],
    ['empty', { ...ada, password: '' }],
  ])('that is %s does not, and is told', async (_, typed) => {
    const { auth } = await withAda()
    expect(await auth.signIn(from('10.0.0.9'), typed)).toBeNull()
    const failed = { audit: 'sign-in-failed', actor: null, address: '10.0.0.9', what: `password of ${typed.email}` }
    expect(told.at(-1)).toEqual(failed)
  })

  test('wrong nine times from one address locks nobody out; ten times, that address; never the one that did not fail', async () => {
    const { auth } = await withAda()
    const attempt = (address: string, password: string) => auth.signIn(from(address), { ...ada, password })
    for (let n = 0; n < 9; n++) expect(await attempt('10.0.0.9', 'wrong')).toBeNull()
    expect(await attempt('10.0.0.8', ada.password)).not.toBeNull()
    expect(await attempt('10.0.0.9', ada.password)).not.toBeNull()
    expect(await attempt('10.0.0.9', 'wrong')).toBeNull()
    await expect(attempt('10.0.0.9', ada.password)).rejects.toMatchObject({ kind: 'too-many' })
    expect(await attempt('10.0.0.8', ada.password)).not.toBeNull()
  })

  test('guessed for one name from many addresses: whoever failed waits, who never did gets in', async () => {
    const { auth } = await withAda()
    for (let n = 0; n < 10; n++) await auth.signIn(from(`10.0.1.${n}`), { ...ada, password: 'wrong' })
    await expect(auth.signIn(from('10.0.1.3'), ada)).rejects.toMatchObject({ kind: 'too-many' })
    expect(await auth.signIn(from('10.0.2.1'), ada)).not.toBeNull()
  })

  test('guessed by many at once is counted all the same', async () => {
    const { auth } = await withAda()
    const tries = Array.from({ length: 30 }, () =>
      auth.signIn(from('10.0.0.9'), { ...ada, password: 'wrong' }).catch(() => 'wait'),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer === null)).toHaveLength(10)
  })

  test('that are right from one address by many at once all get in', async () => {
    const { auth } = await withAda()
    const answers = await Promise.all(Array.from({ length: 12 }, () => auth.signIn(from('10.0.0.9'), ada)))
    expect(answers.filter((cookie) => cookie === null)).toEqual([])
    expect(await database.prisma.failedTry.count()).toBe(0)
  })

  test('is judged once what a process that was killed left unjudged counts as wrong, and no sooner', async () => {
    const { auth } = await withAda()
    const left = { address: 'password 10.0.0.9', name: 'password x', at: new Date(time), judged: false }
    await database.prisma.failedTry.createMany({ data: Array(10).fill(left) })
    time += minutes + 1
    await expect(auth.signIn(from('10.0.0.9'), ada)).rejects.toMatchObject({ kind: 'too-many' })
  })
})

describe('the set-up link', () => {
  test('is one for all processes, makes an admin once, and is gone', async () => {
    const [one, other] = [await live(), await live()]
    const link = await one.setUpLink()
    expect(await other.setUpLink()).toBe(link)
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/set-up\?code=[\w-]{43}$/)
    const joining = { ...ada, code: codeOf(link) }
    expect(await one.isSetUpCode(from('a'), joining.code)).toBe(true)
    const cookies = await Promise.all([one.setUp(from('a'), joining), other.setUp(from('a'), joining)])
    expect(cookies.filter((cookie) => cookie !== null)).toHaveLength(1)
    expect(await database.prisma.person.count()).toBe(1)
    expect([await one.setUpLink(), await one.isSetUpCode(from('a'), joining.code)]).toEqual([null, false])
  })

  test.each(['guess', '', 'undefined'])('is not %j', async (code) => {
    const auth = await live()
    await auth.setUpLink()
    expect(await auth.setUp(from('a'), { ...ada, code })).toBeNull()
  })

  test('is printed also where a token is set, and never where nobody needs it', async () => {
    expect(await (await live()).setUpLink()).not.toBeNull()
    expect(await (await open({})).setUpLink()).toBeNull()
    expect(await (await live({ passwords: false })).setUpLink()).toBeNull()
    const oidc = (access: 'edit' | 'admin') => ({ ...provider, access: [{ group: 'x', access }] })
    expect(await (await live({ oidc: oidc('admin') })).setUpLink()).toBeNull()
    expect(await (await live({ oidc: oidc('edit') })).setUpLink()).not.toBeNull()
  })
})

const provider = {
  issuer: 'http://127.0.0.1:9',
  clientId: 'x',
  clientSecret: 'x',
  name: 'x',
  scope: 'openid',
  groupsClaim: 'groups',
  access: [],
  domains: null,
}
