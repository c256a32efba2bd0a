import { findByEmail } from '@/prisma/repositories/people'
import { audit } from './audit'
import { type Door, startSession } from './door'
import { limited } from './failures'
import { isPassword } from './password'
import { plain } from './plain'

/**
 * The cookie of whoever gives the right password; null where e-mail or password is wrong, which of them is not said.
 * @throws Problem `too-many`
 */
export async function signInWithPassword(
  door: Door,
  headers: Headers,
  { email, password }: { email: string; password: string },
): Promise<string | null> {
  const { db } = door
  const name = plain(email.trim().toLowerCase())
  const person = await limited(door, { kind: 'password', headers, name }, async () => {
    const found = await findByEmail(db, name)
    const isRight = await isPassword(password, found?.passwordHash ?? null)
    return isRight ? found : null
  })
  if (person === null) return null
  return db.$transaction(async (tx) => {
    await audit(door, tx, headers, { kind: 'sign-in', actor: `person:${person.email}`, what: 'password' })
    return startSession(door, tx, headers, person.id)
  })
}
