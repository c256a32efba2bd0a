import type { AwsAccountInput } from '@/lib/registry/aws-account'
import type { EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import type { Settings } from '@/lib/registry/settings'
import type { PrismaClient } from '../generated/client'
import { insertAwsAccount, replaceAwsAccount } from './aws-account-row'
import { insertEcsAccount, replaceEcsAccount, withAwsAccount } from './ecs-account-row'
import { readRegistry } from './registry'
import { type Author, type RegistryWrite, writeRegistry } from './registry-write'
import { replaceSettings } from './settings-row'

/** What an import leads to. Versions in it say nothing: what differs from the stored is written, the rest is not. */
export type RegistryInput = {
  settings: Settings
  awsAccounts: readonly AwsAccountInput[]
  ecsAccounts: readonly EcsAccountInput[]
}

/**
 * Brings the registry to `after` in one write: accounts are added or replaced by name, nothing is deleted. Any error
 * (Stale when it is past `revision`, Invalid) leaves everything as it was. Answers the registry as it is then.
 */
export async function applyRegistry(
  db: PrismaClient,
  { after, ...author }: Author & { after: RegistryInput },
): Promise<Registry> {
  await writeRegistry(db, author, async (write) => {
    await replaceSettings(write, after.settings)
    for (const input of after.awsAccounts) await putAwsAccount(write, withoutVersion(input))
    for (const input of after.ecsAccounts) await putEcsAccount(write, withoutVersion(input))
  })
  return readRegistry(db)
}

async function putAwsAccount(write: RegistryWrite, input: AwsAccountInput): Promise<void> {
  const row = await write.tx.awsAccount.findUnique({ where: { name: input.name } })
  if (row === null) await insertAwsAccount(write, input)
  else await replaceAwsAccount(write, row, input)
}

async function putEcsAccount(write: RegistryWrite, input: EcsAccountInput): Promise<void> {
  const row = await write.tx.ecsAccount.findUnique({ where: { name: input.name }, include: withAwsAccount })
  if (row === null) await insertEcsAccount(write, input)
  else await replaceEcsAccount(write, row, input)
}

function withoutVersion<T extends object>(input: T & { version?: number }): Omit<T, 'version'> {
  const { version: _, ...rest } = input
  return rest
}
