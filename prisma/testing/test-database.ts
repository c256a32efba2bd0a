import { randomUUID } from 'node:crypto'
import { PGlite } from '@electric-sql/pglite'
import { defaultSettings } from '@/lib/registry/settings'
import { prepareDatabase } from '../client'
import type { Database } from '../database'
import { embeddedDatabase } from '../embedded'
import { openServer } from '../server'

const serverUrl = process.env.SHIPSHAPE_TEST_DATABASE_URL || null

/** An empty database for one test file: in memory, or one of its own on SHIPSHAPE_TEST_DATABASE_URL, dropped when closed. */
export async function openTestDatabase(): Promise<Database> {
  const { database } = await openUnprepared()
  await prepareDatabase(database, 'sandbox')
  return database
}

/** The same before any migration. `another` opens it again as a second process would; on PGlite there can be no second. */
export async function openUnprepared(): Promise<{ database: Database; another: () => Database }> {
  if (serverUrl === null) {
    const pglite = await PGlite.create()
    const database = embeddedDatabase(pglite)
    return { database, another: () => database }
  }
  const name = `shipshape_test_${randomUUID().replaceAll('-', '')}`
  const admin = openServer(serverUrl)
  await admin.execute(`CREATE DATABASE ${name}`)
  const url = withDatabase(serverUrl, name)
  const database = openServer(url)
  const opened = [database]
  const another = () => {
    const next = openServer(url)
    opened.push(next)
    return next
  }
  const close = async () => {
    await Promise.all(opened.map((each) => each.close()))
    await admin.execute(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.close()
  }
  return { database: { ...database, close }, another }
}

/** Back to the state after the first start. TRUNCATE passes the trigger that guards the changes. */
export async function emptyTables({ execute, prisma }: Database): Promise<void> {
  await execute(
    `TRUNCATE aws_account, ecs_account, change, scan, scan_account, run, call, fact, report, event RESTART IDENTITY CASCADE`,
  )
  await prisma.registryState.updateMany({ data: { revision: 0, version: 0, settings: defaultSettings } })
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${name}`
  return parsed.href
}
