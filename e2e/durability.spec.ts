import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { type Server, spawnServer, waitUntilReady } from './server'

type Place = { dataDir: string; start: () => Promise<Server> }

/** A data folder of the test's own, and servers on it that are gone when the test ends. */
const test = base.extend<{ place: Place }>({
  place: async ({ playwright: _ }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-durable-'))
    const servers: Server[] = []
    const start = async () => {
      const server = await spawnServer(dataDir, { SHIPSHAPE_TOKEN: 'durable' })
      servers.push(server)
      return server
    }
    await use({ dataDir, start })
    for (const server of servers) await server.end('SIGKILL')
    // Postgres, which ends with them, may be writing its last.
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 50 })
  },
})

const headers = { authorization: 'Bearer durable', 'content-type': 'application/json' }

async function call<T>(server: Server, path: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(`${server.url}/api/v1${path}`, { headers, ...init })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const add = (server: Server, name: string) =>
  call(server, '/aws-accounts', {
    method: 'POST',
    body: JSON.stringify({ name, accountId: '310000000001', regions: [{ name: 'us-east-1' }] }),
  })

type Registry = { revision: number; awsAccounts: { name: string }[] }
type Scan = {
  state: string
  progress: { done: number; total: number }
  accounts: { ecsAccount: string; state: string }[]
}

test('kill -9 between any two writes loses no acknowledged write', async ({ place }) => {
  const acknowledged: string[] = []
  for (const round of [1, 2, 3]) {
    const server = await waitUntilReady(await place.start())
    const before = await call<Registry>(server, '/registry')
    const writing = writeUntilGone(server, `kill-${round}`, acknowledged)
    await expect.poll(() => acknowledged.length).toBeGreaterThan(round * 10)
    await server.end('SIGKILL')
    await writing

    const after = await waitUntilReady(await place.start())
    const registry = await call<Registry>(after, '/registry')
    const names = new Set(registry.awsAccounts.map(({ name }) => name))
    expect(acknowledged.filter((name) => !names.has(name))).toEqual([])
    expect(registry.revision - before.revision).toBe(registry.awsAccounts.length - before.awsAccounts.length)
    await after.end('SIGKILL')
  }
})

async function writeUntilGone(server: Server, prefix: string, acknowledged: string[]): Promise<void> {
  for (let number = 0; ; number++) {
    const name = `${prefix}-${number}`
    const written = await add(server, name).then(
      () => true,
      () => false,
    )
    if (!written) return
    acknowledged.push(name)
  }
}

test('a second process on the same data folder stops with a clear error', async ({ place }) => {
  const first = await waitUntilReady(await place.start())
  const second = await place.start()
  expect(await second.ended).not.toBe(0)
  expect(second.output()).toMatch(/already|in use/i)
  expect(second.output()).toContain(place.dataDir)
  expect(await call<Registry>(first, '/registry')).toHaveProperty('revision')
})

test('a scan killed half-way ends after the restart, with each account once', async ({ place }) => {
  const server = await waitUntilReady(await place.start())
  const { id } = await call<{ id: string }>(server, '/scans', { method: 'POST', body: '{}' })
  await expect
    .poll(async () => (await call<Scan>(server, `/scans/${id}`)).progress.done, { intervals: [20] })
    .toBeGreaterThan(0)
  const half = await call<Scan>(server, `/scans/${id}`)
  expect(half.progress.done).toBeLessThan(half.progress.total)
  await server.end('SIGKILL')

  const after = await waitUntilReady(await place.start())
  await expect.poll(async () => (await call<Scan>(after, `/scans/${id}`)).state).toBe('done')
  const { accounts } = await call<Scan>(after, `/scans/${id}`)
  const names = accounts.map(({ ecsAccount }) => ecsAccount)
  expect(names).toHaveLength(new Set(names).size)
  expect(accounts.filter(({ state }) => state !== 'done')).toEqual([])
  const { accounts: reports } = await call<{ accounts: { ecsAccount: string }[] }>(after, '/readiness')
  expect(reports.map(({ ecsAccount }) => ecsAccount).toSorted()).toEqual(names.toSorted())
})
