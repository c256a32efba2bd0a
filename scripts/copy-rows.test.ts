import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '@/prisma/database'
import { readRegistry } from '@/prisma/repositories/registry'
import { updateSettings } from '@/prisma/repositories/settings'
import { sandboxRegistry } from '@/prisma/seed/sandbox-registry'
import { seedRegistry } from '@/prisma/seed/seed-registry'
import { openTestDatabase } from '@/prisma/testing/test-database'
import { copyRows } from './copy-rows.js'

let from: Database
let to: Database
beforeAll(async () => {
  from = await openTestDatabase()
  to = await openTestDatabase()
})
afterAll(() => Promise.all([from.close(), to.close()]))

const queryOn =
  ({ execute }: Database) =>
  async (text: string, values?: unknown[]) => ({ rows: rowsOf((await execute(text, values ?? [])).rows) })

const rowsOf = (rows: unknown[]) => rows.map((row) => ({ ...(typeof row === 'object' ? row : {}) }))

test('everything comes over: registry, history with its triggers, documents key by key, and where the numbers stand', async () => {
  await seedRegistry(from.prisma, sandboxRegistry)
  await updateSettings(from.prisma, { edit: (before) => ({ ...before, release: '1.28' }), actor: 'Zoë' })
  await from.execute(`INSERT INTO fact (aws_account_id, region, name, schema_version, at, value, run_id, revision)
    VALUES ('00000000-0000-4000-8000-000000000000', '', 'x', 1, now(),
    '{"b": 12345678901234567890, "a": [1.50, null, "\\u0041"]}', '00000000-0000-4000-8000-000000000001', 1)`)
  await seedRegistry(to.prisma, sandboxRegistry)

  const copied = await copyRows(queryOn(from), queryOn(to))
  expect(copied).toContainEqual({ table: 'registry_state', rows: 1 })
  expect(await readRegistry(to.prisma)).toEqual(await readRegistry(from.prisma))
  for (const text of [
    'SELECT * FROM change ORDER BY id',
    'SELECT value::text FROM fact',
    'SELECT * FROM aws_account',
  ]) {
    expect((await to.execute(text)).rows).toEqual((await from.execute(text)).rows)
  }
  await updateSettings(to.prisma, { edit: (before) => ({ ...before, release: null }), actor: 'Zoë' })
  const last = 'SELECT max(id) - (SELECT count(*) FROM change) AS skipped FROM change'
  expect((await to.execute(last)).rows).toEqual((await from.execute(last)).rows)
})
