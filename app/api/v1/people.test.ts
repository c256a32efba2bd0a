import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addressHeader } from '@/lib/access/client-address'
import { auditSchema } from '@/lib/contracts/audit'
import {
  invitationsSchema,
  newInvitationSchema,
  newTokenSchema,
  peopleSchema,
  sessionsSchema,
  tokensSchema,
} from '@/lib/contracts/people'
import { admit } from '@/lib/http/admit'
import { addPerson } from '@/lib/http/testing/people'
import { openTestRuntime, testHost, testRequest } from '@/lib/http/testing/test-runtime'
import { dyingAfter } from '@/prisma/testing/dying-after'
import { emptyTables } from '@/prisma/testing/test-database'
import * as audit from './audit/route'
import * as invitation from './invitations/[id]/route'
import * as invitations from './invitations/route'
import * as password from './me/password/route'
import * as me from './me/route'
import * as mySession from './me/sessions/[id]/route'
import * as mySessions from './me/sessions/route'
import * as person from './people/[id]/route'
import * as people from './people/route'
import * as readiness from './readiness/route'
import * as exported from './registry/clouddriver-local.yml/route'
import * as token from './tokens/[id]/route'
import * as tokens from './tokens/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime({ mode: 'live' })
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
beforeEach(() => emptyTables(runtime.database))
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

