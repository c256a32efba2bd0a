import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { problemSchema } from '@/lib/contracts/problem'
import { scanBodySchema } from '@/lib/contracts/scans'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { bounds } from '@/lib/registry/bounds'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { emptyTables } from '@/prisma/testing/test-database'
import * as oneAwsAccount from './aws-accounts/[name]/route'
import * as awsAccounts from './aws-accounts/route'
import * as readerTest from './aws-accounts/test/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as fit from './fit/route'
import * as exported from './registry/clouddriver-local.yml/route'
import * as importing from './registry/import/route'
import * as merging from './registry/merge/route'
import * as scans from './scans/route'
import * as settings from './settings/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(() => emptyTables(runtime.database))

const prod = { name: 'prod', accountId: '123456789012' }
const sent = (method: string, path: string, body: string) => testRequest(method, `/api/v1/${path}`, { body })
const json = (method: string, path: string, body: unknown) => sent(method, path, JSON.stringify(body))
const yaml = (path: string, body: string) =>
  testRequest('POST', `/api/v1/${path}`, { body, headers: { 'content-type': 'application/yaml' } })

async function refusal(response: Response) {
  const { status, detail, problems = [] } = problemSchema.parse(await response.json())
  return { status, detail, places: problems.map(({ path }) => path) }
}

const manyRegions = Array.from({ length: 65 }, (_, n) => ({ name: `us-east-${n}` }))
const many = (count: number) => Array.from({ length: count }, (_, n) => `word-${n}`)

test.each([
  ['65 regions', { regions: manyRegions }, 'regions'],
  ['a name with a line end', { name: 'a\nb' }, 'name'],
  ['a name that turns the writing', { name: '\u202eexe' }, 'name'],
  ['a name with half a character in a key', { other: { '\u009b': 1 } }, 'other.\u009b'],
  ['the name ..', { name: '..' }, 'name'],
  ['the name .', { name: '.' }, 'name'],
  ['a role as long as a book', { assumeRole: `role/${'a'.repeat(5_000)}` }, 'assumeRole'],
  ['thousands of groups', { requiredGroupMembership: many(1_000) }, 'requiredGroupMembership'],
  ['thousands of permissions', { permissions: { READ: many(1_000) } }, 'permissions.READ'],
  ['thousands of kept values', { other: { mine: many(2_000) } }, 'other'],
  [
    'zones without end',
    { regions: [{ name: 'us-east-1', availabilityZones: many(1_000) }] },
    'regions[0].availabilityZones',
  ],
  ['a reader with an escape', { reader: { mode: 'ambient', profile: '\u001b[31m' } }, 'reader.profile'],
])('%s is refused in a new account, in a patch and in a test', async (_, fields, place) => {
  const made = await refusal(await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, ...fields })))
  expect(made).toMatchObject({ status: 422, places: [place] })
  expect((await readerTest.POST(json('POST', 'aws-accounts/test', { ...prod, ...fields }))).status).toBe(422)

  await awsAccounts.POST(json('POST', 'aws-accounts', prod))
  const patched = await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', fields))
  expect(await refusal(patched)).toMatchObject({ status: 422, places: [place] })
})

test.each([
  ['clusters', { clusters: many(500) }],
  ['regions', { regions: manyRegions.map(({ name }) => name) }],
  ['name', { name: '\u2066' }],
])('an ECS account is held to the same bounds: %s', async (place, fields) => {
  await awsAccounts.POST(json('POST', 'aws-accounts', prod))
  const body = { name: 'ecs', awsAccount: 'prod', ...fields }
  expect(await refusal(await ecsAccounts.POST(json('POST', 'ecs-accounts', body)))).toMatchObject({
    status: 422,
    places: [place],
  })
})

test('settings are held to them too', async () => {
  const answer = await settings.PATCH(json('PATCH', 'settings', { defaultRegions: manyRegions }))
  expect(await refusal(answer)).toMatchObject({ status: 422, places: ['defaultRegions'] })
})

