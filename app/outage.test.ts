import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openAuth } from '@/lib/access/auth'
import { allContracts } from '@/lib/contracts/all-contracts'
import { outagePage } from '@/lib/http/outage-page'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { openServer } from '@/prisma/server'
import { openUnprepared } from '@/prisma/testing/test-database'

/** What stands between Shipshape and Postgres: when it ends, every open connection breaks and none comes after. */
async function openLine(to: URL): Promise<{ port: number; cut: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const line: Server = createServer((socket) => {
    const far = connect(Number(to.port), to.hostname)
    for (const end of [socket, far]) {
      sockets.add(end)
      end.on('error', () => undefined)
    }
    socket.pipe(far).pipe(socket)
  })
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve))
  const address = line.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return {
    port: address.port,
    cut: () =>
      new Promise((resolve) => {
        line.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const own = await openUnprepared()
const line = await openLine(new URL(own.url))
const through = new URL(own.url)
through.hostname = '127.0.0.1'
through.port = String(line.port)
const database = openServer(through.href)
const runtime = await openTestRuntime()

beforeEach(() => {
  globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, database })
})
beforeAll(async () => {
  // A connection that was good is in the pool.
  expect(await outagePage({ database })).toBeNull()
  await line.cut()
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await database.close()
  await runtime.close()
  await own.database.close()
})

const account = { name: 'prod', accountId: '123456789012' }
const bodies: Record<string, unknown> = {
  '/api/v1/aws-accounts': account,
  '/api/v1/ecs-accounts': { name: 'prod-ecs', awsAccount: 'prod' },
  '/api/v1/aws-accounts/test': account,
  '/api/v1/fit': {
    ecsAccount: 'prod',
    region: 'us-east-1',
    cluster: 'main',
    task: { cpu: 256, memoryMiB: 512, launchType: 'FARGATE' },
    count: 1,
  },
  '/api/v1/invitations': { email: 'bo@example.com', access: 'read' },
  '/api/v1/tokens': { name: 'ci', access: 'read' },
  '/api/v1/me/password': { current: 'x', password: 'correct horse battery' },
}
/** These need no database: they say that the process lives, or what it can do. */
const without = ['/healthz', '/api/v1/openapi.json']
/** These ask the part that scans, which has a database of its own in a test. */
const scans = [
  '/api/v1/scans',
  '/api/v1/scans/{id}',
  '/api/v1/scans/{id}/events',
  '/api/v1/scans/{id}/ledger',
  '/api/v1/events',
]

const fileOf = (path: string) => join(process.cwd(), 'app', path.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts')

/** These need it to know who asks. */
const isMine = (path: string) => path.startsWith('/api/v1/me')

const asked = allContracts.filter(({ path }) => !without.includes(path) && !scans.includes(path))
const noId = '0194e3a0-0000-4000-8000-000000000000'

test.each(asked)('$method $path is 503 and says when to try again', async ({ method, path, body }) => {
  if (isMine(path)) {
    const auth = await openAuth({ env: runtime.env, db: database.prisma, log: runtime.log })
    globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, database, auth })
  }
  const module: Record<string, (request: Request) => Promise<Response>> = await import(fileOf(path))
  const place =
    path.replace(/\{(?:id|session)\}/g, noId).replace(/\{\w+\}/g, 'prod') +
    (path === '/api/v1/upgrade' ? '?release=2025.4' : '')
  const sent = body === undefined ? {} : { body: JSON.stringify(bodies[path] ?? {}) }
  const yaml = { body: 'aws: {}\n', headers: { 'content-type': 'application/yaml' } }
  const answer = await module[method]?.(testRequest(method, place, body?.type === 'application/yaml' ? yaml : sent))
  expect([answer?.status, answer?.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await answer?.text()).not.toMatch(/ECONN|127\.0\.0\.1|5432/)
})

test('a page is one in words, with the same status', async () => {
  const page = await outagePage({ database })
  expect([page?.status, page?.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await page?.text()).toContain('The database does not answer.')
})
