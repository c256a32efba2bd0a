import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime } from '@/lib/http/testing/test-runtime'
import { freePort } from '@/prisma/embedded/free-port'
import { serveProbes } from './probe-server'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let probes: Awaited<ReturnType<typeof serveProbes>>
let origin: string

beforeAll(async () => {
  runtime = await openTestRuntime()
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  probes = await serveProbes({ ...runtime, env: { ...runtime.env, host: '127.0.0.1', port } })
})
afterAll(async () => {
  await probes.close()
  await runtime.close()
})

test.each([
  ['GET', '/healthz', 200],
  ['GET', '/', 404],
  ['GET', '/api/v1/registry', 404],
  ['GET', '/metrics', 401],
  ['POST', '/api/v1/scans', 405],
])('a worker that stands alone answers %s %s with %d', async (method, path, status) => {
  expect((await fetch(`${origin}${path}`, { method })).status).toBe(status)
})

test('a wrong token for its metrics counts against the address that sent it', async () => {
  const { status } = await fetch(`${origin}/metrics`, { headers: { authorization: 'Bearer wrong' } })
  expect(status).toBe(401)
  const rows = await runtime.database.prisma.auditEntry.findMany()
  expect(rows).toMatchObject([{ kind: 'sign-in-failed', what: 'a wrong token', address: '127.0.0.1' }])
})
