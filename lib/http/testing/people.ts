import { randomUUID } from 'node:crypto'
import type { Access } from '@/lib/access/asker'
import { hashPassword } from '@/lib/access/password'
import type { Runtime } from '@/lib/runtime-types'

type Parts = Pick<Runtime, 'auth' | 'database'>

const password = 'correct horse battery'
const hash = hashPassword(password)

/** A new person with that access, and the cookie of their browser. */
export async function addPerson({ auth, database: { prisma } }: Parts, access: Access) {
  const email = `${randomUUID()}@example.com`
  const person = await prisma.person.create({
    data: { name: `One who may ${access}`, email, access, from: 'password', passwordHash: await hash },
  })
  const signIn = async () => (await auth.signIn(new Headers(), { email, password }))?.split(';')[0] ?? ''
  return { ...person, password, signIn }
}

/** The cookie of a new person with that access. */
export async function sessionCookie(parts: Parts, access: Access): Promise<string> {
  return (await addPerson(parts, access)).signIn()
}
