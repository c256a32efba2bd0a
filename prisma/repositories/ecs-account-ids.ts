import type { Prisma } from '../generated/client'

/** The ids of all ECS accounts by name, in the order of the registry; nothing else of them is read. */
export async function ecsAccountIdsOf(db: Prisma.TransactionClient): Promise<Map<string, string>> {
  const rows = await db.ecsAccount.findMany({ select: { id: true, name: true }, orderBy: { position: 'asc' } })
  return new Map(rows.map(({ id, name }) => [name, id]))
}
