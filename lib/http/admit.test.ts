import { readdirSync } from 'node:fs'
import { sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageAccess } from '@/lib/access/page-access'
import { admit, admitOrAnswer } from './admit'
import { sessionCookie } from './testing/people'
import { openTestRuntime } from './testing/test-runtime'

type TestRuntime = Awaited<ReturnType<typeof openTestRuntime>>
let sandbox: TestRuntime
let live: TestRuntime
const cookies = { nobody: '', read: '', edit: '', admin: '' }
beforeAll(async () => {
  sandbox = await openTestRuntime()
  live = await openTestRuntime({ mode: 'live' })
  for (const access of ['read', 'edit', 'admin'] as const) cookies[access] = await sessionCookie(live, access)
})
afterAll(() => Promise.all([sandbox.close(), live.close()]))

function page(place: string, headers: Record<string, string> = {}, method = 'GET'): Request {
  return new Request(`http://127.0.0.1:3000${place}`, { method, headers: { host: '127.0.0.1:3000', ...headers } })
}

type Admission = Awaited<ReturnType<typeof admit>>

function answerOf(admission: Admission): Response {
  return admission instanceof Response ? admission : new Response('the page')
}

/** Every page there is, a name in place of each parameter. */
const allPages = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file === 'page.tsx' || file.endsWith(`${sep}page.tsx`))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replaceAll(/\[\w+\]/g, 'x')}`)

describe('in sandbox mode', () => {
  test('the first page gives the browser a session, and no page after it does', async () => {
    const admission = await admit(sandbox, page('/'))
    const cookie = (admission instanceof Response ? null : admission.cookie)?.split(';')[0] ?? ''
    expect((await sandbox.auth.whoAsks(new Headers({ cookie })))?.actor).toBe('sandbox')
    expect(await admit(sandbox, page('/', { cookie }))).toEqual({ cookie: null })
  })

  test('a page asked for by another name of the server gets nothing', async () => {
    const response = answerOf(await admitOrAnswer(sandbox, page('/', { host: 'evil.example:3000' })))
    expect([response.status, response.headers.get('set-cookie')]).toEqual([421, null])
  })

  test('a form sent to a page is no page', async () => {
    expect(answerOf(await admitOrAnswer(sandbox, page('/', {}, 'POST'))).status).toBe(405)
  })
})

describe('in live mode', () => {
  test('a page is not for strangers: they are sent to sign in, and back after', async () => {
    const response = answerOf(await admit(live, page('/clusters?region=us-east-1')))
    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('http://127.0.0.1:3000/sign-in?next=%2Fclusters%3Fregion%3Dus-east-1')
  })

  const asked = [
    ['as a page', {}],
    ['as data for a script', { rsc: '1' }],
    ['ahead of time', { rsc: '1', 'next-router-prefetch': '1', 'sec-purpose': 'prefetch' }],
  ] as const
  const rows = allPages.flatMap((path) => asked.map(([how, headers]) => ({ path, how, headers })))

  test('there are pages', () => expect(allPages.length).toBeGreaterThan(8))

  test.each(rows)('$path $how: the door to nobody, the page from what it takes up, 403 in words below', async (row) => {
    const wanted = pageAccess(row.path)
    const seen: Record<string, number> = {}
    for (const [access, cookie] of Object.entries(cookies)) {
      const answer = answerOf(await admitOrAnswer(live, page(row.path, { ...row.headers, cookie })))
      seen[access] = answer.status
      if (answer.status === 403) expect(await answer.text()).toContain('This page needs Admin access. You have')
    }
    expect(seen).toEqual(
      {
        public: { nobody: 200, read: 200, edit: 200, admin: 200 },
        read: { nobody: 307, read: 200, edit: 200, admin: 200 },
        edit: { nobody: 307, read: 403, edit: 200, admin: 200 },
        admin: { nobody: 307, read: 403, edit: 403, admin: 200 },
      }[wanted],
    )
  })

  test('only the door is open to all', () => {
    const open = allPages.filter((path) => pageAccess(path) === 'public')
    expect(open.toSorted()).toEqual(['/sign-in', '/sign-in/invitation', '/sign-in/set-up'])
  })
})
