import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { scanListSchema, scanSchema } from '@/lib/contracts/scans'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import type { Runtime } from '@/lib/runtime-types'
import { startScans } from '@/lib/scans/start-scans'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { createEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { emptyTables } from '@/prisma/testing/test-database'
import * as readyz from '../../readyz/route'
import * as events from './scans/[id]/events/route'
import * as oneScan from './scans/[id]/route'
import * as scans from './scans/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let stopServer: () => void
let running: Awaited<ReturnType<typeof startScans>>

beforeAll(async () => {
  runtime = await openTestRuntime()
  const stopping = new AbortController()
  stopServer = () => stopping.abort()
  // A process that asks for scans and runs none: each stays queued until the test ends it.
  running = await startScans({ ...runtime, env: { role: 'web', retentionDays: 90 } })
  const whole: Runtime = { ...runtime, scans: running, stopping: stopping.signal }
  globalThis.shipshapeRuntime = Promise.resolve(whole)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await running.stop()
  await runtime.close()
})
beforeEach(async () => {
  await emptyTables(runtime.database)
  const { prisma } = runtime.database
  const input = { ...account, name: 'prod', accountId: '123456789012' }
  await createAwsAccount(prisma, { input, actor: 'test' })
  await createEcsAccount(prisma, { input: { ...mapping, name: 'prod-ecs', awsAccount: 'prod' }, actor: 'test' })
})

const none = { assumeRole: null, sessionName: null, externalId: null, reader: null, clouddriverIdentity: null }
const account = { ...none, enabled: true, regions: [{ name: 'us-east-1' }], other: {} }
const mapping = { namingStrategy: null, regions: null, clusters: null, referenceTask: null, release: null, other: {} }

const wholeFinding = {
  check: 'regions',
  group: 'mapping',
  status: 'pass',
  title: 'Known',
  summary: 'Known.',
  region: null,
  resource: null,
  evidence: [],
  fix: null,
  docs: 'https://example.com',
  rule: { source: 'test', appliesTo: 'every release' },
  fault: null,
  muted: null,
  scannedAt: '2026-01-01T00:00:00.000Z',
  reach: 'account',
  cause: null,
}

const namedSchema = z.object({ ecsAccount: z.string() })

const post = (body?: object) =>
  scans.POST(testRequest('POST', '/api/v1/scans', body === undefined ? {} : { body: JSON.stringify(body) }))
const idOf = async (response: Response) => z.object({ id: z.string() }).parse(await response.json()).id
const read = async (id: string) => oneScan.GET(testRequest('GET', `/api/v1/scans/${id}`))
const follow = (id: string, headers: Record<string, string> = {}) =>
  events.GET(testRequest('GET', `/api/v1/scans/${id}/events`, { headers }))

describe('the list of scans', () => {
  const list = async (query = '') => {
    const response = await scans.GET(testRequest('GET', `/api/v1/scans${query}`))
    return { status: response.status, body: await response.json() }
  }

  test('has the newest first, and a page goes on where the one before ended, also within a millisecond', async () => {
    const { prisma } = runtime.database
    const requestedAt = new Date('2026-01-02T03:04:05.006Z')
    await prisma.scan.createMany({ data: Array.from({ length: 5 }, () => ({ actor: 'schedule:x', requestedAt })) })
    const id = await idOf(await post({ ecsAccounts: ['prod-ecs'] }))
    const first = scanListSchema.parse((await list('?limit=4')).body)
    expect(first.scans[0]).toEqual({
      id,
      actor: expect.stringContaining('token:'),
      state: 'queued',
      startedAt: null,
      finishedAt: null,
      ecsAccounts: ['prod-ecs'],
    })
    const second = scanListSchema.parse((await list(`?limit=4&before=${first.next}`)).body)
    const ids = [...first.scans, ...second.scans].map((scan) => scan.id)
    expect([ids.length, new Set(ids).size, second.next]).toEqual([6, 6, null])
  })

  test.each(['nonsense', 'YzE'])('refuses what is no cursor of it: %s', async (before) => {
    const { status, body } = await list(`?before=${before}`)
    expect([status, body]).toEqual([400, expect.objectContaining({ detail: expect.stringMatching(/not a cursor/) })])
  })
})

describe('a scan', () => {
  test('is asked for, told, joined by the same wish and cancelled', async () => {
    const response = await post({ ecsAccounts: ['prod-ecs'] })
    expect(response.status).toBe(202)
    const id = await idOf(response)
    expect(scanSchema.parse(await (await read(id)).json())).toMatchObject({
      id,
      state: 'queued',
      calls: { total: 0, byAction: {} },
      accounts: [{ ecsAccount: 'prod-ecs', state: 'queued' }],
    })
    expect(await idOf(await post())).toBe(id)
    expect((await oneScan.DELETE(testRequest('DELETE', `/api/v1/scans/${id}`))).status).toBe(204)
    expect(await (await read(id)).json()).toMatchObject({ state: 'cancelled' })
  })

  test('of everything needs no body, also where that is an empty stream', async () => {
    const id = await idOf(await post())
    const empty = new ReadableStream({ start: (controller) => controller.close() })
    const init = { method: 'POST', body: empty, duplex: 'half', headers: testRequest('GET', '/').headers }
    const response = await scans.POST(new Request('http://127.0.0.1:3000/api/v1/scans', init))
    expect(await idOf(response)).toBe(id)
    const untyped = testRequest('POST', '/api/v1/scans', { body: '{}' })
    untyped.headers.delete('content-type')
    expect((await scans.POST(untyped)).status).toBe(415)
  })

  test.each([
    [{ ecsAccounts: ['prod'] }, 422],
    [{ checks: ['no-such-check'] }, 422],
    [{ ecsAccounts: [] }, 422],
    [{ accounts: ['prod-ecs'] }, 422],
  ])('of %j is refused', async (body, status) => {
    expect((await post(body)).status).toBe(status)
  })

  test.each(['not-an-id', '7b1f6c0e-8f4e-4c53-9d2c-0d9f4f5f6a11'])('%s that never was is not found', async (id) => {
    const remove = oneScan.DELETE(testRequest('DELETE', `/api/v1/scans/${id}`))
    const statuses = [(await read(id)).status, (await follow(id)).status, (await remove).status]
    expect(statuses).toEqual([404, 404, 404])
  })
})

test('a server whose database and queue answer is ready', async () => {
  const response = await readyz.GET(testRequest('GET', '/readyz'))
  expect([response.status, await response.text()]).toEqual([200, 'database: ok\nqueue: ok\n'])
})

describe('its events', () => {
  test('come as server-sent events until the scan has ended, and again after Last-Event-ID', async () => {
    const id = await idOf(await post())
    const response = await follow(id)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    const whole = response.text()
    await oneScan.DELETE(testRequest('DELETE', `/api/v1/scans/${id}`))
    const text = await whole
    expect(text).toContain('event: progress\ndata: {"id":')
    expect(text).toMatch(/id: 1\nevent: done\ndata: \{"id":"[^"]+","state":"cancelled"\}\n\n$/)

    const rest = await (await follow(id, { 'last-event-id': '1' })).text()
    expect(rest).not.toContain('event: done')
  })

  test('hold the findings of one ECS account where one is named, and of none where the name is empty', async () => {
    const id = await idOf(await post())
    const finding = { check: 'regions', ecsAccount: 'prod-ecs' }
    await runtime.database.prisma.event.createMany({
      data: [
        { scanId: id, seq: 1, type: 'finding', data: { ...wholeFinding, ...finding } },
        { scanId: id, seq: 2, type: 'finding', data: { ...wholeFinding, ...finding, ecsAccount: 'other' } },
      ],
    })
    await runtime.database.prisma.scan.update({ where: { id }, data: { seq: 2 } })
    await oneScan.DELETE(testRequest('DELETE', `/api/v1/scans/${id}`))
    const told = async (query: string) => {
      const request = testRequest('GET', `/api/v1/scans/${id}/events${query}`)
      const text = await (await events.GET(request)).text()
      const findings = [...text.matchAll(/^event: finding\ndata: (.*)$/gm)].map(([, data = '']) =>
        namedSchema.parse(JSON.parse(data)),
      )
      return [...findings.map(({ ecsAccount }) => ecsAccount), ...(text.includes('event: done') ? ['done'] : [])]
    }
    expect(await told('')).toEqual(['prod-ecs', 'other', 'done'])
    expect(await told('?ecsAccount=prod-ecs')).toEqual(['prod-ecs', 'done'])
    expect(await told('?ecsAccount=')).toEqual(['done'])
    expect((await events.GET(testRequest('GET', `/api/v1/scans/${id}/events?account=x`))).status).toBe(400)
  })

  test('with an id that is none of ours are refused', async () => {
    const id = await idOf(await post())
    expect((await follow(id, { 'last-event-id': 'x' })).status).toBe(400)
  })

  test('end when the reader leaves, and when the server stops', async () => {
    const id = await idOf(await post())
    const leaving = new AbortController()
    const request = new Request(testRequest('GET', `/api/v1/scans/${id}/events`), { signal: leaving.signal })
    const left = (await events.GET(request)).text()
    const stopped = (await follow(id)).text()
    leaving.abort()
    expect(await left).toContain(': open')
    stopServer()
    expect(await stopped).toContain(': open')
  })
})

test('a server that is stopping is not ready', async () => {
  stopServer()
  expect((await readyz.GET(testRequest('GET', '/readyz'))).status).toBe(503)
})
