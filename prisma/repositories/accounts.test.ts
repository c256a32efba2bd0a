import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict, Invalid, NotFound, Stale } from '@/lib/problem'
import { type AwsAccountInput, awsAccountInputSchema } from '@/lib/registry/aws-account'
import { type EcsAccountInput, ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Database } from '../database'
import type { PrismaClient } from '../generated/client'
import { emptyTables, openTestDatabase } from '../testing/test-database'
import { createAwsAccount, deleteAwsAccount, getAwsAccount, listAwsAccounts, updateAwsAccount } from './aws-accounts'
import { listChanges } from './changes'
import { createEcsAccount, deleteEcsAccount, getEcsAccount, updateEcsAccount } from './ecs-accounts'
import { readRegistry } from './registry'

let database: Database
let db: PrismaClient
beforeAll(async () => {
  database = await openTestDatabase()
  db = database.prisma
})
beforeEach(() => emptyTables(database))
afterAll(() => database.close())

const actor = 'ada'
const aws = (more: Partial<AwsAccountInput> = {}) =>
  awsAccountInputSchema.parse({ name: 'prod', accountId: '111122223333', regions: [{ name: 'eu-west-1' }], ...more })
const ecs = (more: Partial<EcsAccountInput> = {}) =>
  ecsAccountInputSchema.parse({ name: 'prod-ecs', awsAccount: 'prod', ...more })
const revisionOf = async () => (await readRegistry(db)).revision

async function addBoth() {
  await createAwsAccount(db, { input: aws(), actor })
  await createEcsAccount(db, { input: ecs(), actor })
}

describe('an account', () => {
  test('comes back as it was written, keys in their own order', async () => {
    const input = aws({ other: { zeta: 1, alpha: { y: [true, null], x: '0123' } }, environment: 'live' })
    const created = await createAwsAccount(db, { input, actor })
    expect(created).toEqual({ ...input, version: 1 })
    const read = await getAwsAccount(db, { name: 'prod' })
    expect(JSON.stringify(read.other)).toBe(JSON.stringify(input.other))
  })

  test('keeps its place in the list when it is changed', async () => {
    for (const name of ['c', 'a', 'b']) await createAwsAccount(db, { input: aws({ name }), actor })
    await updateAwsAccount(db, { name: 'c', version: null, edit: (before) => ({ ...before, enabled: false }), actor })
    expect((await listAwsAccounts(db)).map(({ name }) => name)).toEqual(['c', 'a', 'b'])
  })

  test('is looked up by its exact name', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    await expect(getAwsAccount(db, { name: 'Prod' })).rejects.toThrow(NotFound)
    await expect(getEcsAccount(db, { name: 'prod' })).rejects.toThrow('There is no ECS account named "prod"')
  })

  test('may differ from another by case alone', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    await createAwsAccount(db, { input: aws({ name: 'PROD' }), actor })
    expect(await listAwsAccounts(db)).toHaveLength(2)
  })
})

describe('what is refused', () => {
  test('a name twice within a provider', async () => {
    await addBoth()
    await expect(createAwsAccount(db, { input: aws(), actor })).rejects.toThrow(Conflict)
    await expect(createEcsAccount(db, { input: ecs(), actor })).rejects.toThrow('"prod-ecs" exists already')
    expect(await revisionOf()).toBe(2)
  })

  test('a rename to a name that is taken', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    await createAwsAccount(db, { input: aws({ name: 'test' }), actor })
    const rename = updateAwsAccount(db, { name: 'test', version: null, edit: (b) => ({ ...b, name: 'prod' }), actor })
    await expect(rename).rejects.toThrow(Conflict)
  })

  test('an ECS account whose AWS account does not exist, on creation and on change', async () => {
    await addBoth()
    const dangling = createEcsAccount(db, { input: ecs({ name: 'x', awsAccount: 'Prod' }), actor })
    await expect(dangling).rejects.toThrow(Invalid)
    await expect(dangling).rejects.toMatchObject({ path: 'awsAccount' })
    const moved = updateEcsAccount(db, {
      name: 'prod-ecs',
      version: null,
      edit: (before) => ({ ...before, awsAccount: 'gone' }),
      actor,
    })
    await expect(moved).rejects.toThrow('names the AWS account "gone", which does not exist')
    expect((await getEcsAccount(db, { name: 'prod-ecs' })).awsAccount).toBe('prod')
  })

  test('deleting an AWS account while an ECS account names it', async () => {
    await addBoth()
    const remove = deleteAwsAccount(db, { name: 'prod', version: null, actor })
    await expect(remove).rejects.toThrow(Conflict)
    await expect(remove).rejects.toThrow('still named by ECS account "prod-ecs"')
    await deleteEcsAccount(db, { name: 'prod-ecs', version: null, actor })
    await deleteAwsAccount(db, { name: 'prod', version: null, actor })
    expect(await listAwsAccounts(db)).toEqual([])
  })

  test('the database itself holds names, references and ids, whoever writes', async () => {
    await addBoth()
    const insert = (table: string, columns: string, values: string) =>
      database.execute(
        `INSERT INTO ${table} (id, ${columns}, fields, version) VALUES (gen_random_uuid(), ${values}, '{}', 1)`,
      )
    await expect(insert('aws_account', 'name, account_id', `'prod', '111122223333'`)).rejects.toThrow(/unique/)
    await expect(insert('aws_account', 'name, account_id', `'new', '11112222333'`)).rejects.toThrow(/account_id/)
    await insert('aws_account', 'name, account_id', `'filled later', '${'$'}{ACCOUNT}'`)
    await insert('aws_account', 'name, account_id', `'kept elsewhere', 'encrypted:s3!b:x!f:y'`)
    await expect(insert('ecs_account', 'name, aws_account_id', `'new', gen_random_uuid()`)).rejects.toThrow(
      /foreign key/,
    )
    await expect(database.execute('DELETE FROM aws_account')).rejects.toThrow(/foreign key/)
  })
})

