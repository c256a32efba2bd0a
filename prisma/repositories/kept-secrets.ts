import type { PrismaClient } from '../generated/client'

/** The value kept under a name; `made` where there is none yet. Of several processes that start, one wins. */
export async function keepSecret(db: PrismaClient, name: string, made: string): Promise<string> {
  await db.keptSecret.createMany({ data: [{ name, value: made }], skipDuplicates: true })
  const { value } = await db.keptSecret.findUniqueOrThrow({ where: { name } })
  return value
}
