import type { PrismaClient } from '../generated/client'

/** The value kept under a name; `made` where there is none yet. Of several processes that start, one wins. */
export async function keepSecret(db: PrismaClient, name: string, made: string): Promise<string> {
  await db.keptSecret.createMany({ data: [{ name, value: made }], skipDuplicates: true })
  const { value } = await db.keptSecret.findUniqueOrThrow({ where: { name } })
  return value
}

/** What is kept under a name, if anything. */
export async function findSecret(db: PrismaClient, name: string): Promise<string | null> {
  return (await db.keptSecret.findUnique({ where: { name } }))?.value ?? null
}

export async function dropSecret(db: PrismaClient, name: string): Promise<void> {
  await db.keptSecret.deleteMany({ where: { name } })
}
