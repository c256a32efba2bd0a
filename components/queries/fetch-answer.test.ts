import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, expectTypeOf, test, vi } from 'vitest'
import { z } from 'zod'
import { contract } from '@/lib/contracts/contract'
import { fetchAnswer, fetchJson, fetchText, json, mergePatch, yaml } from './fetch-answer'
import { ProblemError } from './problem-error'

let server: Server

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { 'content-type': type, 'if-match': ifMatch } = request.headers
  const body = await text(request)
  if (request.url === '/refused') {
    const problems = [{ severity: 'error', line: null, column: null, path: 'name', message: 'A name is needed.' }]
    response.writeHead(422, { 'content-type': 'application/problem+json' })
    response.end(
      JSON.stringify({ type: 'about:blank', title: 'Invalid', status: 422, detail: 'name: needed.', problems }),
    )
    return
  }
  if (request.url === '/broken') {
    response.writeHead(502).end('<h1>Bad gateway</h1>')
    return
  }
  response.end(JSON.stringify({ method: request.method, type: type ?? null, ifMatch: ifMatch ?? null, body }))
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // A page asks the server that it came from.
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => pageFetch(new URL(path, base), init))
})
afterAll(() => {
  vi.unstubAllGlobals()
  return new Promise((closed) => server.close(closed))
})

const pageFetch = fetch

const echoSchema = z.strictObject({
  method: z.string(),
  type: z.string().nullable(),
  ifMatch: z.string().nullable(),
  body: z.string(),
})
const route = { method: 'POST', access: 'read', summary: '' } as const
const echo = contract({
  ...route,
  path: '/echo/{name}',
  answer: { status: 200, type: 'application/json', schema: echoSchema },
})
const refused = contract({ ...route, path: '/refused', answer: { status: 204, type: 'none' } })
const broken = contract({ ...route, path: '/broken', answer: { status: 204, type: 'none' } })

test('a patch goes out as a merge patch, with the version that was read as entity tag', async () => {
  const sent = await fetchJson<typeof echo>('/echo/a', { method: 'PATCH', body: mergePatch({ a: null }), ifMatch: 3 })
  expect(sent).toEqual({ method: 'PATCH', type: 'application/merge-patch+json', ifMatch: '"3"', body: '{"a":null}' })
})

test('JSON and YAML go out as what they are', async () => {
  expect(await fetchJson<typeof echo>('/echo/a', { method: 'POST', body: json([1]) })).toMatchObject({
    type: 'application/json',
    body: '[1]',
  })
  expect(await fetchText<typeof echo>('/echo/a?b=c', { method: 'POST', body: yaml('a: 1\n') })).toContain(
    'application/yaml',
  )
})

test('a refusal is thrown with the server’s words and every problem', async () => {
  const refusal = await fetchAnswer<typeof refused>('/refused').catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(ProblemError)
  expect(refusal).toMatchObject({
    status: 422,
    title: 'Invalid',
    message: 'name: needed.',
    problems: [{ path: 'name' }],
  })
})

test('a refusal that says nothing still has its status in words', async () => {
  await expect(fetchAnswer<typeof broken>('/broken')).rejects.toThrow('The server answered 502 without a reason.')
})

test('no answer says to look whether the server runs', async () => {
  vi.stubGlobal('fetch', () => pageFetch('http://127.0.0.1:1/'))
  await expect(fetchAnswer<typeof broken>('/broken')).rejects.toMatchObject({ status: 0, title: 'No answer' })
})

test('an address and its answer are held to the contract by their types', () => {
  expectTypeOf(fetchJson<typeof echo>).returns.resolves.toEqualTypeOf<z.output<typeof echoSchema>>()
  expectTypeOf(fetchJson<typeof echo>)
    .parameter(0)
    .toEqualTypeOf<`/echo/${string}` | `/echo/${string}?${string}`>()
})
