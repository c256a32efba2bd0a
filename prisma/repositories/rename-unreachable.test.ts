import { afterAll, beforeAll, expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Database } from '../database'
import { openTestDatabase } from '../testing/test-database'
import { createAwsAccount, deleteAwsAccount, listAwsAccounts } from './aws-accounts'
import { createEcsAccount, listEcsAccounts } from './ecs-accounts'
import { renameUnreachable } from './rename-unreachable'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

test('accounts that an older version named . and .. get names that can be deleted, once, and the history says so', async () => {
  const { prisma } = database
  for (const name of ['dot', '.', '..']) {
    const input = awsAccountInputSchema.parse({ name, accountId: '123456789012' })
    await createAwsAccount(prisma, { input, actor: 'older' })
  }
  const input = ecsAccountInputSchema.parse({ name: '.', awsAccount: '..' })
  await createEcsAccount(prisma, { input, actor: 'older' })

  await renameUnreachable(prisma)
  const names = async () => (await listAwsAccounts(prisma)).map(({ name }) => name)
  expect(await names()).toEqual(['dot', 'dot-2', 'dot-dot'])
  expect(await listEcsAccounts(prisma)).toMatchObject([{ name: 'dot', awsAccount: 'dot-dot' }])
  // Three names, and the ECS account that names one of them.
  expect(await prisma.change.count({ where: { actor: 'shipshape' } })).toBe(4)

  await renameUnreachable(prisma)
  expect(await prisma.change.count()).toBe(8)
  await deleteAwsAccount(prisma, { name: 'dot-2', version: null, actor: 'test' })
  expect(await names()).toEqual(['dot', 'dot-dot'])
})
