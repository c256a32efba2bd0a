import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAuth } from '@/lib/access/auth'
import type { Runtime } from '@/lib/runtime-types'
import { signIn, signOut } from './sign-in'
import { openTestRuntime } from './testing/test-runtime'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let live: Runtime
beforeAll(async () => {
  runtime = await openTestRuntime({ mode: 'live', token: 'right' })
})
beforeEach(async () => {
  live = { ...runtime, auth: await openAuth(runtime.env) }
  globalThis.shipshapeRuntime = Promise.resolve(live)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

const own = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' }
const typed = (fields: Record<string, string>, headers: Record<string, string> = own) =>
  new Request('http://127.0.0.1:3000/sign-in/session', { method: 'POST', body: new URLSearchParams(fields), headers })
const asJson = (body: string, headers: Record<string, string> = own) =>
  new Request('http://127.0.0.1:3000/sign-in/session', {
    method: 'POST',
    body,
    headers: { ...headers, 'content-type': 'application/json' },
  })
const actorOf = (response: Response) =>
  live.auth.whoAsks(new Headers({ cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '' }))?.actor

describe('typing the token', () => {
  test('into the form leads to where one wanted to go, with a session', async () => {
    const response = await signIn(typed({ token: 'right', next: '/alarms?clonable=no' }))
    expect([response.status, response.headers.get('location')]).toEqual([303, '/alarms?clonable=no'])
    expect(actorOf(response)).toBe('admin')
  })

  test('wrongly leads back, and gives nothing', async () => {
    const response = await signIn(typed({ token: 'wrong', next: 'https://evil.example' }))
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?error=wrong&next=%2F'])
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('wrongly ten times makes everybody wait', async () => {
    for (let n = 0; n < 10; n++) expect((await signIn(asJson('{"token": "wrong"}'))).status).toBe(401)
    const response = await signIn(asJson('{"token": "right"}'))
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60'])
    expect((await signIn(typed({ token: 'right' }))).headers.get('location')).toBe('/sign-in?error=wait&next=%2F')
  })

  test('as JSON is answered without a body', async () => {
    const response = await signIn(asJson('{"token": "right"}'))
    expect([response.status, actorOf(response)]).toEqual([204, 'admin'])
  })

  test.each([
    ['from a page of another site', 403, () => typed({ token: 'right' }, { ...own, origin: 'http://evil.example' })],
    ['by another name of the server', 421, () => typed({ token: 'right' }, { host: 'evil.example' })],
    ['without a token', 422, () => asJson('{}')],
    ['as no JSON', 400, () => asJson('{')],
  ])('%s is refused: %i', async (_, status, request) => {
    const response = await signIn(request())
    expect([response.status, response.headers.get('set-cookie')]).toEqual([status, null])
  })
})

test('signing out ends the session of that browser', async () => {
  const response = await signOut(new Request('http://127.0.0.1:3000/sign-out', { method: 'POST', headers: own }))
  expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in'])
  expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
})
