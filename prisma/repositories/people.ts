import type { Person, Prisma } from '../generated/client'

type Db = Prisma.TransactionClient

export type { Person }

/** Everybody, by name. */
export function listPeople(db: Db): Promise<Person[]> {
  return db.person.findMany({ orderBy: [{ name: 'asc' }, { createdAt: 'asc' }] })
}

/** Who signs in with a password under this e-mail, which is kept in lower case. */
export function findByEmail(db: Db, email: string): Promise<Person | null> {
  return db.person.findFirst({ where: { from: 'password', email } })
}

/** Whether somebody may make people. */
export async function hasAdmin(db: Db): Promise<boolean> {
  return (await db.person.count({ where: { access: 'admin' } })) > 0
}

/**
 * Ids of all admins, whose rows stay as they are until the transaction ends: of two who would each remove the other, one
 * waits and then finds itself the last.
 */
export async function lockAdmins(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "person" WHERE "access" = 'admin' ORDER BY "id" FOR UPDATE`
  return rows.map(({ id }) => id)
}
