import type { PrismaClient } from '../generated/client'

/** Tries since `since`, this one among them: from the address under any name, and under the name from any address. */
export type Tries = { id: bigint; byAddress: Date[]; byName: Date[] }

type NewTry = { address: string; name: string; at: Date; since: Date }

/** Counts a try before it is judged, so that many at once are counted too; those before `since` are forgotten. */
export async function addTry(db: PrismaClient, { address, name, at, since }: NewTry): Promise<Tries> {
  await db.failedTry.deleteMany({ where: { at: { lt: since } } })
  const { id } = await db.failedTry.create({ data: { address, name, at } })
  const timesOf = async (where: { address: string } | { name: string }) =>
    (await db.failedTry.findMany({ where, select: { at: true }, orderBy: { id: 'desc' }, take: 100 })).map(
      ({ at }) => at,
    )
  return { id, byAddress: await timesOf({ address }), byName: await timesOf({ name }) }
}

/** A try that was right, or not judged, does not count. */
export async function forgetTry(db: PrismaClient, id: bigint): Promise<void> {
  await db.failedTry.deleteMany({ where: { id } })
}
