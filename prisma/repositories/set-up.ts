import type { Prisma } from '../generated/client'
import { hasAdmin } from './people'

type Db = Prisma.TransactionClient

/** What the set-up link is made of, the same for all processes; null once there is an admin. */
export async function openSetUp(db: Db, made: string): Promise<string | null> {
  if (await hasAdmin(db)) return null
  await db.setUp.createMany({ data: [{ nonce: made }], skipDuplicates: true })
  return readSetUp(db)
}

export async function readSetUp(db: Db): Promise<string | null> {
  if (await hasAdmin(db)) return null
  return (await db.setUp.findUnique({ where: { id: 1 } }))?.nonce ?? null
}

/** Takes it out; whether it was still there, and nobody is admin. */
export async function takeSetUp(db: Db, nonce: string): Promise<boolean> {
  const { count } = await db.setUp.deleteMany({ where: { nonce } })
  return count === 1 && !(await hasAdmin(db))
}
