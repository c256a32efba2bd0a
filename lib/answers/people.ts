import type { z } from 'zod'
import type { Access, Asker } from '@/lib/access/asker'
import type { peopleSchema, personSchema } from '@/lib/contracts/people'
import { Conflict, NotFound } from '@/lib/problem'
import type { Runtime } from '@/lib/runtime-types'
import type { Prisma } from '@/prisma/generated/client'
import { lockAdmins, type Person, listPeople as readPeople } from '@/prisma/repositories/people'
import { endOtherSessions } from '@/prisma/repositories/sessions'
import { isId } from './is-id'
import { readSessions, signOutOf } from './me'

type PersonAnswer = z.output<typeof personSchema>
type Author = Pick<Asker, 'actor' | 'sessionId'>

export async function listPeople({ database }: Runtime): Promise<z.output<typeof peopleSchema>> {
  return { people: (await readPeople(database.prisma)).map(answerOf) }
}

const answerOf = ({ id, name, email, access, from, createdAt, lastSeenAt }: Person): PersonAnswer => ({
  id,
  name,
  email,
  access,
  from,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
})

/**
 * Changes name or access; another access ends the person's sessions, but the one that asks.
 * @throws NotFound; Conflict for the last admin, and for an access that the identity provider's groups decide
 */
export async function patchPerson(
  { database: { prisma }, log }: Runtime,
  {
    id,
    patch,
    asker,
  }: { id: string; patch: { name?: string | undefined; access?: Access | undefined }; asker: Author },
): Promise<PersonAnswer> {
  const person = await prisma.$transaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const before = await findPerson(tx, id)
    const { access = before.access, name = before.name } = patch
    const isOther = access !== before.access
    if (isOther && before.from === 'oidc') throw new Conflict(byGroups(before))
    if (isOther && isLast(admins, id)) throw new Conflict(lastAdmin(before))
    if (isOther) await endOtherSessions(tx, id, asker.sessionId)
    return tx.person.update({ where: { id }, data: { name, access } })
  })
  log.info({ actor: asker.actor, person: person.email, access: person.access }, 'a person was changed')
  return answerOf(person)
}

/** @throws NotFound; Conflict for the last admin */
export async function deletePerson(
  { database: { prisma }, log }: Runtime,
  { id, asker }: { id: string; asker: Author },
): Promise<undefined> {
  const email = await prisma.$transaction(async (tx) => {
    const admins = await lockAdmins(tx)
    const person = await findPerson(tx, id)
    if (isLast(admins, id)) throw new Conflict(lastAdmin(person))
    await tx.person.delete({ where: { id } })
    return person.email
  })
  log.info({ actor: asker.actor, person: email }, 'a person was removed')
}

/** @throws NotFound */
async function findPerson(db: Prisma.TransactionClient, id: string): Promise<Person> {
  const person = isId(id) ? await db.person.findUnique({ where: { id } }) : null
  if (person === null) throw new NotFound(`There is no person with the id ${id}.`)
  return person
}

const isLast = (admins: readonly string[], id: string) => admins.length === 1 && admins[0] === id

const lastAdmin = ({ name }: Person) =>
  `${name} is the only admin. Make somebody else admin first, or nobody could invite people.`

const byGroups = ({ name }: Person) =>
  `The access of ${name} comes from their groups at the identity provider, at every sign-in. Change the groups, or SHIPSHAPE_OIDC_ACCESS.`

/** @throws NotFound */
export async function listSessionsOf(runtime: Runtime, id: string, asker: Author) {
  await findPerson(runtime.database.prisma, id)
  return readSessions(runtime, id, asker.sessionId)
}

/** @throws NotFound */
export async function endSessionOf(
  runtime: Runtime,
  { id, session }: { id: string; session: string },
): Promise<undefined> {
  await findPerson(runtime.database.prisma, id)
  return signOutOf(runtime, { personId: id, id: session })
}
