import type { PrismaClient } from '../generated/client'

/** Times of tries: from the address under any name, and under the name from any address; newest first, at most 100. */
export type Tries = { byAddress: Date[]; byName: Date[] }

type Asked = { address: string; name: string; since: Date }

/** Counts a try before it is judged, so that many at once are counted too; those before `since` are forgotten. */
export async function addTry(
  db: PrismaClient,
  { at, ...asked }: Asked & { at: Date },
): Promise<Tries & { id: bigint }> {
  const { address, name, since } = asked
  await db.failedTry.deleteMany({ where: { at: { lt: since } } })
  const { id } = await db.failedTry.create({ data: { address, name, at } })
  return { id, ...(await readTries(db, asked)) }
}

/** Those that count. */
export async function readTries(db: PrismaClient, { address, name, since }: Asked): Promise<Tries> {
  const rows = await db.failedTry.findMany({
    where: { at: { gte: since }, OR: [{ address }, { name }] },
    orderBy: { id: 'desc' },
    take: 100,
  })
  const timesOf = (key: 'address' | 'name', value: string) =>
    rows.filter((row) => row[key] === value).map(({ at }) => at)
  return { byAddress: timesOf('address', address), byName: timesOf('name', name) }
}

/** A try that was right, or not judged, does not count. */
export async function forgetTry(db: PrismaClient, id: bigint): Promise<void> {
  await db.failedTry.deleteMany({ where: { id } })
}