describe('a stale write', () => {
  test('changes nothing and says so', async () => {
    const { version } = await createAwsAccount(db, { input: aws(), actor })
    const edit = (sessionName: string) => (before: AwsAccountInput) => ({ ...before, sessionName })
    const first = await updateAwsAccount(db, { name: 'prod', version, edit: edit('first'), actor })
    const second = updateAwsAccount(db, { name: 'prod', version, edit: edit('second'), actor })
    await expect(second).rejects.toThrow(Stale)
    await expect(deleteAwsAccount(db, { name: 'prod', version, actor })).rejects.toThrow(Stale)
    expect(await getAwsAccount(db, { name: 'prod' })).toEqual(first)
  })

  test('is noticed although the account was deleted and made again under the same name', async () => {
    const { version } = await createAwsAccount(db, { input: aws(), actor })
    await deleteAwsAccount(db, { name: 'prod', version, actor })
    await createAwsAccount(db, { input: aws(), actor })
    await expect(deleteAwsAccount(db, { name: 'prod', version, actor })).rejects.toThrow(Stale)
  })

  test('of two writers at once with the same version loses exactly one', async () => {
    const { version } = await createAwsAccount(db, { input: aws(), actor })
    const write = (sessionName: string) =>
      updateAwsAccount(db, { name: 'prod', version, edit: (before) => ({ ...before, sessionName }), actor })
    const results = await Promise.allSettled([write('a'), write('b')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await revisionOf()).toBe(2)
  })

  test('cannot happen to writers who name no version: none of their changes is lost', async () => {
    await createAwsAccount(db, { input: aws({ regions: [] }), actor })
    const regions = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1']
    await Promise.all(
      regions.map((name) =>
        updateAwsAccount(db, {
          name: 'prod',
          version: null,
          edit: (before) => ({ ...before, regions: [...before.regions, { name }] }),
          actor,
        }),
      ),
    )
    const { regions: written } = await getAwsAccount(db, { name: 'prod' })
    expect(written.map(({ name }) => name).sort()).toEqual(regions)
  })
})

describe('history', () => {
  test('has one line per write with actor, before and after', async () => {
    await addBoth()
    const edit = (before: EcsAccountInput) => ({ ...before, namingStrategy: 'tags' })
    await updateEcsAccount(db, { name: 'prod-ecs', version: 2, edit, actor: 'grace' })
    const [latest] = await listChanges(db, { limit: 1 })
    expect(latest).toMatchObject({
      revision: 3,
      actor: 'grace',
      entity: 'ecs-account',
      before: { namingStrategy: null },
      after: { name: 'prod-ecs', awsAccount: 'prod', namingStrategy: 'tags' },
    })
  })

  test('keeps the same id through a rename and after a deletion', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    await updateAwsAccount(db, { name: 'prod', version: 1, edit: (before) => ({ ...before, name: 'live' }), actor })
    await deleteAwsAccount(db, { name: 'live', version: 2, actor })
    const changes = await listChanges(db, { limit: 10 })
    expect(changes.map(({ before, after }) => [before?.name, after?.name])).toEqual([
      ['live', undefined],
      ['prod', 'live'],
      [undefined, 'prod'],
    ])
    expect(new Set(changes.map(({ entityId }) => entityId)).size).toBe(1)
  })

  test('of a renamed AWS account reaches the ECS accounts that name it', async () => {
    await addBoth()
    await updateAwsAccount(db, { name: 'prod', version: null, edit: (before) => ({ ...before, name: 'live' }), actor })
    expect(await getEcsAccount(db, { name: 'prod-ecs' })).toMatchObject({ awsAccount: 'live', version: 3 })
    const [ecsChange, awsChange] = await listChanges(db, { limit: 2 })
    expect(ecsChange).toMatchObject({ revision: 3, before: { awsAccount: 'prod' }, after: { awsAccount: 'live' } })
    expect(awsChange).toMatchObject({ revision: 3, entity: 'aws-account' })
  })

  test('has no line, and the registry no new revision, for a change that changes nothing', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    const same = await updateAwsAccount(db, { name: 'prod', version: 1, edit: (before) => ({ ...before }), actor })
    expect(same.version).toBe(1)
    expect(await revisionOf()).toBe(1)
    expect(await listChanges(db, { limit: 10 })).toHaveLength(1)
  })

  test('cannot be rewritten or deleted', async () => {
    await createAwsAccount(db, { input: aws(), actor })
    await expect(db.change.updateMany({ data: { actor: 'eve' } })).rejects.toThrow(/append-only/)
    await expect(db.change.deleteMany()).rejects.toThrow(/append-only/)
    expect(await listChanges(db, { limit: 10 })).toMatchObject([{ actor: 'ada' }])
  })
})