test.each([
  ['150,000 unknown keys', `{${Array.from({ length: 150_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 413],
  ['1.9 million digits', `{"a":${'1'.repeat(1_900_000)}}`, 413],
  ['50,000 unknown keys', `{${Array.from({ length: 50_000 }, (_, n) => `"k${n}":1`).join(',')}}`, 422],
  ['a million brackets', '['.repeat(1_000_000), 400],
  ['2 MiB of quotes', '"'.repeat(2 * 1024 * 1024), 400],
])('%s are refused in a sentence', async (_, body, status) => {
  const answer = await refusal(await awsAccounts.POST(sent('POST', 'aws-accounts', body)))
  expect(answer.status).toBe(status)
  expect(answer.places.length).toBeLessThanOrEqual(101)
  expect(answer.detail.length).toBeLessThan(500)
})

test('a merge key of 300,000 maps is refused by import and merge, not a failure', async () => {
  const file = `x: &x {a: 1}\ny:\n  <<: [${Array(300_000).fill('*x').join(',')}]\n`
  for (const answer of [
    await importing.POST(yaml('registry/import', file)),
    await merging.POST(yaml('registry/merge', file)),
  ])
    expect(await refusal(answer)).toMatchObject({ status: 422, detail: expect.stringContaining('aliases') })
})

test('what an older version stored is read, exported, changed elsewhere and deleted', async () => {
  const older = awsAccountInputSchema.parse({ ...prod, regions: manyRegions, sessionName: 'a\u001bb' })
  await createAwsAccount(runtime.database.prisma, { input: older, actor: 'older' })
  expect((await oneAwsAccount.GET(testRequest('GET', '/api/v1/aws-accounts/prod'))).status).toBe(200)
  expect((await exported.GET(testRequest('GET', '/api/v1/registry/clouddriver-local.yml'))).status).toBe(200)
  expect((await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', { environment: 'test' }))).status).toBe(200)
  expect((await oneAwsAccount.DELETE(testRequest('DELETE', '/api/v1/aws-accounts/prod'))).status).toBe(204)
})

test('a full registry takes no further account, and says so', async () => {
  await runtime.database.prisma.awsAccount.createMany({
    data: Array.from({ length: bounds.accounts }, (_, n) => ({
      name: `account-${n}`,
      accountId: '123456789012',
      fields: {},
      version: 1,
    })),
  })
  const answer = await refusal(await awsAccounts.POST(json('POST', 'aws-accounts', prod)))
  expect(answer).toMatchObject({ status: 409, detail: expect.stringContaining('5000 at most') })
})

test('a scan names no more accounts and checks than there can be, and the description says how many', async () => {
  for (const [field, count] of [
    ['ecsAccounts', bounds.accounts + 1],
    ['checks', bounds.listLength + 1],
  ] as const) {
    const answer = await refusal(await scans.POST(json('POST', 'scans', { [field]: many(count) })))
    expect(answer).toMatchObject({ status: 422, places: [field] })
  }
  expect(z.toJSONSchema(scanBodySchema)).toMatchObject({
    properties: { ecsAccounts: { maxItems: bounds.accounts }, checks: { maxItems: bounds.listLength } },
  })
})

test.each([
  ['ports', { task: { cpu: 1, memoryMiB: 1, launchType: 'EC2', ports: Array(1_000).fill(0) } }, 'task.ports'],
  ['a name', { task: { cpu: 1, memoryMiB: 1, launchType: 'EC2' }, cluster: 'a'.repeat(5_000) }, 'cluster'],
  ['containers', { taskDefinition: { containerDefinitions: Array(1_000).fill({}) } }, 'taskDefinition'],
])('a fit is held to bounds: %s', async (_, fields, place) => {
  const asked = { ecsAccount: 'nobody', region: 'us-east-1', cluster: 'main', count: 1, ...fields }
  const answer = await refusal(await fit.POST(json('POST', 'fit', asked)))
  expect([answer.status, answer.places.filter((path) => path.startsWith(place)).length]).toEqual([422, 1])
})
