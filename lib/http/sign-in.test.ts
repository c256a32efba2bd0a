import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addressHeader } from '@/lib/access/client-address'
import { emptyTables } from '@/prisma/testing/test-database'
import { acceptInvitation, beginOidc, setUp, signIn, signOut } from './sign-in'
import { addPerson } from './testing/people'
import { openTestRuntime } from './testing/test-runtime'

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

const own = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', [addressHeader]: '10.0.0.1' }
const typed = (fields: Record<string, string>, headers: Record<string, string> = own) =>
  new Request('http://127.0.0.1:3000/sign-in/x', { method: 'POST', body: new URLSearchParams(fields), headers })
const asJson = (body: string, headers: Record<string, string> = own) =>
  new Request('http://127.0.0.1:3000/sign-in/x', {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  })
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
const askerOf = (response: Response) => runtime.auth.whoAsks(new Headers({ cookie: cookieOf(response) }))
const outcome = (response: Response) => [
  response.status,
  response.headers.get('location'),
  response.headers.get('set-cookie') !== null,
]

describe('e-mail and password', () => {
  test('in the form lead to where one wanted to go, with a session', async () => {
    const { email, password } = await addPerson(runtime, 'edit')
    const response = await signIn(typed({ email, password, next: '/alarms?clonable=no' }))
    expect(outcome(response)).toEqual([303, '/alarms?clonable=no', true])
    expect(await askerOf(response)).toMatchObject({ actor: `person:${email}`, access: 'edit', by: 'session' })
  })

  test('that are wrong lead back, and give nothing', async () => {
    const { email } = await addPerson(runtime, 'edit')
    const response = await signIn(typed({ email, password: 'wrong', next: 'https://evil.example' }))
    expect(outcome(response)).toEqual([303, '/sign-in?next=%2F&error=wrong', false])
  })

  test('that are wrong ten times make that address wait, and say how long', async () => {
    const { email, password } = await addPerson(runtime, 'edit')
    const wrong = JSON.stringify({ email, password: 'wrong' })
    for (let n = 0; n < 10; n++) expect((await signIn(asJson(wrong))).status).toBe(401)
    const right = JSON.stringify({ email, password })
    const response = await signIn(asJson(right))
    expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([429, expect.closeTo(900, -2)])
    expect(outcome(await signIn(typed({ email, password })))).toEqual([
      303,
      '/sign-in?next=%2F&error=wait&minutes=15',
      false,
    ])
    expect((await signIn(asJson(right, { ...own, [addressHeader]: '10.0.0.2' }))).status).toBe(204)
  })

  test.each([
    ['from a page of another site', 403, () => typed({ email: 'a', password: 'b' }, { ...own, origin: 'http://evil' })],
    ['by another name of the server', 421, () => typed({ email: 'a', password: 'b' }, { host: 'evil.example' })],
    ['without a password', 422, () => asJson('{"email": "a"}')],
    ['as no JSON', 400, () => asJson('{')],
  ])('%s are refused: %i', async (_, status, request) => {
    const response = await signIn(request())
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null])
  })
})

const ada = { name: 'Ada', email: 'Ada@example.com', password: 'correct horse battery' }

describe('the set-up link', () => {
  const code = async () => new URL((await runtime.auth.setUpLink()) ?? '').searchParams.get('code') ?? ''

  test('makes an admin, once', async () => {
    const fields = { ...ada, code: await code() }
    const response = await setUp(typed(fields))
    expect(outcome(response)).toEqual([303, '/', true])
    expect(await askerOf(response)).toMatchObject({ actor: 'person:ada@example.com', name: 'Ada', access: 'admin' })
    expect(outcome(await setUp(typed(fields)))).toEqual([303, '/sign-in?error=link', false])
    expect(await runtime.database.prisma.person.count()).toBe(1)
  })

  test.each([
    ['password', { ...ada, password: 'short' }],
    ['email', { ...ada, email: 'ada' }],
    ['name', { ...ada, name: ' ' }],
  ])('with a wrong %s leads back to the form, which has the rest, and the link still works', async (field, fields) => {
    const link = await code()
    const response = await setUp(typed({ ...fields, code: link }))
    const place = new URL(response.headers.get('location') ?? '', 'http://x')
    expect([place.pathname, place.searchParams.get('wrong'), place.searchParams.get('code')]).toEqual([
      '/sign-in/set-up',
      field,
      link,
    ])
    expect(place.href).not.toContain(encodeURIComponent(fields.password))
    expect(await runtime.auth.isSetUpCode(new Headers(), link)).toBe(true)
  })

  test('is not there for a page of another site', async () => {
    const response = await setUp(typed({ ...ada, code: await code() }, { ...own, origin: 'http://evil.example' }))
    expect(response.status).toBe(403)
    expect(await runtime.database.prisma.person.count()).toBe(0)
  })
})

describe('an invitation', () => {
  const invite = (expiresAt = new Date(Date.now() + 60_000)) =>
    runtime.database.prisma.invitation.create({
      data: {
        email: 'bo@example.com',
        access: 'read',
        digest: runtime.auth.digest('the code'),
        createdBy: 'person:ada@example.com',
        expiresAt,
      },
    })
  const bo = { code: 'the code', name: 'Bo', password: 'correct horse battery' }

  test('makes the invited, with what they were invited to, once', async () => {
    await invite()
    const response = await acceptInvitation(typed({ ...bo, email: 'eve@example.com', access: 'admin' }))
    expect(await askerOf(response)).toMatchObject({ actor: 'person:bo@example.com', access: 'read' })
    expect(outcome(await acceptInvitation(typed(bo)))).toEqual([303, '/sign-in?error=link', false])
    expect((await acceptInvitation(asJson(JSON.stringify(bo)))).status).toBe(403)
  })

  test('by many at once makes one', async () => {
    await invite()
    const answers = await Promise.all(Array.from({ length: 6 }, () => acceptInvitation(typed(bo))))
    expect(answers.filter((answer) => answer.headers.get('set-cookie') !== null)).toHaveLength(1)
    expect(await runtime.database.prisma.person.count()).toBe(1)
  })

  test('that is too old does not', async () => {
    await invite(new Date(Date.now() - 1))
    expect(outcome(await acceptInvitation(typed(bo)))).toEqual([303, '/sign-in?error=link', false])
  })
})

test('signing out ends the session of that browser, and of no other', async () => {
  const person = await addPerson(runtime, 'read')
  const [cookie, other] = [await person.signIn(), await person.signIn()]
  const headers = { ...own, cookie }
  const response = await signOut(new Request('http://127.0.0.1:3000/sign-out', { method: 'POST', headers }))
  expect(outcome(response)).toEqual([303, '/sign-in?out', true])
  expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
  expect(await runtime.auth.whoAsks(new Headers({ cookie }))).toBeNull()
  expect(await runtime.auth.whoAsks(new Headers({ cookie: other }))).not.toBeNull()
})

test('without an identity provider nobody is sent to one', async () => {
  const request = new Request('http://127.0.0.1:3000/sign-in/oidc', { headers: own })
  expect(outcome(await beginOidc(request))).toEqual([303, '/sign-in?error=off&next=%2F', false])
})
