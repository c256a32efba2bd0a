import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDatabase } from './client'
import type { Database } from './database'
import { migrate, readMigrations } from './migrate'
import { openUnprepared } from './testing/test-database'

let database: Database
let another: () => Database
beforeEach(async () => {
  ;({ database, another } = await openUnprepared())
})
afterEach(() => database.close())

const names = async () =>
  (await database.execute('SELECT migration_name AS name FROM _prisma_migrations ORDER BY started_at')).rows

test('a second start finds nothing left to apply', async () => {
  await prepareDatabase(database, 'sandbox')
  await prepareDatabase(database, 'sandbox')
  expect(await names()).toEqual(readMigrations().map(({ name }) => ({ name })))
})

test('three processes that start at once apply each migration once', async () => {
  await Promise.all([database, another(), another()].map((each) => prepareDatabase(each, 'sandbox')))
  expect(await names()).toEqual(readMigrations().map(({ name }) => ({ name })))
})

test('a migration that fails keeps nothing of itself, names itself and leaves the database usable', async () => {
  const broken = { name: '1_broken', sql: 'CREATE TABLE half (id int); SELECT no_such_function();' }
  await expect(migrate(database.execute, [broken])).rejects.toThrow(/Migration 1_broken could not be applied.*no_such/)
  const { rows } = await database.execute(`SELECT to_regclass('half') AS half`)
  expect(rows).toEqual([{ half: null }])
  expect(await names()).toEqual([])
})

test('a row of a migration that failed before stops the start and says what to do', async () => {
  await migrate(database.execute)
  await database.execute('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(database.execute)).rejects.toThrow(/_init failed before .* mark the row/)
})

test('a database that a newer version has migrated is refused', async () => {
  await migrate(database.execute, [...readMigrations(), { name: '9_newer', sql: 'SELECT 1' }])
  await expect(migrate(database.execute)).rejects.toThrow(/9_newer, which this Shipshape does not know/)
})

test('a sandbox database refuses live mode and is left as it was', async () => {
  await prepareDatabase(database, 'sandbox')
  await expect(prepareDatabase(database, 'live')).rejects.toThrow(/belongs to SHIPSHAPE_AWS=sandbox/)
  expect(await database.prisma.registryState.findMany()).toMatchObject([{ mode: 'sandbox', revision: 0 }])
})
