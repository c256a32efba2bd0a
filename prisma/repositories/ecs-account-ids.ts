import type { Prisma } from '../generated/client'

/** The ids of all ECS accounts by name, in the order of the registry; nothing else of them is read. */
export async function ecsAccountIdsOf(db: Prisma.TransactionClient): Promise<Map<string, string>> {
  const rows = await db.ecsAccount.findMany({ select: { id: true, name: true }, orderBy: { position: 'asc' } })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** The id of the ECS account of that name: of today, else of the one that had it last; null where none ever had. */
export async function ecsAccountIdNamed(db: Prisma.TransactionClient, name: string): Promise<string | null> {
  const today = await db.ecsAccount.findUnique({ where: { name }, select: { id: true } })
  if (today !== null) return today.id
  const [past] = await db.$queryRaw<{ id: string }[]>`
    SELECT entity_id AS id FROM change
    WHERE entity = 'ecs-account' AND COALESCE(after->>'name', before->>'name') = ${name} ORDER BY id DESC LIMIT 1`
  return past?.id ?? null
}
