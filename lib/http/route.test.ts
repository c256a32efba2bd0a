import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '@/lib/contracts/contract'
import { problemSchema } from '@/lib/contracts/problem'
import { NotFound, Problem, Stale } from '@/lib/problem'
import { route } from './route'
import { routes } from './routes'
import { openTestRuntime, testRequest } from './testing/test-runtime'

const sent = z.strictObject({ name: z.string(), sizes: z.array(z.strictObject({ cpu: z.int() })).default([]) })
const json = 'application/json'
const put = contract({
  method: 'POST',
  path: '/api/v1/things/{name}',
  access: 'edit',
  summary: 'A thing',
  query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
  body: { type: json, schema: sent },
  ifMatch: true,
  answer: { status: 201, type: json, schema: z.strictObject({ version: z.int(), saw: z.json() }), etag: 'version' },
})
const get = contract({
  method: 'GET',
  path: '/api/v1/things/{name}',
  access: 'read',
  summary: 'A thing',
  answer: { status: 200, type: 'application/yaml', etag: 'bytes', download: 'thing.yml' },
})
const { POST, GET, PUT, OPTIONS } = routes(
  route(put, async ({ params, query, body, ifMatch, asker }) => {
    if (body.name === 'bug') throw new Error('secret detail')
    if (body.name === 'gone') throw new NotFound('There is no thing named "gone".')
    if (body.name === 'stale') throw new Stale('Changed.')
    if (body.name === 'wrong answer') return { version: 1, saw: undefined as never }
    return { version: 3, saw: { params, query, body, ifMatch: String(ifMatch), actor: asker.actor } }
  }),
  route(get, async ({ params }) => `name: ${params.name}\n`),
)

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  browser = (await runtime.auth.welcome(new Headers()))?.split(';')[0] ?? ''
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(() => {
  runtime.logged.length = 0
})

const path = '/api/v1/things/a'
const good = JSON.stringify({ name: 'a' })
let browser: string
const cookie = () => browser

