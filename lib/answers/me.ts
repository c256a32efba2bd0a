import type { z } from 'zod'
import type { Asker } from '@/lib/access/asker'
import { hashPassword, isPassword } from '@/lib/access/password'
import type { meSchema, sessionsSchema } from '@/lib/contracts/people'
import { Conflict, Invalid, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import { endOtherSessions, endSession, listSessions } from '@/prisma/repositories/sessions'
import { isId } from './is-id'

type Me = z.output<typeof meSchema>
type Sessions = z.output<typeof sessionsSchema>

export function getMe({ actor, name, email, access, by, expiresAt }: Asker): Me {
  return { actor, name, email, access, by, expiresAt }
}

/** The sessions of whoever asks; a token has none. */
export async function listMySessions(runtime: Runtime, asker: Asker): Promise<Sessions> {
  return asker.by === 'token' ? { sessions: [] } : readSessions(runtime, asker.personId, asker.sessionId)
}

/** @throws NotFound */
export async function endMySession(runtime: Runtime, asker: Asker, id: string): Promise<undefined> {
  if (asker.by === 'token') throw noSession(id)
  await signOutOf(runtime, { personId: asker.personId, id })
}

/** Sessions of a person (null: of the sandbox's browsers). */
export async function readSessions(
  { database }: Runtime,
  personId: string | null,
  currentId: string | null,
): Promise<Sessions> {
  const sessions = await listSessions(database.prisma, personId, new Date())
  return {
    sessions: sessions.map(({ id, createdAt, lastSeenAt, address, agent }) => ({
      id,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      address,
      agent,
      current: id === currentId,
    })),
  }
}

/** @throws NotFound */
export async function signOutOf(
  { database }: Runtime,
  { personId, id }: { personId: string | null; id: string },
): Promise<undefined> {
  const isEnded = isId(id) && (await endSession(database.prisma, id, personId))
  if (!isEnded) throw noSession(id)
}

/** Whether whoever asks signs in with a password of this server. */
export async function hasPassword({ database }: Runtime, { personId }: Asker): Promise<boolean> {
  const person = personId === null ? null : await database.prisma.person.findUnique({ where: { id: personId } })
  return person?.from === 'password'
}

const noSession = (id: string) => new NotFound(`There is no session ${id}; it may have ended.`)

/**
 * Changes the password of whoever asks, and ends their other sessions with it.
 * @throws Conflict for who has none, Invalid where the current one is wrong
 */
export async function changePassword(
  { database: { prisma }, auth, log }: Runtime,
  { asker, headers, current, password }: { asker: Asker; headers: Headers; current: string; password: string },
): Promise<undefined> {
  const { personId, sessionId } = asker
  const person = personId === null ? null : await prisma.person.findUnique({ where: { id: personId } })
  if (!person?.passwordHash) throw new Conflict('You sign in without a password of this server.')
  const isRight = await auth.judged(headers, person.email, () => isPassword(current, person.passwordHash))
  if (!isRight) throw new Invalid('The current password is wrong.', 'current')
  const passwordHash = await hashPassword(password)
  await prisma.$transaction(async (tx) => {
    await tx.person.updateMany({ where: { id: person.id }, data: { passwordHash } })
    await endOtherSessions(tx, person.id, sessionId)
  })
  log.info({ actor: asker.actor }, 'the password was changed')
}
