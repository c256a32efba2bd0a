import { findByEmail } from '@/prisma/repositories/people'
import { addressOf, type Door, startSession } from './door'
import { limited } from './failures'
import { isPassword } from './password'

/**
 * The cookie of whoever gives the right password; null where e-mail or password is wrong, which of them is not said.
 * @throws Problem `too-many`
 */
export async function signInWithPassword(
  door: Door,
  headers: Headers,
  { email, password }: { email: string; password: string },
): Promise<string | null> {
  const { db, now } = door
  const address = addressOf(headers)
  const name = email.trim().toLowerCase()
  const person = await limited(db, { kind: 'password', address, name, now }, async () => {
    const found = await findByEmail(db, name)
    const isRight = await isPassword(password, found?.passwordHash ?? null)
    return isRight ? found : null
  })
  if (person === null) {
    door.log.warn({ email: name, address }, 'a sign-in failed')
    return null
  }
  door.log.info({ actor: `person:${person.email}`, address }, 'signed in')
  return startSession(door, db, headers, person.id)
}
