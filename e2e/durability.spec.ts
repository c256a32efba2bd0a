import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { startEmbedded } from '../prisma/embedded/start-embedded.js'
import { freePort, type Server, spawnServer, waitUntilReady } from './server'

type Place = {
  dataDir: string
  start: (env?: Record<string, string>) => Promise<Server>
  /** Ends every server that was started, at once. */
  end: () => Promise<void>
}

/** A data folder of the test's own, and servers on it that are gone when the test ends. */
const test = base.extend<{ place: Place }>({
  place: async ({ playwright: _ }, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-durable-'))
    const servers: Server[] = []
    const start = async (env = {}) => {
      const server = await spawnServer(dataDir, { SHIPSHAPE_TOKEN: 'durable', ...env })
      servers.push(server)
      return server
    }
    const end = async () => {
      for (const server of servers) await server.end('SIGKILL')
    }
    await use({ dataDir, start, end })
    await end()
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

test('two web processes and a worker on one Postgres are one Shipshape', async ({ place }) => {
  const postgres = await startEmbedded({ dataDir: place.dataDir, database: 'shared', durable: false })
  try {
    const env = { DATABASE_URL: postgres.url, SHIPSHAPE_URL: `http://127.0.0.1:${await freePort()}` }
    // Only the worker calls AWS.
    const pages = { ...env, SHIPSHAPE_ROLE: 'web', SHIPSHAPE_SANDBOX_URL: 'http://127.0.0.1:9' }
    const [one, other] = [await place.start(pages), await place.start(pages)]
    await place.start({ ...env, SHIPSHAPE_ROLE: 'worker' })
    await Promise.all([waitUntilReady(one), waitUntilReady(other)])

    const invitation = { email: 'bo@example.com', access: 'read' }
    const { link } = await call<{ link: string }>(one, '/invitations', {
      method: 'POST',
      body: JSON.stringify(invitation),
    })
    const code = new URL(link).searchParams.get('code')
    const bo = { name: 'Bo', email: invitation.email, password: 'correct horse battery' }
    const first = cookieOf(await posted(other, '/sign-in/invitation/person', { ...bo, code }))
    const second = cookieOf(await posted(one, '/sign-in/session', bo))

    const follow = await stream(one, { cookie: second })
    const { sessions } = await call<{ sessions: { id: string; current: boolean }[] }>(other, '/me/sessions', {
      headers: { cookie: first },
    })
    expect(sessions.map(({ current }) => current).toSorted()).toEqual([false, true])
    const id = sessions.find(({ current }) => !current)?.id
    const ended = await fetch(`${other.url}/api/v1/me/sessions/${id}`, { method: 'DELETE', headers: { cookie: first } })
    expect(ended.status).toBe(204)
    const me = async (server: Server, cookie: string) =>
      (await fetch(`${server.url}/api/v1/me`, { headers: { cookie } })).status
    expect([await me(one, first), await me(one, second)]).toEqual([200, 401])
    await follow.ended()

    const news = await stream(other, headers)
    const { revision } = await call<Registry>(one, '/registry')
    await news.heard(`"revision":${revision}`)
    await add(one, 'written-in-one')
    await news.heard(`"revision":${revision + 1}`)
    const scan = await call<{ id: string }>(one, '/scans', {
      method: 'POST',
      body: JSON.stringify({ ecsAccounts: ['core-ecs'] }),
    })
    await news.heard(`"id":"${scan.id}","state":"done"`)
    expect((await call<Scan>(other, `/scans/${scan.id}`)).accounts).toMatchObject([{ state: 'done' }])
    await news.leave()

    const wrong = { ...bo, password: 'wrong' }
    const statuses: number[] = []
    for (let pair = 0; pair < 5; pair += 1) {
      for (const server of [one, other]) statuses.push((await posted(server, '/sign-in/session', wrong)).status)
    }
    for (const server of [one, other]) statuses.push((await posted(server, '/sign-in/session', bo)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  } finally {
    await place.end()
    await postgres.stop()
  }
})

const posted = (server: Server, path: string, body: object) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

function cookieOf(answer: Response): string {
  expect(answer.status).toBe(204)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** The events of a server: until some words were heard, or until the server ends them. */
async function stream(server: Server, headers: Record<string, string>) {
  const answer = await fetch(`${server.url}/api/v1/events`, { headers })
  expect(answer.status).toBe(200)
  const decoder = new TextDecoder()
  const reader = answer.body?.getReader()
  let text = ''
  const more = async () => {
    const portion = await reader?.read()
    text += decoder.decode(portion?.value, { stream: true })
    return portion?.done === false
  }
  return {
    heard: async (words: string) => {
      while (!text.includes(words)) if (!(await more())) throw new Error(`The stream ended without ${words}: ${text}`)
    },
    ended: async () => {
      while (await more()) text = ''
    },
    leave: () => reader?.cancel(),
  }
}
