import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from '@/lib/env'
import { freePort } from '@/prisma/embedded/free-port'
import { guardServer } from './guard-server'

const open: Server[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await new Promise((resolve) => server.close(resolve))
})

/** A server as Next starts one, listening before the guard comes; answers what reached it. */
async function serve({ host = '127.0.0.1', publicUrl = null as string | null, answers = {} } = {}) {
  const port = await freePort()
  const reached: string[] = []
  const server = createServer((asked, answer) => {
    reached.push(`${asked.method} ${asked.url}`)
    answer.writeHead(200, answers).end('served')
  })
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  open.push(server)
  const exposed: string[] = []
  guardServer({ ...readEnv({}), port, publicUrl }, (address) => exposed.push(address))
  return { port, reached, exposed }
}

function ask(port: number, method: string, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (answer) => {
        let text = ''
        answer.on('data', (chunk) => (text += chunk))
        answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }))
      })
      asked.on('error', reject).end()
    },
  )
}

test('every answer has the headers, and those that it brings itself stand', async () => {
  const { port } = await serve({ answers: { 'content-security-policy': "default-src 'self'" } })
  const { headers, text } = await ask(port, 'GET', '/_next/static/x.js')
  expect(text).toBe('served')
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'self'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers).not.toHaveProperty('strict-transport-security')
  const plain = await serve()
  expect((await ask(plain.port, 'GET', '/x')).headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
})

test('under an https address browsers are told to stay with https', async () => {
  const { port } = await serve({ publicUrl: 'https://shipshape.example.com' })
  expect((await ask(port, 'GET', '/x')).headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
})

test.each([
  ['TRACE', '/', {}, 405],
  ['PROPFIND', '/api/v1/registry', {}, 405],
  ['POST', '/', { 'next-action': 'x' }, 400],
  ['GET', '/_next/image?url=%2Ficon.svg&w=64&q=75', {}, 404],
  ['GET', '/readiness/%ff', {}, 400],
  ['GET', '/', { 'next-router-state-tree': '[1' }, 400],
  ['GET', '/', { 'next-router-state-tree': '%5B%22%22%5D' }, 400],
  ['GET', '/_next/data/build/index.json', {}, 404],
])('%s %s with %j never reaches Next: %d in words, with the headers', async (method, path, headers, status) => {
  const { port, reached } = await serve()
  const answer = await ask(port, method, path, headers)
  expect([answer.status, reached.filter((one) => one !== 'GET /healthz')]).toEqual([status, []])
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  })
  expect(JSON.parse(answer.text)).toMatchObject({ status, detail: expect.any(String) })
})

test('what a page of ours says of its place reaches Next', async () => {
  const { port } = await serve()
  const tree = encodeURIComponent(JSON.stringify(['', { children: ['clusters', { children: ['__PAGE__', {}] }] }]))
  expect((await ask(port, 'GET', '/', { 'next-router-state-tree': tree })).text).toBe('served')
})

test('a socket that other machines reach is found at the start, before anybody asks', async () => {
  const { exposed } = await serve({ host: '0.0.0.0' })
  await expect.poll(() => exposed).toEqual(['0.0.0.0'])
})

test('what is not HTTP gets Node’s own answer, and the server lives', async () => {
  const { port } = await serve()
  const said = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'))
    socket.on('data', (chunk) => (text += chunk)).on('close', () => resolve(text))
  })
  expect(said).toMatch(/^HTTP\/1\.1 400/)
  expect((await ask(port, 'GET', '/x')).status).toBe(200)
})
