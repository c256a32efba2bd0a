import type { PrismaClient } from '../generated/client'

// Any number will do, as long as nothing else takes advisory locks by it: "tries" in ASCII.
const triesLock = 0x7472696573

/** A try that was wrong, or is not judged yet. */
export type Try = { at: Date; judged: boolean }

/** From the address under any name, and under the name from any address; newest first, at most 100 in all. */
export type Tries = { byAddress: Try[]; byName: Try[] }

type Asked = { address: string; name: string; since: Date }

/**
 * Counts a try before it is judged, so that many at once are counted too; those before `since` are forgotten.
 * @returns its id; whoever reads those before it finds them all, because they are made one after another
 */
export async function addTry(db: PrismaClient, { address, name, at, since }: Asked & { at: Date }): Promise<bigint> {
  await db.failedTry.deleteMany({ where: { at: { lt: since } } })
  const [made] = await db.$queryRaw<{ id: bigint }[]>`
    INSERT INTO failed_try (address, name, at, judged)
    SELECT ${address}, ${name}, ${at}::timestamptz, false FROM (SELECT pg_advisory_xact_lock(${triesLock}::bigint)) AS turn
    RETURNING id`
  if (made === undefined) throw new Error('A try was not counted.')
  return made.id
}

/** Those that count; `before`: made before that one. */
export async function readTries(
  db: PrismaClient,
  { address, name, since }: Asked,
  before: bigint | null = null,
): Promise<Tries> {
  const rows = await db.failedTry.findMany({
    where: { at: { gte: since }, OR: [{ address }, { name }], ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: 100,
  })
  return {
    byAddress: rows.filter((row) => row.address === address),
    byName: rows.filter((row) => row.name === name),
  }
}

/** It was wrong. */
export async function keepTry(db: PrismaClient, id: bigint): Promise<void> {
  await db.failedTry.updateMany({ where: { id }, data: { judged: true } })
}

/** A try that was right, or not judged, does not count. */
export async function forgetTry(db: PrismaClient, id: bigint): Promise<void> {
  await db.failedTry.deleteMany({ where: { id } })
}
