import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Invalid, Stale } from '@/lib/problem'
import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { bounds } from '@/lib/registry/bounds'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '../database'
import type { PrismaClient } from '../generated/client'
import { seedRegistry } from '../seed/seed-registry'
import { countStatements } from '../testing/count-statements'
import { emptyTables, openTestDatabase } from '../testing/test-database'
import { applyRegistry } from './apply-registry'
import { createAwsAccount } from './aws-accounts'
import { listChanges } from './changes'
import { readRegistry } from './registry'
import { updateSettings } from './settings'

let database: Database
let db: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  db = database.prisma
})
beforeEach(() => emptyTables(database))
afterAll(() => database.close())

const actor = 'ada'
const aws = (name: string, more: Partial<AwsAccountInput> = {}) =>
  awsAccountInputSchema.parse({ name, accountId: '111122223333', ...more })
const ecs = (name: string, awsAccount: string) => ecsAccountInputSchema.parse({ name, awsAccount })
const after = {
  settings: { ...defaultSettings, release: '1.28' },
  awsAccounts: [aws('prod'), aws('test')],
  ecsAccounts: [ecs('prod-ecs', 'prod'), ecs('test-ecs', 'test')],
}

test('an import is one revision with one change per entity', async () => {
  const registry = await applyRegistry(db, { after, revision: 0, actor })
  expect(registry).toEqual({
    revision: 1,
    settings: after.settings,
    awsAccounts: after.awsAccounts.map((account) => ({ ...account, version: 1 })),
    ecsAccounts: after.ecsAccounts.map((account) => ({ ...account, version: 1 })),
  })
  const changes = await listChanges(db, { limit: 10 })
  expect(changes.map(({ revision }) => revision)).toEqual([1, 1, 1, 1, 1])
})

test('accounts are replaced by name, and what the import leaves out stays', async () => {
  await createAwsAccount(db, { input: aws('old'), actor })
  await createAwsAccount(db, { input: aws('prod'), actor })
  const registry = await applyRegistry(db, {
    after: { settings: defaultSettings, awsAccounts: [aws('prod', { sessionName: 'Deck' })], ecsAccounts: [] },
    revision: 2,
    actor,
  })
  expect(registry.awsAccounts.map(({ name, version }) => [name, version])).toEqual([
    ['old', 1],
    ['prod', 3],
  ])
})

test('the same import again writes nothing', async () => {
  const first = await applyRegistry(db, { after: { ...after, settings: defaultSettings }, revision: null, actor })
  expect(await applyRegistry(db, { after: first, revision: first.revision, actor })).toEqual(first)
})

test('an import with one dangling account changes nothing at all', async () => {
  const dangling = { ...after, ecsAccounts: [...after.ecsAccounts, ecs('x', 'nowhere')] }
  await expect(applyRegistry(db, { after: dangling, revision: 0, actor })).rejects.toThrow(Invalid)
  expect(await readRegistry(db)).toMatchObject({
    revision: 0,
    awsAccounts: [],
    ecsAccounts: [],
    settings: defaultSettings,
  })
  expect(await listChanges(db, { limit: 10 })).toEqual([])
})

test('an import takes the same statements whatever its size, and one of as many accounts as the registry takes is written', async () => {
  const fleet = (size: number, sessionName: string | null = null) => {
    const names = Array.from({ length: size }, (_, index) => `a${index}`)
    return {
      settings: defaultSettings,
      awsAccounts: names.map((name) => aws(name, { sessionName })),
      ecsAccounts: names.map((name) => ecs(`${name}-ecs`, name)),
    }
  }
  const statementsOf = async (size: number, sessionName: string | null = null) => {
    const work = () => applyRegistry(db, { after: fleet(size, sessionName), actor })
    const { statements } = await countStatements(work)
    return statements.count
  }
  const few = await statementsOf(5)
  expect(await statementsOf(400)).toBeLessThanOrEqual(few + 5)
  expect(await statementsOf(400, 'Deck')).toBeLessThanOrEqual(few + 5)
  expect(await statementsOf(bounds.accounts, 'Deck')).toBeLessThan(100)
  const { revision, awsAccounts, ecsAccounts } = await readRegistry(db)
  expect([revision, awsAccounts.length, ecsAccounts.length]).toEqual([4, bounds.accounts, bounds.accounts])
  expect(awsAccounts.at(-1)).toMatchObject({ name: `a${bounds.accounts - 1}`, sessionName: 'Deck', version: 4 })
  expect(await db.change.count()).toBe(10 + 790 + 400 + 2 * (bounds.accounts - 400))
})

test('an import of a registry that has moved on is stale', async () => {
  await createAwsAccount(db, { input: aws('prod'), actor })
  await expect(applyRegistry(db, { after, revision: 0, actor })).rejects.toThrow(Stale)
  expect((await readRegistry(db)).ecsAccounts).toEqual([])
})

test('settings are written under the registry revision', async () => {
  const edited = await updateSettings(db, { edit: (before) => ({ ...before, release: '1.19' }), revision: 0, actor })
  expect(edited).toMatchObject({ revision: 1, settings: { release: '1.19' } })
  await expect(updateSettings(db, { edit: () => defaultSettings, revision: 0, actor })).rejects.toThrow(Stale)
})

test('a new database is seeded once, whoever tries', async () => {
  const seed = { ...after, settings: defaultSettings }
  const results = await Promise.all([seedRegistry(db, seed), seedRegistry(db, seed)])
  expect(results.sort()).toEqual([false, true])
  expect(await seedRegistry(db, seed)).toBe(false)
  expect((await readRegistry(db)).revision).toBe(1)
})
