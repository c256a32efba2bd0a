import { NotFound, Stale } from '@/lib/problem'
import type { EcsAccount, EcsAccountInput } from '@/lib/registry/ecs-account'
import type { Prisma, PrismaClient } from '../generated/client'
import {
  type EcsAccountRow,
  insertEcsAccount,
  replaceEcsAccount,
  toEcsAccount,
  withAwsAccount,
} from './ecs-account-row'
import { type RegistryWrite, writeRegistry } from './registry-write'
import { requireRoom } from './require-room'

/** Which account, and its version as the writer read it; null where they did not say. */
type Target = { name: string; version: number | null; actor: string }

/** Every ECS account, in the order in which they were added. */
export async function listEcsAccounts(db: Prisma.TransactionClient): Promise<EcsAccount[]> {
  const rows = await db.ecsAccount.findMany({ orderBy: { position: 'asc' }, include: withAwsAccount })
  return rows.map(toEcsAccount)
}

/** One ECS account by its exact name. Throws NotFound. */
export async function getEcsAccount(db: Prisma.TransactionClient, { name }: { name: string }): Promise<EcsAccount> {
  return toEcsAccount(await findRow(db, name))
}

/** What history keys an ECS account on, and the name of its AWS account. Throws NotFound. */
export async function findEcsAccount(
  db: Prisma.TransactionClient,
  { name }: { name: string },
): Promise<{ id: string; awsAccount: string }> {
  const { id, awsAccount } = await findRow(db, name)
  return { id, awsAccount: awsAccount.name }
}

/** Adds an ECS account. Throws Conflict when the name is taken, Invalid when awsAccount names nothing. */
export function createEcsAccount(
  db: PrismaClient,
  { input, actor }: { input: EcsAccountInput; actor: string },
): Promise<EcsAccount> {
  return writeRegistry(db, { actor }, async (write) => {
    requireRoom(await write.tx.ecsAccount.count(), 'ECS')
    return insertEcsAccount(write, input)
  })
}

/**
 * Changes an ECS account. `edit` gets it as it stands and answers it as it shall be, within the transaction, so that two
 * writers lose nothing. Throws NotFound, Stale when it is past `version`, Conflict, Invalid.
 */
export function updateEcsAccount(
  db: PrismaClient,
  { name, version, edit, actor }: Target & { edit: (before: EcsAccountInput) => EcsAccountInput },
): Promise<EcsAccount> {
  return writeRegistry(db, { actor }, async (write) => {
    const row = await findFresh(write, name, version)
    const { version: _, ...before } = toEcsAccount(row)
    return replaceEcsAccount(write, row, edit(before))
  })
}

/** Removes an ECS account; its history and reports stay. Throws NotFound and Stale. */
export function deleteEcsAccount(db: PrismaClient, { name, version, actor }: Target): Promise<void> {
  return writeRegistry(db, { actor }, async (write) => {
    const row = await findFresh(write, name, version)
    await write.tx.ecsAccount.delete({ where: { id: row.id } })
    const { version: _, ...before } = toEcsAccount(row)
    await write.record({ entity: 'ecs_account', entityId: row.id, before, after: null })
  })
}

async function findRow(db: Prisma.TransactionClient, name: string): Promise<EcsAccountRow> {
  const row = await db.ecsAccount.findUnique({ where: { name }, include: withAwsAccount })
  if (row === null) throw new NotFound(`There is no ECS account named "${name}" (names are case-sensitive).`)
  return row
}

async function findFresh({ tx }: RegistryWrite, name: string, version: number | null): Promise<EcsAccountRow> {
  const row = await findRow(tx, name)
  if (version === null || version === row.version) return row
  throw new Stale(
    `ECS account "${name}" has changed since you read it. Nothing was written. Read it again and repeat your change.`,
  )
}
