import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { NotFound } from '@/lib/problem'
import type { FactName } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import type { Gathered } from '@/lib/readiness/gathered'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import type { Database } from '../database'
import { emptyTables, openTestDatabase } from '../testing/test-database'
import { createAwsAccount, updateAwsAccount } from './aws-accounts'
import { readAllFacts, readFacts, readRunFacts, saveFacts } from './facts'

let database: Database
let awsAccountId: string
const runId = crypto.randomUUID()
const noon = '2026-01-01T12:00:00.000Z'
const later = '2026-01-02T12:00:00.000Z'

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  await emptyTables(database)
  const input = awsAccountInputSchema.parse({ name: 'prod', accountId: '111122223333' })
  await createAwsAccount(database.prisma, { input, actor: 'ada' })
  awsAccountId = (await database.prisma.awsAccount.findFirstOrThrow()).id
})
afterAll(() => database.close())

const fault: Fault = {
  kind: 'throttled',
  action: 'iam:ListRoles',
  code: 'Throttling',
  requestId: 'r-1',
  region: null,
  message: 'Rate exceeded',
}
const ok = (value: unknown, at = noon): Gathered<unknown> => ({ ok: true, value, at })
const refused = (at = later): Gathered<unknown> => ({ ok: false, fault, at })
const save = (name: FactName, gathered: Gathered<unknown>, region: string | null = null) =>
  saveFacts(database.prisma, [{ awsAccountId, name, region, gathered, runId, revision: 1 }])
const read = () => readFacts(database.prisma, { awsAccount: 'prod' })

const role = (Statement: unknown) => ({ name: 'r', arn: 'arn:aws:iam::1:role/r', path: '/', trust: { Statement } })
const statement = {
  Sid: 'Trust',
  Effect: 'Allow',
  Principal: { Service: 'ecs.amazonaws.com' },
  Action: 'sts:AssumeRole',
}

test('a fact comes back as it was gathered, its documents with their keys in order', async () => {
  const roles = [role([statement])]
  await save('roles', ok(roles))
  const { account } = await read()
  expect(account.roles).toEqual(ok(roles))
  expect(JSON.stringify(account.roles)).toContain(JSON.stringify(statement))
})

test('a role that does not exist is a fact, not the lack of one', async () => {
  await save('clouddriver-role', ok(null))
  expect((await read()).account).toEqual({ 'clouddriver-role': ok(null) })
})

test('facts of regions stand apart from each other and from those of the account', async () => {
  await save('clusters', ok([]), 'us-east-1')
  await save('clusters', refused(), 'eu-west-1')
  expect(await read()).toMatchObject({
    account: {},
    regions: { 'us-east-1': { clusters: { ok: true } }, 'eu-west-1': { clusters: { ok: false } } },
  })
})

test('a fault never replaces the last good value, however often it comes again', async () => {
  await save('roles', ok([]))
  await save('roles', refused())
  await save('roles', refused('2026-01-03T12:00:00.000Z'))
  expect((await read()).account.roles).toEqual({
    ok: false,
    fault,
    at: '2026-01-03T12:00:00.000Z',
    last: { value: [], at: noon },
  })
})

test('a new value replaces the fault and what it kept', async () => {
  await save('roles', ok([]))
  await save('roles', refused())
  await save('roles', ok([role(statement)], later))
  expect((await read()).account.roles).toEqual(ok([role(statement)], later))
})

test('within a fact that is read per resource, each resource keeps its own last good value', async () => {
  await save('container-instances', ok({ a: ok([]), b: ok([]) }), 'us-east-1')
  await save('container-instances', ok({ a: refused(), b: ok([], later) }, later), 'us-east-1')
  await save('container-instances', refused(), 'us-east-1')
  await save('container-instances', ok({ a: refused(), c: refused() }, later), 'us-east-1')
  const fact = (await read()).regions['us-east-1']?.['container-instances']
  expect(fact?.ok && fact.value).toEqual({ a: { ...refused(), last: { value: [], at: noon } }, c: refused() })
})

test('a fact of another schema version, or one that does not fit, is as if nobody had read it', async () => {
  await save('roles', ok([]))
  await save('clusters', ok([]), 'us-east-1')
  await database.prisma.fact.updateMany({ where: { name: 'roles' }, data: { schemaVersion: 99 } })
  await database.prisma.fact.updateMany({ where: { name: 'clusters' }, data: { value: { value: 'spoilt' } } })
  expect(await read()).toEqual({ account: {}, regions: {} })
})

test('a run knows the facts that it gathered under its own revision, and no others', async () => {
  await save('roles', ok([]))
  const known = (revision: number, run = runId) =>
    readRunFacts(database.prisma, { awsAccountIds: [awsAccountId], runId: run, revision })
  expect(Object.keys((await known(1)).account)).toEqual(['roles'])
  expect((await known(2)).account).toEqual({})
  expect((await known(1, crypto.randomUUID())).account).toEqual({})
})

test('facts follow their account through a rename', async () => {
  await save('roles', ok([]))
  const edit = <T extends { name: string }>(before: T) => ({ ...before, name: 'live' })
  await updateAwsAccount(database.prisma, { name: 'prod', version: null, edit, actor: 'ada' })
  await expect(read()).rejects.toThrow(NotFound)
  expect((await readAllFacts(database.prisma)).get('live')?.account.roles).toEqual(ok([]))
})
