import { Conflict, NotFound, Stale } from '@/lib/problem'
import type { AwsAccount, AwsAccountInput } from '@/lib/registry/aws-account'
import type { Prisma, PrismaClient, AwsAccount as Row } from '../generated/client'
import { insertAwsAccount, replaceAwsAccount, toAwsAccount } from './aws-account-row'
import { type RegistryWrite, writeRegistry } from './registry-write'
import { requireRoom } from './require-room'

/** Which account, and its version as the writer read it; null where they did not say. */
type Target = { name: string; version: number | null; actor: string }

/** Every AWS account, in the order in which they were added (Clouddriver gives the last of a pair precedence). */
export async function listAwsAccounts(db: Prisma.TransactionClient): Promise<AwsAccount[]> {
  const rows = await db.awsAccount.findMany({ orderBy: { position: 'asc' } })
  return rows.map(toAwsAccount)
}

/** One AWS account by its exact name. Throws NotFound. */
export async function getAwsAccount(db: Prisma.TransactionClient, { name }: { name: string }): Promise<AwsAccount> {
  return toAwsAccount(await findRow(db, name))
}

/** Adds an AWS account. Throws Conflict when the name is taken or the registry is full. */
export function createAwsAccount(
  db: PrismaClient,
  { input, actor }: { input: AwsAccountInput; actor: string },
): Promise<AwsAccount> {
  return writeRegistry(db, { actor }, async (write) => {
    requireRoom(await write.tx.awsAccount.count(), 'AWS')
    return insertAwsAccount(write, input)
  })
}

/**
 * Changes an AWS account. `edit` gets it as it stands and answers it as it shall be, within the transaction, so that two
 * writers lose nothing. Throws NotFound, Stale when it is past `version`, Conflict when the new name is taken.
 */
export function updateAwsAccount(
  db: PrismaClient,
  { name, version, edit, actor }: Target & { edit: (before: AwsAccountInput) => AwsAccountInput },
): Promise<AwsAccount> {
  return writeRegistry(db, { actor }, async (write) => {
    const row = await findFresh(write, name, version)
    const { version: _, ...before } = toAwsAccount(row)
    return replaceAwsAccount(write, row, edit(before))
  })
}

/** Removes an AWS account; its history stays. Throws NotFound, Stale, and Conflict while ECS accounts name it. */
export function deleteAwsAccount(db: PrismaClient, { name, version, actor }: Target): Promise<void> {
  return writeRegistry(db, { actor }, async (write) => {
    const row = await findFresh(write, name, version)
    await refuseNamed(write, row)
    await write.tx.awsAccount.delete({ where: { id: row.id } })
    const { version: _, ...before } = toAwsAccount(row)
    await write.record({ entity: 'aws_account', entityId: row.id, before, after: null })
  })
}

async function findRow(db: Prisma.TransactionClient, name: string): Promise<Row> {
  const row = await db.awsAccount.findUnique({ where: { name } })
  if (row === null) throw new NotFound(`There is no AWS account named "${name}" (names are case-sensitive).`)
  return row
}

async function findFresh({ tx }: RegistryWrite, name: string, version: number | null): Promise<Row> {
  const row = await findRow(tx, name)
  if (version === null || version === row.version) return row
  throw new Stale(
    `AWS account "${name}" has changed since you read it. Nothing was written. Read it again and repeat your change.`,
  )
}

async function refuseNamed({ tx }: RegistryWrite, { id, name }: Row): Promise<void> {
  const named = await tx.ecsAccount.findMany({
    where: { awsAccountId: id },
    select: { name: true },
    orderBy: { position: 'asc' },
  })
  if (named.length === 0) return
  const names = named.map((ecsAccount) => `"${ecsAccount.name}"`).join(', ')
  throw new Conflict(
    `AWS account "${name}" is still named by ECS account ${names}. Delete ${named.length === 1 ? 'it' : 'them'} first, or map ${named.length === 1 ? 'it' : 'them'} to another AWS account.`,
  )
}
