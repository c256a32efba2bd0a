import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asker } from '@/lib/access/asker'
import { allContracts } from '@/lib/contracts/all-contracts'
import type { Contract } from '@/lib/contracts/contract'
import { outagePage } from '@/lib/http/outage-page'
import { sessionCookie } from '@/lib/http/testing/people'
import { openTestRuntime, testHost, testToken } from '@/lib/http/testing/test-runtime'
import { openScans } from '@/lib/scans/open-scans'
import { partsOf, smallWorld } from '@/lib/scans/testing/small-world'
import { openServer } from '@/prisma/server'
import { openWay } from '@/prisma/testing/open-way'
import { openPrepared } from '@/prisma/testing/test-database'

/** Whose session must be looked up, and who is taken for known: there the answer itself meets the outage. */
type Who = 'session' | 'known'
const admin: Asker = {
  ...{ actor: 'person:ada@example.com', name: 'Ada', email: 'ada@example.com', access: 'admin', by: 'session' },
  ...{ expiresAt: null, personId: randomUUID(), sessionId: randomUUID() },
}

type Opened = Awaited<ReturnType<typeof open>>
let opened: Opened
beforeAll(async () => {
  opened = await open()
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await opened.close()
})

/** A server that has started and served, and then lost its database. */
async function open() {
  const own = await openPrepared()
  const way = await openWay(own.url)
  const database = openServer(way.url)
  const scans = await openScans(partsOf(smallWorld(), database), { works: false })
  const runtime = await openTestRuntime({}, scans, database)
  const cookie = await sessionCookie(runtime, 'admin')
  expect(await outagePage(runtime)).toBeNull()
  await way.cut()
  return {
    runtime,
    cookie,
    async close() {
      await scans.stop()
      await runtime.close()
      await own.database.close()
    },
  }
}

const taskDefinition = {
  ...{ family: 'f', cpu: '256', memory: '512' },
  containerDefinitions: [{ name: 'a', image: 'i' }],
}
const aws = { name: 'core', accountId: '123456789012' }
/** What is sent where a body is taken: right, so that it is the database that stands in the way. */
const bodies: Readonly<Record<string, unknown>> = {
  'POST /api/v1/aws-accounts': aws,
  'POST /api/v1/aws-accounts/test': aws,
  'PATCH /api/v1/aws-accounts/{name}': { enabled: false },
  'POST /api/v1/ecs-accounts': { name: 'core-ecs', awsAccount: 'core' },
  'PATCH /api/v1/ecs-accounts/{name}': { awsAccount: 'core' },
  'PATCH /api/v1/settings': { awsEnabled: true },
  'POST /api/v1/registry/import': 'aws:\n  enabled: true\n',
  'POST /api/v1/registry/merge': 'aws:\n  enabled: true\n',
  'POST /api/v1/registry/restore': { revision: 1 },
  'POST /api/v1/registry/undo': { revision: 1 },
  'POST /api/v1/clouddriver/push': { dryRun: true },
  'POST /api/v1/check': 'aws:\n  enabled: true\n',
  'POST /api/v1/fit': { ecsAccount: 'core-ecs', region: 'us-east-1', cluster: 'c', count: 1, taskDefinition },
  'POST /api/v1/fit/clusters': { count: 1, taskDefinition },
  'POST /api/v1/me/password': { current: 'correct horse battery', password: 'another horse battery' },
  'POST /api/v1/discovery/spinnaker': { address: 'http://clouddriver.example.com:7002' },
  'POST /api/v1/mutes': {
    ecsAccount: 'core-ecs',
    check: 'regions',
    reason: 'known',
    until: new Date(Date.now() + 86_400_000),
  },
  'POST /api/v1/scans': {},
  'POST /api/v1/schedules': { name: 'hourly', cron: '0 * * * *' },
  'PATCH /api/v1/schedules/{name}': { enabled: false },
  'POST /api/v1/channels': { name: 'ops', kind: 'webhook', url: 'https://hooks.example.com/1' },
  'PATCH /api/v1/channels/{name}': { enabled: false },
  'PATCH /api/v1/people/{id}': { access: 'read' },
  'POST /api/v1/invitations': { email: 'ada@example.com', access: 'read' },
  'POST /api/v1/tokens': { name: 'ci', access: 'read' },
}

const queries: Readonly<Record<string, string>> = { 'GET /api/v1/upgrade': '?release=2026.2' }

/** What says nothing that stands in the database is answered all the same: to anybody, or to who is known already. */
const withoutDatabase: Readonly<Record<string, readonly Who[]>> = {
  'GET /healthz': ['session', 'known'],
  'GET /api/v1/openapi.json': ['session', 'known'],
  'GET /api/v1/me': ['known'],
}

const nameOf = ({ method, path }: Contract) => `${method} ${path}`
const fileOf = (path: string) => join(process.cwd(), 'app', path.replace(/\{(\w+)\}/g, '[$1]'), 'route.ts')
const stand = (param: string) => ({ id: randomUUID(), session: randomUUID(), revision: '1' })[param] ?? 'core'

function requestOf(contract: Contract, asker: Record<string, string>): Request {
  const given = bodies[nameOf(contract)]
  const type: Record<string, string> = contract.body === undefined ? {} : { 'content-type': contract.body.type }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, param: string) => stand(param))
  return new Request(`http://${testHost}${path}${queries[nameOf(contract)] ?? ''}`, {
    method: contract.method,
    headers: { host: testHost, origin: `http://${testHost}`, ...type, ...asker },
    ...(given === undefined ? {} : { body: typeof given === 'string' ? given : JSON.stringify(given) }),
  })
}

test('every route that takes a body has one here', () => {
  const taking = allContracts.filter(({ body }) => body !== undefined).map(nameOf)
  expect(Object.keys(bodies).toSorted()).toEqual(taking.toSorted())
})

test.each(allContracts.map((contract) => [nameOf(contract), contract] as const))(
  '%s says 503 and when to try again while the database is away',
  async (name, contract) => {
    const module: Record<string, (request: Request) => Promise<Response>> = await import(fileOf(contract.path))
    const { runtime, cookie } = opened
    const runtimes = { session: runtime, known: { ...runtime, auth: { ...runtime.auth, whoAsks: async () => admin } } }
    for (const who of ['session', 'known'] as const) {
      globalThis.shipshapeRuntime = Promise.resolve(runtimes[who])
      // Where no cookie counts it is a token that must be looked up.
      const asker = contract.basic === 'only' ? { authorization: `Bearer ${testToken}` } : { cookie }
      const answer = await module[contract.method]?.(requestOf(contract, asker))
      const text = await answer?.text()
      if (withoutDatabase[name]?.includes(who)) {
        expect([who, answer?.status, text]).toEqual([who, 200, expect.any(String)])
        continue
      }
      expect([who, answer?.status, text]).toEqual([who, 503, expect.not.stringMatching(/127\.0\.0\.1|ECONN/)])
      expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0)
    }
  },
)

test('a page is one in words, with the same status', async () => {
  const page = await outagePage(opened.runtime)
  expect([page?.status, page?.headers.get('retry-after')]).toEqual([503, '10'])
  expect(await page?.text()).toContain('The database does not answer.')
})

test('a server that takes connections and says nothing is given up within the time', async () => {
  const own = await openPrepared()
  const way = await openWay(own.url)
  const database = openServer(way.url, { connectMs: 200 })
  await database.execute('SELECT 1')
  way.hush()
  await expect(database.execute('SELECT 1')).rejects.toThrow()
  await expect(database.prisma.registryState.findMany()).rejects.toThrow()
  await database.close()
  await way.cut()
  await own.database.close()
})