async function problemFrom(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

describe('a request that fits its contract', () => {
  test('is answered with what was parsed, an ETag and headers that keep it out of caches', async () => {
    const body = JSON.stringify({ name: 'a', sizes: [{ cpu: 1 }] })
    const response = await POST(
      testRequest('POST', '/api/v1/things/a%2Fb%20c?dryRun=true', { body, headers: { 'if-match': 'W/"3", "4"' } }),
    )
    expect(response.status).toBe(201)
    expect(response.headers.get('etag')).toBe('"3"')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toEqual({
      version: 3,
      saw: {
        params: { name: 'a/b c' },
        query: { dryRun: 'true' },
        body: { name: 'a', sizes: [{ cpu: 1 }] },
        ifMatch: '"3","4"',
        actor: 'token:SHIPSHAPE_TOKEN',
      },
    })
  })

  test('may be a browser with its cookie, from a page of ours', async () => {
    const headers = { authorization: '', cookie: cookie(), origin: 'http://127.0.0.1:3000' }
    const request = testRequest('POST', path, { body: good, headers })
    request.headers.delete('authorization')
    expect((await POST(request)).status).toBe(201)
  })

  test('for bytes that the client has already is answered 304, weakly compared', async () => {
    const first = await GET(testRequest('GET', path))
    expect(first.headers.get('content-type')).toBe('application/yaml')
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="thing.yml"')
    const tag = first.headers.get('etag') ?? ''
    expect(await first.text()).toBe('name: a\n')
    const again = await GET(testRequest('GET', path, { headers: { 'if-none-match': `"x", W/${tag}` } }))
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    expect((await GET(testRequest('GET', path, { headers: { 'if-none-match': '"x"' } }))).status).toBe(200)
  })
})

describe('a request that does not fit is refused', () => {
  const huge = `"${'x'.repeat(3 * 1024 * 1024)}"`
  const cases: [string, number, string, () => Request][] = [
    [
      'without a token, whatever the body',
      401,
      'unauthorized',
      () => request({ body: huge, headers: { 'content-type': 'image/png' } }, 'none'),
    ],
    ['with another token', 401, 'unauthorized', () => request({ body: good, headers: { authorization: 'Bearer x' } })],
    [
      'by another name of the server',
      421,
      'wrong-host',
      () => request({ body: good, headers: { host: 'evil.example:3000' } }),
    ],
    [
      'with the cookie from another origin, whatever the body',
      403,
      'forbidden',
      () => request({ body: huge, headers: { cookie: cookie(), origin: 'http://127.0.0.1:4000' } }, 'none'),
    ],
    [
      'without a content type',
      415,
      'unsupported-type',
      () => request({ body: new TextEncoder().encode(good), headers: { 'content-type': '' } }),
    ],
    [
      'as a form',
      415,
      'unsupported-type',
      () =>
        request({
          body: new URLSearchParams({ name: 'a' }),
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
    ],
    [
      'in another charset',
      415,
      'unsupported-type',
      () => request({ body: good, headers: { 'content-type': 'application/json; charset=latin1' } }),
    ],
    ['past 2 MiB', 413, 'too-large', () => request({ body: huge })],
    ['with an empty body', 400, 'not-readable', () => request({ body: '' })],
    ['with malformed JSON', 400, 'not-readable', () => request({ body: '{"name": }' })],
    [
      'with bytes that are no text',
      400,
      'not-readable',
      () => request({ body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }),
    ],
    ['with NUL in a string', 400, 'not-readable', () => request({ body: '{"name": "a\\u0000b"}' })],
    [
      'with half a surrogate pair in a key',
      400,
      'not-readable',
      () => request({ body: '{"name": "a", "\\ud800": 1}' }),
    ],
    [
      'with JSON nested without end',
      400,
      'not-readable',
      () => request({ body: '['.repeat(500_000) + ']'.repeat(500_000) }),
    ],
    ['with a wrong type', 422, 'invalid', () => request({ body: '{"name": 1}' })],
    ['with an unknown key', 422, 'invalid', () => request({ body: '{"name": "a", "size": []}' })],
    ['with an unknown parameter', 400, 'not-readable', () => request({ body: good }, 'token', `${path}?dryrun=true`)],
    [
      'with a parameter twice',
      400,
      'not-readable',
      () => request({ body: good }, 'token', `${path}?dryRun=true&dryRun=false`),
    ],
    [
      'with an If-Match that is no tag',
      400,
      'not-readable',
      () => request({ body: good, headers: { 'if-match': '3' } }),
    ],
    ['at an address with a NUL', 404, 'not-found', () => request({ body: good }, 'token', '/api/v1/things/%00')],
    ['at an address that is not UTF-8', 404, 'not-found', () => request({ body: good }, 'token', '/api/v1/things/%ff')],
  ]

  function request(init: RequestInit & { body?: BodyInit }, as: 'token' | 'none' = 'token', at = path): Request {
    const made = testRequest('POST', at, init)
    if (as === 'none') made.headers.delete('authorization')
    return made
  }

  test.each(cases)('%s: %i %s', async (_, status, kind, make) => {
    const response = await POST(make())
    expect(response.status).toBe(status)
    const problem = await problemFrom(response)
    expect(problem.type).toBe(`urn:shipshape:problem:${kind}`)
    expect(problem.detail).not.toBe('')
    expect(problem.detail).not.toContain('undefined')
  })

  test('a body that is counted, not believed: chunks without a length end at 2 MiB too', async () => {
    const chunk = new Uint8Array(256 * 1024).fill(0x20)
    let chunks = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        chunks += 1
        if (chunks > 12) controller.close()
        else controller.enqueue(chunk)
      },
    })
    const init = { method: 'POST', body, duplex: 'half', headers: testRequest('POST', path, { body: '' }).headers }
    expect((await POST(new Request(`http://127.0.0.1:3000${path}`, init))).status).toBe(413)
  })

  test('with where in the JSON it is', async () => {
    const response = await POST(testRequest('POST', path, { body: '{\n  "name": "a",\n}' }))
    const problem = await problemFrom(response)
    expect(problem.problems).toMatchObject([{ line: 3, column: 1, severity: 'error' }])
    expect(problem.detail).toContain('line 3, column 1')
  })

  test('with each field that does not fit, and the key that may have been meant', async () => {
    const body = JSON.stringify({ nmae: 'a', sizes: [{ cpu: '1', cpuu: 2 }] })
    const problem = await problemFrom(await POST(testRequest('POST', path, { body })))
    expect(problem.problems?.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'name: A value is needed here.',
      'sizes[0].cpu: Invalid input: expected number, received string',
      'sizes[0].cpuu: Unknown key "cpuu". Did you mean cpu?',
      'nmae: Unknown key "nmae". Did you mean name?',
    ])
  })

  test('with the role or token that it takes, in a header browsers and tools know', async () => {
    const response = await GET(new Request(`http://127.0.0.1:3000${path}`, { headers: { host: '127.0.0.1:3000' } }))
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Shipshape"')
  })
})

describe('what is thrown below a route', () => {
  test.each([
    ['gone', 404, 'There is no thing named "gone".'],
    ['stale', 412, 'Changed.'],
  ])('%s becomes %i', async (name, status, detail) => {
    const response = await POST(testRequest('POST', path, { body: JSON.stringify({ name }) }))
    expect(response.status).toBe(status)
    expect((await problemFrom(response)).detail).toBe(detail)
  })

  test.each(['bug', 'wrong answer'])('%s is logged with its cause and answered without', async (name) => {
    const response = await POST(testRequest('POST', path, { body: JSON.stringify({ name }) }))
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
    expect(runtime.logged.some((line) => line.includes('"level":50') && line.includes('"err"'))).toBe(true)
  })

  test('is a problem also where its class comes from another bundle', async () => {
    const foreign = Object.assign(new Error('Too many.'), { ...new Problem('too-many', 'Too many.') })
    const { GET: failing } = routes(
      route(get, async () => {
        throw foreign
      }),
    )
    expect((await failing(testRequest('GET', path))).status).toBe(429)
  })
})

test('a write is logged with who did it and how it went', async () => {
  await POST(testRequest('POST', path, { body: good }))
  const line = JSON.parse(runtime.logged.at(-1) ?? '')
  expect(line).toMatchObject({
    msg: 'write',
    method: 'POST',
    path: '/api/v1/things/{name}',
    status: 201,
    actor: 'token:SHIPSHAPE_TOKEN',
  })
})

test('a method that the address does not take is refused, with those that it does', async () => {
  const response = await PUT(testRequest('PUT', path, { body: good }))
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, GET'])
  expect((await problemFrom(response)).detail).toBe('PUT is not for /api/v1/things/a; it takes POST, GET.')
  expect((await OPTIONS(testRequest('OPTIONS', path))).headers.get('allow')).toBe('POST, GET')
})
