import type { Invitation, Prisma } from '../generated/client'

type Db = Prisma.TransactionClient

export type { Invitation }

/** Those that can still be used, the newest first. */
export function listInvitations(db: Db, now: Date): Promise<Invitation[]> {
  return db.invitation.findMany({ where: { expiresAt: { gt: now } }, orderBy: { createdAt: 'desc' } })
}

export function findInvitation(db: Db, digest: string, now: Date): Promise<Invitation | null> {
  return db.invitation.findFirst({ where: { digest, expiresAt: { gt: now } } })
}

/** Takes an invitation out; null where somebody was first. */
export async function takeInvitation(db: Db, digest: string, now: Date): Promise<Invitation | null> {
  const invitation = await findInvitation(db, digest, now)
  if (invitation === null) return null
  const { count } = await db.invitation.deleteMany({ where: { id: invitation.id } })
  return count === 1 ? invitation : null
}
