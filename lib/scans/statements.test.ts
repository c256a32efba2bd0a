import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/prisma/database'
import { countStatements } from '@/prisma/testing/count-statements'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import { openScans, type RunningScans } from './open-scans'
import { type Accounts, addAccounts, partsOf, smallWorld } from './testing/small-world'

let database: Database
let scans: RunningScans | null = null

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  await emptyTables(database)
})
afterEach(async () => {
  await scans?.stop()
  scans = null
  await database.execute('DELETE FROM pgboss.job')
})
afterAll(() => database.close())

const never = new AbortController().signal

/** That many accounts, each with an account id of its own. */
const fleetOf = (count: number): Accounts =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`fleet-${index}`, { accountId: String(100_000_000_000 + index) }]),
  )

async function open(works: boolean): Promise<RunningScans> {
  scans = await openScans(partsOf(smallWorld(), database), { works })
  return scans
}

async function follow(id: string): Promise<void> {
  for await (const _ of scans?.streamScan(id, { after: null, signal: never }) ?? []);
}

/** Statements for a scan of so many accounts, asked for and cancelled, by a process that plans nothing. */
async function toAskAndCancel(count: number): Promise<number[]> {
  await emptyTables(database)
  await addAccounts(database, fleetOf(count))
  const asking = await open(false)
  const asked = await countStatements(() => asking.requestScan({ ecsAccounts: null, checks: null, actor: 'ada' }))
  const cancelled = await countStatements(() => asking.cancelScan(asked.value.id))
  await asking.stop()
  return [asked.statements.count, cancelled.statements.count]
}

test('asking for a scan and cancelling it take as many statements for forty accounts as for one', async () => {
  expect(await toAskAndCancel(40)).toEqual(await toAskAndCancel(1))
})

test('the runs of a scan are saved together: forty accounts take a fraction of forty times what one takes', async () => {
  const toScan = async (count: number) => {
    await emptyTables(database)
    await addAccounts(database, fleetOf(count))
    const working = await open(true)
    const { statements } = await countStatements(async () => {
      await follow((await working.requestScan({ ecsAccounts: null, checks: null, actor: 'ada' })).id)
    })
    await working.stop()
    expect(await database.prisma.report.count()).toBe(count)
    return statements.count
  }
  const one = await toScan(1)
  expect(await toScan(40)).toBeLessThan(12 * one)
})

test('a scan is read once for all who look at it', async () => {
  await addAccounts(database, fleetOf(3))
  const asking = await open(false)
  const { id } = await asking.requestScan({ ecsAccounts: null, checks: null, actor: 'ada' })
  const first = asking.streamScan(id, { after: null, signal: never })[Symbol.asyncIterator]()
  await first.next()
  const { statements } = await countStatements(async () => {
    const others = Array.from({ length: 30 }, () => asking.streamScan(id, { after: null, signal: never }))
    const began = await Promise.all(others.map((other) => other[Symbol.asyncIterator]().next()))
    expect(new Set(began.map(({ value }) => value?.events[0]?.event.type))).toEqual(new Set(['progress']))
  })
  expect(statements.count).toBe(0)
})
