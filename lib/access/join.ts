import type { Prisma } from '@/prisma/generated/client'
import { findInvitation, type Invitation, takeInvitation } from '@/prisma/repositories/invitations'
import { findByEmail } from '@/prisma/repositories/people'
import { openSetUp, readSetUp, takeSetUp } from '@/prisma/repositories/set-up'
import type { Access } from './asker'
import { audit } from './audit'
import { type Door, startSession } from './door'
import { limited } from './failures'
import { makesAdmin } from './oidc-entry'
import { hashPassword } from './password'
import { newSecret } from './seal'
import { originOf } from './served-address'

/** What somebody says of themselves who enters by a link. */
export type Joining = { code: string; name: string; password: string }

/** Whether a link is needed to make the first admin, and can be used. */
const isOpen = ({ env }: Door) => env.mode === 'live' && env.passwords && !makesAdmin(env.oidc)

// The link is the same in every process, and worth nothing to whoever reads the database alone.
const codeOf = ({ seal }: Door, nonce: string) => seal.digest(`set-up ${nonce}`)

/** The one-time link for the start line; null where there is an admin, or nobody needs one. */
export async function setUpLink(door: Door): Promise<string | null> {
  if (!isOpen(door)) return null
  const nonce = await openSetUp(door.db, newSecret())
  return nonce === null ? null : `${originOf(door.env)}/sign-in/set-up?code=${codeOf(door, nonce)}`
}

/** Whether the link still works. Looking does not use it up. */
export function isSetUpCode(door: Door, headers: Headers, code: string): Promise<boolean> {
  return byCode(door, headers, 'set-up', async () => {
    const nonce = await readSetUp(door.db)
    return isOpen(door) && nonce !== null && code === codeOf(door, nonce) ? true : null
  }).then((found) => found ?? false)
}

/** Makes the first admin and answers their cookie; null where the link was used before or there is an admin. */
export async function setUp(
  door: Door,
  headers: Headers,
  joining: Joining & { email: string },
): Promise<string | null> {
  if (!(await isSetUpCode(door, headers, joining.code))) return null
  const person = { name: joining.name, email: joining.email, access: 'admin' as const }
  return join(door, headers, { ...person, password: joining.password }, async (tx) => {
    const nonce = await readSetUp(tx)
    return nonce !== null && joining.code === codeOf(door, nonce) && (await takeSetUp(tx, nonce))
  })
}

/** Whom a link invites; null where it was used, was withdrawn, or is older than a week. */
export function readInvitation(door: Door, headers: Headers, code: string): Promise<Invitation | null> {
  if (!door.env.passwords) return Promise.resolve(null)
  return byCode(door, headers, 'invitation', () =>
    findInvitation(door.db, door.seal.digest(code), new Date(door.now())),
  )
}

/** Makes the invited person and answers their cookie; null as in `readInvitation`. */
export async function accept(door: Door, headers: Headers, { code, name, password }: Joining): Promise<string | null> {
  const invitation = await readInvitation(door, headers, code)
  if (invitation === null) return null
  const { email, access } = invitation
  return join(door, headers, { name, email, access, password }, async (tx) => {
    const taken = await takeInvitation(tx, door.seal.digest(code), new Date(door.now()))
    return taken !== null && (await findByEmail(tx, email)) === null
  })
}

const byCode = <T>(door: Door, headers: Headers, name: string, find: () => Promise<T | null>) =>
  limited(door, { kind: 'code', headers, name }, find)

type NewPerson = { name: string; email: string; access: Access; password: string }

/** Code, person and session in one transaction: after a crash there is all of it or nothing. */
async function join(
  door: Door,
  headers: Headers,
  { password, ...person }: NewPerson,
  takeCode: (tx: Prisma.TransactionClient) => Promise<boolean>,
): Promise<string | null> {
  const passwordHash = await hashPassword(password)
  return door.db.$transaction(async (tx) => {
    if (!(await takeCode(tx))) return null
    const { id } = await tx.person.create({ data: { ...person, from: 'password', passwordHash } })
    const what = `link: a new person with the access ${person.access}`
    await audit(door, tx, headers, { kind: 'sign-in', actor: `person:${person.email}`, what })
    return startSession(door, tx, headers, id)
  })
}
