import { randomUUID } from 'node:crypto'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '../database'
import { openServer } from '../server'
import { withDatabase } from './with-database'

type Opened = { database: Database; url: string; another: () => Database }

/** An empty, migrated database for one test file, dropped when closed. */
export async function openTestDatabase(): Promise<Database> {
  const { database } = await openPrepared()
  return database
}

/** The same with its address. */
export function openPrepared(): Promise<Opened> {
  return openOwn(` TEMPLATE ${given('SHIPSHAPE_TEST_TEMPLATE')}`)
}

/** The same before any migration. `another` opens it again as a second process would. */
export function openUnprepared(): Promise<Opened> {
  return openOwn('')
}

async function openOwn(from: string): Promise<Opened> {
  const serverUrl = given('SHIPSHAPE_TEST_SERVER')
  const name = `shipshape_test_${randomUUID().replaceAll('-', '')}`
  const admin = openServer(serverUrl)
  await admin.execute(`CREATE DATABASE ${name}${from}`)
  const url = withDatabase(serverUrl, name)
  const opened: Database[] = []
  const another = () => {
    const next = openServer(url)
    opened.push(next)
    return next
  }
  const database = another()
  const close = async () => {
    await Promise.all(opened.map((each) => each.close()))
    await admin.execute(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.close()
  }
  // A copy: `opened` must close the database itself, not call this.
  return { database: { ...database, close }, url, another }
}

/** What the test server (prisma/testing/test-server.ts) has left for the processes of its run. */
function given(name: 'SHIPSHAPE_TEST_SERVER' | 'SHIPSHAPE_TEST_TEMPLATE'): string {
  const value = process.env[name]
  if (value === undefined) throw new Error('There is no test server: vitest.config.ts and bench/bench.ts start one.')
  return value
}

/** Back to the state after the first start. TRUNCATE passes the trigger that guards the changes. */
export async function emptyTables({ execute, prisma }: Database): Promise<void> {
  await execute(
    `TRUNCATE aws_account, ecs_account, change, scan, scan_account, run, call, fact, report, event, person, session, token, invitation, set_up, failed_try, audit_entry, schedule, feed_read, stored_account, transition, channel, delivery, forgotten_total, mute RESTART IDENTITY CASCADE`,
  )
  await prisma.registryState.updateMany({ data: { revision: 0, version: 0, settings: defaultSettings } })
}
