import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultSettings } from '@/lib/registry/settings'
import { cleanStore } from './clean-store'
import type { Database } from './database'
import { openTestDatabase } from './testing/test-database'

let database: Database
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const polluted = {
  ...defaultSettings,
  other: {
    root: { kubernetes: { accounts: [{ kubeconfigContents: 'token: SENTINEL' }] }, note: 'SENTINEL' },
    aws: { client: { maxErrorRetry: 3, proxyPassword: 'SENTINEL' }, vendor: 'SENTINEL', secretAccessKey: 'SENTINEL' },
    ecs: { docker: { auth: 'SENTINEL' } },
  },
}
const account = { enabled: true, regions: [], other: { vendor: 'SENTINEL', providerVersion: 'V1' } }
const edda = 'https://me:SENTINEL@edda.example'

/** Every row of every table of ours, as text: what a dump of the database holds. */
async function dump(): Promise<string> {
  const { rows } = await database.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
  const tables = rows.map((row) => String(Object.values(Object(row))[0]))
  const texts = await Promise.all(tables.map((table) => database.execute(`SELECT t::text FROM "${table}" t`)))
  return JSON.stringify(texts.map((one) => one.rows))
}

async function pollute(): Promise<void> {
  const { prisma } = database
  await prisma.registryState.update({ where: { id: 1 }, data: { cleaned: 0, settings: polluted } })
  const aws = await prisma.awsAccount.create({
    data: { name: 'a', accountId: '123456789012', version: 1, fields: { ...account, edda } },
  })
  await prisma.ecsAccount.create({
    data: { name: 'e', awsAccountId: aws.id, version: 1, fields: { other: { apiKey: 'SENTINEL' } } },
  })
  const change = { actor: 'test', entityId: aws.id }
  await prisma.change.createMany({
    data: [
      { ...change, revision: 1, entity: 'settings', before: defaultSettings, after: polluted },
      { ...change, revision: 2, entity: 'aws_account', after: { name: 'a', accountId: '123456789012', ...account } },
      { ...change, revision: 3, entity: 'ecs_account', before: { name: 'e', other: { apiKey: 'SENTINEL' } } },
    ],
  })
}

test('an upgrade takes out of a polluted registry what may be secret, history included, and keeps the rest', async () => {
  await pollute()
  expect(await dump()).toContain('SENTINEL')
  expect(await cleanStore(database)).toBe(6)
  expect(await dump()).not.toContain('SENTINEL')
  const { settings } = await database.prisma.registryState.findUniqueOrThrow({ where: { id: 1 } })
  expect(settings).toEqual({ ...defaultSettings, other: { aws: { client: { maxErrorRetry: 3 } }, ecs: {} } })
  const [stored] = await database.prisma.awsAccount.findMany()
  expect(stored?.fields).toEqual({ enabled: true, regions: [], other: { providerVersion: 'V1' } })
})

test('it is done once, and the history is append-only before and after', async () => {
  await pollute()
  await cleanStore(database)
  expect(await cleanStore(database)).toBe(0)
  await expect(database.prisma.change.updateMany({ data: { actor: 'x' } })).rejects.toThrow(/append-only/)
})
