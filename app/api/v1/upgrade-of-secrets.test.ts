import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { registrySchema } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { prepareDatabase } from '@/prisma/client'
import type { Database } from '@/prisma/database'
import { migrate, readMigrations } from '@/prisma/migrate'
import { openUnprepared } from '@/prisma/testing/test-database'
import * as changes from './changes/route'
import * as exported from './registry/clouddriver-local.yml/route'
import * as restoring from './registry/restore/route'
import * as revisions from './registry/revisions/[revision]/route'
import * as registry from './registry/route'
import { dumpDatabase } from './testing/dump-database'

let database: Database
let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  ;({ database } = await openUnprepared())
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, database })
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
  await database.close()
})

const kept = { client: { maxErrorRetry: 3 }, features: { tagKey: 'Team' }, defaultKeyPairTemplate: '{{name}}-keypair' }

/** What an older version stored of files: each secret under a name of its own, from S00 on. */
function pollution() {
  let count = 0
  const secret = () => `SENTINEL-S${String(count++).padStart(2, '0')}`
  const inUrl = () => `https://me:${secret()}@host.example`
  const settings = () => ({
    ...defaultSettings,
    defaultAssumeRole: `role/x?token=${secret()}`,
    other: {
      root: { kubernetes: { accounts: [{ kubeconfigContents: `token: ${secret()}` }] }, sql: { password: secret() } },
      aws: {
        ...kept,
        client: { ...kept.client, proxyPassword: secret(), tokens: [secret()], credentials: { a: { b: secret() } } },
        proxy: { proxyHost: `https://$\{USER}:${secret()}@proxy` },
        secretAccessKey: secret(),
        vendor: { note: secret() },
      },
      ecs: { registry: { auth: secret() } },
    },
  })
  const aws = () => ({
    edda: inUrl(),
    bastionHost: btoa(`-----BEGIN RSA PRIVATE KEY-----\n${secret()}\n`),
    requiredGroupMembership: [inUrl()],
    lifecycleHooks: [{ roleARN: 'x', apiKeys: [secret()] }],
    other: { vendor: secret(), providerVersion: 'V1' },
  })
  const ecs = () => ({ other: { registryPasswords: [secret()], primaryAccount: 'a' } })
  return { settings, aws, ecs, count: () => count }
}

const older = readMigrations().filter(({ name }) => name < '20261129030000')
const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`

/** Writes the rows as the version before did, through SQL alone. */
async function writeAsBefore() {
  const { settings, aws, ecs, count } = pollution()
  const run = (sql: string, ...values: unknown[]) => database.prisma.$executeRawUnsafe(sql, ...values)
  const {
    name: _a,
    accountId: _i,
    ...awsFields
  } = awsAccountInputSchema.parse({ name: 'a', accountId: '123456789012' })
  const { name: _e, awsAccount: _w, ...ecsFields } = ecsAccountInputSchema.parse({ name: 'e', awsAccount: 'a' })
  const document = (fields: object) => JSON.stringify(fields)
  await run(
    `INSERT INTO registry_state (id, mode, revision, settings) VALUES (1, 'sandbox', 3, $1::json)`,
    document(settings()),
  )
  await run(
    `INSERT INTO aws_account (id, name, account_id, fields, version) VALUES ($1::uuid, 'a', '123456789012', $2::json, 1)`,
    id(1),
    document({ ...awsFields, ...aws() }),
  )
  await run(
    `INSERT INTO ecs_account (id, name, aws_account_id, fields, version) VALUES ($1::uuid, 'e', $2::uuid, $3::json, 1)`,
    id(2),
    id(1),
    document({ ...ecsFields, ...ecs() }),
  )
  const change = `INSERT INTO change (revision, actor, entity, entity_id, before, after) VALUES ($1, 'ada', $2::entity, $3, $4::json, $5::json)`
  await run(change, 1, 'settings', 'settings', document(defaultSettings), document(settings()))
  await run(
    change,
    2,
    'aws-account',
    id(1),
    document({ name: 'a', accountId: '123456789012', ...awsFields, ...aws() }),
    document({ name: 'a', accountId: '123456789012', ...awsFields, ...aws() }),
  )
  await run(change, 3, 'ecs-account', id(2), document({ name: 'e', awsAccount: 'a', ...ecsFields, ...ecs() }), null)
  return count()
}

test('an upgrade leaves none of the secrets that older versions stored, in any row of any table, and says so', async () => {
  await migrate(database.execute, older)
  const planted = await writeAsBefore()
  const before = await dumpDatabase({ prisma: database.prisma })
  const sentinels = Array.from({ length: planted }, (_, index) => `SENTINEL-S${String(index).padStart(2, '0')}`)
  const held = (dump: string) => sentinels.filter((one) => dump.includes(one) || decodedBase64(dump).includes(one))
  expect(held(before)).toEqual(sentinels)

  const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
  await prepareDatabase(database, 'sandbox')
  expect(warned.mock.calls.flat().join()).toMatch(/6 rows held secrets .* history included/)
  warned.mockRestore()

  expect(held(await dumpDatabase({ prisma: database.prisma }))).toEqual([])
  const after = registrySchema.parse(await (await registry.GET(testRequest('GET', '/api/v1/registry'))).json())
  expect(after.settings).toEqual({ ...defaultSettings, other: { aws: { ...kept, proxy: {} }, ecs: {} } })
  expect(after.awsAccounts).toMatchObject([
    { name: 'a', lifecycleHooks: [{ roleARN: 'x' }], other: { providerVersion: 'V1' } },
  ])
  expect(after.ecsAccounts).toMatchObject([{ name: 'e', awsAccount: 'a', other: { primaryAccount: 'a' } }])
  const file = await exported.GET(testRequest('GET', '/api/v1/registry/clouddriver-local.yml'))
  expect(held(await file.text())).toEqual([])

  const history = await changes.GET(testRequest('GET', '/api/v1/changes'))
  const told = [await history.text()]
  expect(history.status).toBe(200)
  for (const revision of [0, 1, 2, 3]) {
    const seen = await revisions.GET(testRequest('GET', `/api/v1/registry/revisions/${revision}`))
    const body = JSON.stringify({ revision })
    const restored = await restoring.POST(testRequest('POST', '/api/v1/registry/restore', { body }))
    told.push(await seen.text(), await restored.text())
    expect([seen.status, restored.status]).toEqual([200, 200])
  }
  expect(held(told.join())).toEqual([])
  expect(held(await dumpDatabase({ prisma: database.prisma }))).toEqual([])
})

/** Every long word of base64 in a text, decoded. */
function decodedBase64(text: string): string {
  return (text.match(/[A-Za-z0-9+/]{24,}={0,2}/g) ?? [])
    .map((word) => Buffer.from(word, 'base64').toString())
    .join('\n')
}
