import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tryLock } from './file-lock.js'
import { endHolders, type Holder, queryAt, startHolder } from './testing/holder'

const pidNamespace = ['unshare', '-p', '-f', '--mount-proc', '--kill-child']
const mayUnshare = spawnSync('unshare', [...pidNamespace.slice(1), 'true']).status === 0

let root: string
let dataDir: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shipshape-owner-'))
  dataDir = join(root, 'data')
})
afterEach(async () => {
  await endHolders()
  rmSync(root, { recursive: true, force: true })
})

const starters = [
  { from: 'this PID namespace', wrap: [] as string[] },
  ...(mayUnshare ? [{ from: 'another PID namespace', wrap: pidNamespace }] : []),
]

test.each(starters)(
  'a second starter from $from stops with a clear line and harms nothing',
  async ({ wrap }) => {
    const first = await startHolder({ dataDir })
    await first.query('CREATE TABLE kept (n int)')
    const second = startHolder({ dataDir, wrap })
    await expect(second).rejects.toThrow(
      /^Another Shipshape already uses the data folder .*data \(process \d+ on .*\)\. Stop/,
    )
    await first.query('INSERT INTO kept VALUES (1)')
    await first.end('SIGTERM')

    const again = await startHolder({ dataDir, wrap })
    expect(await again.query('SELECT n FROM kept')).toEqual([{ n: 1 }])
  },
  60_000,
)

test('of six that start at once exactly one serves', async () => {
  const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => startHolder({ dataDir })))
  const serving = attempts.filter(
    (attempt): attempt is PromiseFulfilledResult<Holder> => attempt.status === 'fulfilled',
  )
  expect(serving).toHaveLength(1)
  expect(await serving[0]?.value.query('SELECT 1 AS n')).toEqual([{ n: 1 }])
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') expect(String(attempt.reason)).toContain('Another Shipshape already uses')
  }
}, 60_000)

test('stopping ends Postgres', async () => {
  const { url, end } = await startHolder({ dataDir })
  await end('SIGTERM')
  await expect(queryAt(url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
  expect(existsSync(join(dataDir, 'postgres/cluster/postmaster.pid'))).toBe(false)
}, 60_000)

/** A PATH without setpriv: Postgres then outlives a killed Shipshape, as it does where there is no Linux. */
function pathWithoutSetpriv(): string {
  const bin = join(root, 'bin')
  mkdirSync(bin)
  for (const name of ['flock', 'sh']) symlinkSync(pathOf(name), join(bin, name))
  return bin
}

function pathOf(name: string): string {
  const folder = (process.env.PATH ?? '').split(delimiter).find((each) => existsSync(join(each, name)))
  if (folder === undefined) throw new Error(`There is no ${name} here.`)
  return join(folder, name)
}

test.each(starters)(
  'a Postgres that a killed Shipshape left is ended by the next start from $from',
  async ({ wrap }) => {
    const killed = await startHolder({ dataDir, env: { PATH: pathWithoutSetpriv() } })
    await killed.query('CREATE TABLE kept (n int)')
    await killed.end('SIGKILL')
    await killed.query('INSERT INTO kept VALUES (1)')
    expect(tryLock(join(dataDir, 'postgres/running.lock'))).toBeNull()

    const next = await startHolder({ dataDir, wrap })
    expect(await next.query('SELECT n FROM kept')).toEqual([{ n: 1 }])
    await expect(killed.query('SELECT 1')).rejects.toThrow(/ECONNREFUSED|password/)
  },
  60_000,
)

test('what was acknowledged before kill -9 is there after it, and a stale postmaster.pid stops nobody', async () => {
  const killed = await startHolder({ dataDir })
  await killed.query('CREATE TABLE kept (n int)')
  for (const n of [1, 2, 3]) await killed.query(`INSERT INTO kept VALUES (${n})`)
  process.kill(killed.pid, 'SIGKILL')
  await killed.end('SIGKILL')

  const next = await startHolder({ dataDir })
  expect(await next.query('SELECT max(n) AS n FROM kept')).toEqual([{ n: 3 }])
}, 60_000)

test('a Postgres that is killed is started again at the same address, with what it had', async () => {
  const holder = await startHolder({ dataDir })
  await holder.query('CREATE TABLE kept AS SELECT 1 AS n')
  const listener = await untilBroken(holder)
  expect(listener).toMatch(/terminat|connection/i)
  expect(await eventually(() => holder.query('SELECT n FROM kept'))).toEqual([{ n: 1 }])
  expect(holder.said()).toContain('The embedded database ended (SIGKILL); it is started again.')
}, 60_000)

/** Kills Postgres in the middle of a query and answers how the query ended. */
async function untilBroken(holder: Holder): Promise<string> {
  const sleeping = holder.query('SELECT pg_sleep(60)').then(
    () => 'slept',
    (error: unknown) => String(error),
  )
  await holder.query(`SELECT 1`)
  process.kill(holder.pid, 'SIGKILL')
  return sleeping
}

async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

test('a lock is free when the last process that inherited it has ended', async () => {
  const path = join(root, 'lock')
  const lock = tryLock(path)
  if (lock === null) throw new Error('Nobody else knows this file.')
  const script = 'process.stdout.write("up"); setTimeout(() => {}, 60_000)'
  const holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore', lock] })
  await once(holder, 'spawn')
  closeSync(lock)
  expect(tryLock(path)).toBeNull()
  holder.kill('SIGKILL')
  await once(holder, 'close')
  expect(tryLock(path)).toEqual(expect.any(Number))
  expect(readFileSync(path, 'utf8')).toBe('')
})
