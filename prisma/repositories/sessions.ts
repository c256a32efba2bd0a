import type { Person, Prisma, Session } from '../generated/client'

type Db = Prisma.TransactionClient

export type SessionRow = Session & { person: Person | null }

/** A session that has not ended, and whose it is. */
export function findSession(db: Db, digest: string, now: Date): Promise<SessionRow | null> {
  return db.session.findFirst({ where: { digest, expiresAt: { gt: now } }, include: { person: true } })
}

/** Sessions of one person that have not ended (null: of this machine's browsers in the sandbox), the last seen first. */
export function listSessions(db: Db, personId: string | null, now: Date): Promise<Session[]> {
  return db.session.findMany({ where: { personId, expiresAt: { gt: now } }, orderBy: { lastSeenAt: 'desc' } })
}

type NewSession = Pick<Session, 'digest' | 'personId' | 'expiresAt' | 'address' | 'agent'>

/** Adds one, and takes away what has ended. */
export async function addSession(db: Db, session: NewSession, now: Date): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lte: now } } })
  await db.session.create({ data: { ...session, createdAt: now, lastSeenAt: now } })
  if (session.personId !== null) await sawPerson(db, session.personId, now)
}

/** Notes that a session was seen, and lets it last on; one that was ended meanwhile stays ended. */
export async function touchSession(
  db: Db,
  { id, personId }: Pick<Session, 'id' | 'personId'>,
  { now, expiresAt }: { now: Date; expiresAt: Date },
): Promise<void> {
  await db.session.updateMany({ where: { id }, data: { lastSeenAt: now, expiresAt } })
  if (personId !== null) await sawPerson(db, personId, now)
}

async function sawPerson(db: Db, id: string, now: Date): Promise<void> {
  await db.person.updateMany({ where: { id }, data: { lastSeenAt: now } })
}

/** Ends one session of a person; whether there was one. */
export async function endSession(db: Db, id: string, personId: string | null): Promise<boolean> {
  return (await db.session.deleteMany({ where: { id, personId } })).count > 0
}

/** Ends all sessions of a person but one. */
export async function endOtherSessions(db: Db, personId: string, keptId: string | null): Promise<void> {
  await db.session.deleteMany({ where: { personId, ...(keptId !== null && { id: { not: keptId } }) } })
}
