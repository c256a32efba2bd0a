import type { Prisma, Token } from '../generated/client'

type Db = Prisma.TransactionClient

export type { Token }

export function listTokens(db: Db): Promise<Token[]> {
  return db.token.findMany({ orderBy: { createdAt: 'asc' } })
}

/** A token that has not expired. */
export function findToken(db: Db, digest: string, now: Date): Promise<Token | null> {
  return db.token.findFirst({ where: { digest, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } })
}

export async function touchToken(db: Db, id: string, now: Date): Promise<void> {
  await db.token.updateMany({ where: { id }, data: { lastUsedAt: now } })
}
