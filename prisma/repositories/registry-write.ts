import { Stale } from '@/lib/problem'
import type { Entity, Prisma, PrismaClient } from '../generated/client'
import { toJson } from './json'
import { notify } from './notify'

/** A write to the registry while it happens. Whatever is written gets `revision` as its version. */
export type RegistryWrite = {
  tx: Prisma.TransactionClient
  revision: number
  /** One line of history; `before` is null for what is added, `after` for what is removed. */
  record(change: RecordedChange): Promise<void>
  /** The same of many, in their order. */
  recordAll(changes: readonly RecordedChange[]): Promise<void>
}

export type RecordedChange = { entity: Entity; entityId: string; before: unknown; after: unknown }

/** Who writes, and the registry's revision as they read it; null where they did not say. */
export type Author = { actor: string; revision?: number | null }

/**
 * One write: one transaction, one revision, one change per entity. The lock on the registry's row puts writers in a line,
 * so that what `work` reads stays true until it is done. Work that records nothing leaves the revision as it was.
 * Throws Stale when the registry is past `revision`.
 */
export function writeRegistry<T>(
  db: PrismaClient,
  { actor, revision = null }: Author,
  work: (write: RegistryWrite) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const current = await lockRevision(tx)
    if (revision !== null && revision !== current) throw new Stale(staleRegistry(revision, current))

    const next = current + 1
    let recorded = 0
    const recordAll = async (changes: readonly RecordedChange[]) => {
      recorded += changes.length
      await tx.change.createMany({
        data: changes.map(({ entity, entityId, before, after }) => ({
          revision: next,
          actor,
          entity,
          entityId,
          before: toJson(before),
          after: toJson(after),
        })),
      })
    }
    const answer = await work({ tx, revision: next, record: (change) => recordAll([change]), recordAll })
    if (recorded > 0) {
      await tx.registryState.update({ where: { id: 1 }, data: { revision: next } })
      await notify(tx, 'shell', '')
    }
    return answer
  })
}

async function lockRevision(tx: Prisma.TransactionClient): Promise<number> {
  const rows = await tx.$queryRaw<{ revision: number }[]>`SELECT revision FROM registry_state WHERE id = 1 FOR UPDATE`
  const [row] = rows
  if (row === undefined) throw new Error('The database has no registry_state row: it was not prepared by openDatabase.')
  return row.revision
}

const staleRegistry = (read: number, current: number) =>
  `The registry has changed since you read it (revision ${read}, now ${current}). Nothing was written. Read it again and repeat your change.`