/** A request as a browser with that cookie sends it from a page of ours. */
function byCookie(cookie: string, method: string, path: string, body?: object): Request {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const headers = { host: testHost, cookie, origin: `http://${testHost}`, 'content-type': type }
  return new Request(`http://${testHost}/api/v1/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}
const byToken = (method: string, path: string, body?: object) =>
  testRequest(method, `/api/v1/${path}`, {
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' },
  })
const isIn = async (cookie: string) => (await runtime.auth.whoAsks(new Headers({ cookie }))) !== null
const detailOf = async (answer: Response) => z.object({ detail: z.string() }).parse(await answer.json()).detail

test('everybody learns who they are', async () => {
  const ada = await addPerson(runtime, 'edit')
  expect(await (await me.GET(byCookie(await ada.signIn(), 'GET', 'me'))).json()).toEqual({
    actor: `person:${ada.email}`,
    name: ada.name,
    email: ada.email,
    access: 'edit',
    by: 'session',
    expiresAt: expect.any(String),
  })
  expect(await (await me.GET(byToken('GET', 'me'))).json()).toMatchObject({
    actor: 'token:SHIPSHAPE_TOKEN',
    email: null,
    by: 'token',
    expiresAt: null,
  })
})

test('another access ends every session of the person at once; the same one ends none', async () => {
  const [bo] = [await addPerson(runtime, 'edit'), await addPerson(runtime, 'admin')]
  const cookie = await bo.signIn()
  const patch = (access: string) => person.PATCH(byToken('PATCH', `people/${bo.id}`, { access }))
  expect([(await patch('edit')).status, await isIn(cookie)]).toEqual([200, true])
  expect(await (await patch('read')).json()).toMatchObject({ id: bo.id, access: 'read' })
  expect(await isIn(cookie)).toBe(false)
})

test('the last admin stays, also where two admins remove each other at once', async () => {
  const [ada, bo] = [await addPerson(runtime, 'admin'), await addPerson(runtime, 'admin')]
  const answers = await Promise.all([ada, bo].map(({ id }) => person.DELETE(byToken('DELETE', `people/${id}`))))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
  const left = peopleSchema.parse(await (await people.GET(byToken('GET', 'people'))).json()).people
  expect(left.map(({ access }) => access)).toEqual(['admin'])
  const lowered = await person.PATCH(byToken('PATCH', `people/${left[0]?.id}`, { access: 'read' }))
  expect([lowered.status, await detailOf(lowered)]).toEqual([409, expect.stringContaining('is the only admin')])
})

test('the access of those who come by the identity provider is their groups to decide', async () => {
  const { id } = await runtime.database.prisma.person.create({
    data: { name: 'Ada', email: 'ada@example.com', access: 'read', from: 'oidc', issuer: 'x', subject: 'y' },
  })
  const answer = await person.PATCH(byToken('PATCH', `people/${id}`, { access: 'admin' }))
  expect([answer.status, await detailOf(answer)]).toEqual([409, expect.stringContaining('SHIPSHAPE_OIDC_ACCESS')])
})

test.each(['nobody', '0194e3a0-0000-4000-8000-000000000000'])('there is nothing called %s', async (id) => {
  const answers = [
    await person.DELETE(byToken('DELETE', `people/${id}`)),
    await token.DELETE(byToken('DELETE', `tokens/${id}`)),
    await invitation.DELETE(byToken('DELETE', `invitations/${id}`)),
    await mySession.DELETE(byToken('DELETE', `me/sessions/${id}`)),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
})

test("one's own sessions are listed and ended, and nobody else's", async () => {
  const [ada, bo] = [await addPerson(runtime, 'read'), await addPerson(runtime, 'read')]
  const [cookie, other, bos] = [await ada.signIn(), await ada.signIn(), await bo.signIn()]
  const list = async (of: string) =>
    sessionsSchema.parse(await (await mySessions.GET(byCookie(of, 'GET', 'me/sessions'))).json()).sessions
  expect((await list(cookie)).map(({ current }) => current).toSorted()).toEqual([false, true])
  const [his] = await list(bos)
  const end = (id: string | undefined) => mySession.DELETE(byCookie(cookie, 'DELETE', `me/sessions/${id}`))
  expect([(await end(his?.id)).status, await isIn(bos)]).toEqual([404, true])
  const mine = (await list(cookie)).find(({ current }) => !current)
  expect([(await end(mine?.id)).status, await isIn(other), await isIn(cookie)]).toEqual([204, false, true])
})

test('another password ends the other sessions, and the old one is worth nothing', async () => {
  const ada = await addPerson(runtime, 'read')
  const [cookie, other] = [await ada.signIn(), await ada.signIn()]
  const change = (current: string, next: string) =>
    password.POST(byCookie(cookie, 'POST', 'me/password', { current, password: next }))
  expect((await change('wrong', 'another horse battery')).status).toBe(422)
  expect((await change(ada.password, 'short')).status).toBe(422)
  expect(await isIn(other)).toBe(true)
  expect((await change(ada.password, 'another horse battery')).status).toBe(204)
  expect([await isIn(cookie), await isIn(other), await ada.signIn()]).toEqual([true, false, ''])
  expect(
    (await password.POST(byToken('POST', 'me/password', { current: 'x', password: 'another horse battery' }))).status,
  ).toBe(409)
})

test('an invitation is shown once; a second one for the same e-mail ends the first', async () => {
  const invite = async (email: string) => invitations.POST(byToken('POST', 'invitations', { email, access: 'read' }))
  const made = newInvitationSchema.parse(await (await invite('Bo@Example.com')).json())
  const code = new URL(made.link).searchParams.get('code') ?? ''
  expect(made.link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\/invitation\?code=[\w-]{43}$/)
  expect(Date.parse(made.expiresAt) - Date.now()).toBeCloseTo(7 * 24 * 60 * 60_000, -5)
  const listed = await (await invitations.GET(byToken('GET', 'invitations'))).text()
  expect(listed).toContain('bo@example.com')
  expect(listed + JSON.stringify(await runtime.database.prisma.invitation.findMany())).not.toContain(code)
  await invite('bo@example.com')
  expect(await runtime.auth.readInvitation(new Headers(), code)).toBeNull()
  const ada = await addPerson(runtime, 'read')
  expect([(await invite(ada.email)).status, (await invite('no e-mail')).status]).toEqual([409, 422])
})

test('a token is shown once, does what it may, is seen to be used, and ends', async () => {
  const make = (body: object) => tokens.POST(byToken('POST', 'tokens', body))
  const answer = await make({ name: 'pipeline', access: 'read', expiresInDays: 30 })
  const made = newTokenSchema.parse(await answer.json())
  expect([answer.status, made.token.slice(0, 12), made.createdBy]).toEqual([201, made.prefix, 'token:SHIPSHAPE_TOKEN'])
  expect(Date.parse(made.expiresAt ?? '') - Date.now()).toBeCloseTo(30 * 24 * 60 * 60_000, -5)
  const headers = { authorization: `Bearer ${made.token}` }
  expect(await runtime.auth.whoAsks(new Headers(headers))).toMatchObject({ actor: 'token:pipeline', access: 'read' })
  const listed = await (await tokens.GET(byToken('GET', 'tokens'))).json()
  expect(tokensSchema.parse(listed).tokens[0]).toMatchObject({ name: 'pipeline', lastUsedAt: expect.any(String) })
  expect(JSON.stringify([listed, await runtime.database.prisma.token.findMany()])).not.toContain(made.token)
  expect((await make({ name: 'pipeline', access: 'edit' })).status).toBe(409)
  expect((await make({ name: 'x', access: 'read', expiresInDays: 366 })).status).toBe(422)
  expect((await token.DELETE(byToken('DELETE', `tokens/${made.id}`))).status).toBe(204)
  expect(await runtime.auth.whoAsks(new Headers(headers))).toBeNull()
})

describe('whatever dies between any two of its statements is done as a whole or not at all:', () => {
  const strong = { name: 'Bo', password: 'correct horse battery' }
  const inviteBo = () => invitations.POST(byToken('POST', 'invitations', { email: 'bo@example.com', access: 'read' }))
  const makeToken = () => tokens.POST(byToken('POST', 'tokens', { name: 'pipeline', access: 'read' }))
  const codeIn = (link: string | null) => new URL(link ?? '').searchParams.get('code') ?? ''
  const invited = async () => codeIn(newInvitationSchema.parse(await (await inviteBo()).json()).link)
  const opens = async (code: string) => (await runtime.auth.readInvitation(new Headers(), code)) !== null
  const listedInvitations = async () =>
    invitationsSchema.parse(await (await invitations.GET(byToken('GET', 'invitations'))).json()).invitations.length
  const listedTokens = async () => tokensSchema.parse(await (await tokens.GET(byToken('GET', 'tokens'))).json()).tokens
  const everybody = async () =>
    (await runtime.database.prisma.person.findMany()).map(
      ({ email, access, passwordHash }) => `${email} ${access} ${passwordHash?.slice(0, 7)}`,
    )

  /** `told`: what can be seen of it from outside; it answers either of two, that before and that after the whole. */
  type Act = { act: () => Promise<unknown>; told: () => Promise<unknown>; before: unknown; after: unknown }
  const acts: Record<string, () => Promise<Act>> = {
    async 'a set-up link used'() {
      const link = await runtime.auth.setUpLink()
      return {
        act: () => runtime.auth.setUp(new Headers(), { ...strong, email: 'ada@example.com', code: codeIn(link) }),
        told: async () => [await everybody(), (await runtime.auth.setUpLink()) === link],
        before: [[], true],
        after: [['ada@example.com admin scrypt$'], false],
      }
    },
    async 'an invitation accepted'() {
      const code = await invited()
      return {
        act: () => runtime.auth.accept(new Headers(), { ...strong, code }),
        told: async () => [await everybody(), await opens(code), await listedInvitations()],
        before: [[], true, 1],
        after: [['bo@example.com read scrypt$'], false, 0],
      }
    },
    async 'an invitation in the place of another'() {
      const code = await invited()
      return {
        act: inviteBo,
        told: async () => [await opens(code), await listedInvitations()],
        before: [true, 1],
        after: [false, 1],
      }
    },
    async 'a token made'() {
      return {
        act: makeToken,
        told: async () => (await listedTokens()).map(({ name, access }) => `${name} ${access}`),
        before: [],
        after: ['pipeline read'],
      }
    },
    async 'a token ended'() {
      const made = newTokenSchema.parse(await (await makeToken()).json())
      const headers = new Headers({ authorization: `Bearer ${made.token}` })
      return {
        act: () => token.DELETE(byToken('DELETE', `tokens/${made.id}`)),
        told: async () => [(await runtime.auth.whoAsks(headers)) !== null, (await listedTokens()).length],
        before: [true, 1],
        after: [false, 0],
      }
    },
    async 'an access lowered'() {
      const bo = await addPerson(runtime, 'edit')
      const cookie = await bo.signIn()
      return {
        act: () => person.PATCH(byToken('PATCH', `people/${bo.id}`, { access: 'read' })),
        told: async () => [(await everybody())[0]?.split(' ')[1], await isIn(cookie)],
        before: ['edit', true],
        after: ['read', false],
      }
    },
    async 'a person removed'() {
      const bo = await addPerson(runtime, 'read')
      const cookie = await bo.signIn()
      return {
        act: () => person.DELETE(byToken('DELETE', `people/${bo.id}`)),
        told: async () => [(await everybody()).length, await isIn(cookie)],
        before: [1, true],
        after: [0, false],
      }
    },
  }

  test.each(Object.entries(acts))('%s', async (_, prepare) => {
    let it = await prepare()
    let untouched = 0
    for (let alive = 0; await dyingAfter(alive, it.act); alive += 1) {
      // Each try that died counts as a wrong one for a quarter of an hour.
      await runtime.database.prisma.failedTry.deleteMany()
      const now = JSON.stringify(await it.told())
      expect([it.before, it.after].map((one) => JSON.stringify(one))).toContain(now)
      if (now === JSON.stringify(it.before)) {
        untouched += 1
        continue
      }
      await emptyTables(runtime.database)
      it = await prepare()
    }
    expect(await it.told()).toEqual(it.after)
    expect(untouched).toBeGreaterThan(1)
  })
})

type Entry = z.output<typeof auditSchema>['entries'][number]
const audited = async (query = '') => auditSchema.parse(await (await audit.GET(byToken('GET', `audit${query}`))).json())
/** However many minutes the test takes: what is counted in one row in one minute stands in two in two. */
const told = ({ kind, actor, what }: Entry) => `${kind} | ${actor ?? 'nobody'} | ${what}`

test('every sign-in, failure, denial, change of access, export and sign-out is in the audit and in the log', async () => {
  const ada = await addPerson(runtime, 'read')
  const actor = `person:${ada.email}`
  await runtime.auth.signIn(new Headers(), { email: ada.email, password: 'wrong' })
  await runtime.auth.whoAsks(new Headers({ authorization: 'Bearer wrong' }))
  await runtime.auth.isSetUpCode(new Headers(), 'wrong')
  const cookie = await ada.signIn()
  await people.GET(byCookie(cookie, 'GET', 'people'))
  await password.POST(
    new Request(`http://${testHost}/api/v1/me/password`, {
      method: 'POST',
      headers: { host: testHost, cookie, origin: 'https://evil.example' },
    }),
  )
  await admit(runtime, new Request(`http://${testHost}/people`, { headers: { host: testHost, cookie } }))
  await exported.GET(byCookie(cookie, 'GET', 'registry/clouddriver-local.yml'))
  await readiness.GET(byCookie(cookie, 'GET', 'readiness'))
  await readiness.GET(byCookie(cookie, 'GET', 'readiness?format=csv'))
  await tokens.POST(byToken('POST', 'tokens', { name: 'pipeline', access: 'read' }))
  await tokens.POST(byToken('POST', 'tokens', { name: 'pipeline', access: 'read' }))
  await runtime.auth.signOut(new Headers({ cookie }))
  await runtime.auth.signOut(new Headers({ cookie }))

  const expected = [
    `sign-in-failed | nobody | password of ${ada.email}`,
    'sign-in-failed | nobody | a wrong token',
    'sign-in-failed | nobody | link: set-up',
    `sign-in | ${actor} | password`,
    `denied | ${actor} | GET /api/v1/people takes admin`,
    `denied | ${actor} | POST /api/v1/me/password from another site`,
    `denied | ${actor} | page /people takes admin`,
    `export | ${actor} | GET /api/v1/registry/clouddriver-local.yml`,
    `export | ${actor} | GET /api/v1/readiness as text/csv; charset=utf-8`,
    'access | token:SHIPSHAPE_TOKEN | POST /api/v1/tokens',
    `sign-out | ${actor} | by themselves`,
  ]
  expect((await audited()).entries.map(told).toReversed()).toEqual(expected)
  const hers = expected.filter((line) => line.includes(ada.email))
  const asked = `?actor=${encodeURIComponent(ada.email.toUpperCase())}`
  expect((await audited(asked)).entries.map(told).toReversed()).toEqual(hers)
  expect((await audited(`${asked}&kind=denied`)).entries).toHaveLength(3)
  expect((await audited('?actor=%25')).entries).toEqual([])
  const lines = runtime.logged.filter((line) => line.includes(ada.email)).map((line) => JSON.parse(line))
  expect(lines.map((line) => `${line.audit} | ${line.actor ?? 'nobody'} | ${line.what}`)).toEqual(hers)
  expect(JSON.stringify([await audited(), lines])).not.toContain('wrong"')
})

test('the audit counts what comes again, in whatever words, and is read in pages and by kind', async () => {
  const { auth } = runtime
  const from = (address: string) => new Headers({ [addressHeader]: address })
  const strange = `\0\u202e\ud800${'é'.repeat(1000)}@example.com`
  for (let n = 0; n < 9; n++) await auth.signIn(from('10.0.0.1'), { email: strange, password: 'wrong' })
  for (let n = 0; n < 3; n++) await auth.whoAsks(new Headers({ authorization: 'Bearer wrong' }))
  const { entries } = await audited('?kind=sign-in-failed')
  const counted = (what: RegExp) =>
    entries.filter((entry) => what.test(entry.what)).reduce((sum, { times }) => sum + times, 0)
  expect([counted(/^password of {4}é+$/), counted(/token/)]).toEqual([9, 3])
  expect(entries.find(({ what }) => what.startsWith('password'))?.address).toBe('10.0.0.1')
  expect((await audited('?kind=export')).entries).toEqual([])

  const pages: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: z.output<typeof auditSchema> = await audited(`?limit=1${next && `&before=${next}`}`)
    pages.push(...page.entries.map(told))
    next = page.next
  }
  expect(pages).toEqual(entries.map(told))
})
