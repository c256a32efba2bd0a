import { type Registry, registrySchema } from '@/lib/registry/registry'
import type { AwsAccount, Prisma, PrismaClient, RegistryState } from '../generated/client'
import { toAwsAccount } from './aws-account-row'
import { type EcsAccountRow, toEcsAccount, withAwsAccount } from './ecs-account-row'

/** The registry with the ids that history keys on, by name. */
export type RegistryEntries = {
  registry: Registry
  awsAccountIds: ReadonlyMap<string, string>
  ecsAccountIds: ReadonlyMap<string, string>
  /** Revision of the last write to the settings. */
  settingsVersion: number
}

/** The whole registry as it stood at one moment. */
export async function readRegistry(db: PrismaClient): Promise<Registry> {
  const { registry } = await readEntries(db)
  return registry
}

/** What was read last through a client: thousands of accounts take a second to parse, and every page asks. */
const kept = new WeakMap<PrismaClient, { stamp: string; entries: Promise<RegistryEntries> }>()

/** The whole registry with its ids, as it stood at one moment. It is parsed once a write: nobody changes it in place. */
export async function readEntries(db: PrismaClient): Promise<RegistryEntries> {
  // Every write of the registry writes this row anew: the transaction that did is its stamp.
  const [state] = await db.$queryRaw<{ stamp: string }[]>`SELECT xmin::text AS stamp FROM registry_state WHERE id = 1`
  const stamp = state?.stamp ?? ''
  const known = kept.get(db)
  if (known?.stamp === stamp) return known.entries
  const entries = readEntriesNow(db)
  const reading = { stamp, entries }
  kept.set(db, reading)
  // What failed is asked anew by whoever comes next.
  entries.catch(() => kept.get(db) === reading && kept.delete(db))
  return entries
}

async function readEntriesNow(db: PrismaClient): Promise<RegistryEntries> {
  const rows = await db.$transaction([...selectAll(db)], { isolationLevel: 'RepeatableRead' })
  return toEntries(...rows)
}

/** How many writes the registry has seen. */
export async function readRevision(db: Prisma.TransactionClient): Promise<number> {
  const { revision } = await db.registryState.findUniqueOrThrow({ where: { id: 1 }, select: { revision: true } })
  return revision
}

/** The registry's revision, which nobody raises before the transaction has ended. */
export async function lockRevisionIn(tx: Prisma.TransactionClient): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: number }[]>`SELECT revision FROM registry_state WHERE id = 1 FOR SHARE`
  return row?.revision ?? 0
}

/** The same within a transaction, and so that nobody changes it before that has ended. */
export async function readEntriesIn(tx: Prisma.TransactionClient): Promise<RegistryEntries> {
  await lockRevisionIn(tx)
  const [state, awsAccounts, ecsAccounts] = selectAll(tx)
  return toEntries(await state, await awsAccounts, await ecsAccounts)
}

const selectAll = (db: Prisma.TransactionClient) =>
  [
    db.registryState.findUniqueOrThrow({ where: { id: 1 } }),
    db.awsAccount.findMany({ orderBy: { position: 'asc' } }),
    db.ecsAccount.findMany({ orderBy: { position: 'asc' }, include: withAwsAccount }),
  ] as const

function toEntries(
  state: RegistryState,
  awsAccounts: readonly AwsAccount[],
  ecsAccounts: readonly EcsAccountRow[],
): RegistryEntries {
  return {
    registry: registrySchema.parse({
      revision: state.revision,
      settings: state.settings,
      awsAccounts: awsAccounts.map(toAwsAccount),
      ecsAccounts: ecsAccounts.map(toEcsAccount),
    }),
    awsAccountIds: new Map(awsAccounts.map(({ name, id }) => [name, id])),
    ecsAccountIds: new Map(ecsAccounts.map(({ name, id }) => [name, id])),
    settingsVersion: state.version,
  }
}
