import { createHash, timingSafeEqual } from 'node:crypto'
import type { Contract } from '@/lib/contracts/contract'
import { findSession, type SessionRow, touchSession } from '@/prisma/repositories/sessions'
import { findToken, touchToken } from '@/prisma/repositories/tokens'
import type { Asker } from './asker'
import { type Door, sessionEnd } from './door'
import { limited, requireRoom } from './failures'

/** What every token begins with that Shipshape makes. */
export const tokenMark = 'shp_'

// What was seen is written down once a minute, not with every request.
const seenEveryMs = 60_000

/** Whether a token counts as the password of Basic too; `only`: no cookie counts then. */
export type Basic = Contract['basic']

/**
 * Who asks: null where neither a good token nor a good cookie was sent. A wrong token is not saved by a cookie beside it.
 * @param apiToken `SHIPSHAPE_TOKEN`, or the one kept in the data folder; null where there is none
 * @throws Problem `too-many` where an address tried too many wrong tokens
 */
export async function whoAsks(
  door: Door,
  apiToken: string | null,
  headers: Headers,
  basic?: Basic,
): Promise<Asker | null> {
  const authorization = headers.get('authorization') ?? ''
  const bearer = /^bearer\b *(.*)$/i.exec(authorization)
  if (bearer !== null) return tokensAsker(door, apiToken, headers, bearer[1]?.trim() ?? '')
  const cookie = basic === 'only' ? '' : door.cookies.read(headers, 'session')
  const asker = cookie === '' ? null : await sessionsAsker(door, cookie)
  // Elsewhere Basic is not for us: a proxy in front may ask for its own password.
  if (asker !== null || basic === undefined) return asker
  const password = passwordOf(authorization)
  return password === null ? null : tokensAsker(door, apiToken, headers, password)
}

/** The password of `Authorization: Basic`, whatever its user; null where there is none. */
function passwordOf(authorization: string): string | null {
  const sent = /^basic +(\S+)$/i.exec(authorization.trim())?.[1]
  const pair = /^[^:]*:(.*)$/s.exec(Buffer.from(sent ?? '', 'base64').toString('utf8'))
  return pair?.[1] ?? null
}

async function sessionsAsker(door: Door, cookie: string): Promise<Asker | null> {
  const now = new Date(door.now())
  const session = await findSession(door.db, door.seal.digest(cookie), now)
  if (session === null || !isAllowed(door, session)) return null
  if (now.getTime() - session.lastSeenAt.getTime() > seenEveryMs) {
    await touchSession(door.db, session, { now, expiresAt: sessionEnd(door) })
  }
  return { ...personOf(session), by: 'session', expiresAt: session.expiresAt.toISOString(), sessionId: session.id }
}

/** Where people no longer sign in with a password, those who did are out; nobody is anonymous on real accounts. */
function isAllowed({ env }: Door, { person }: SessionRow): boolean {
  if (person === null) return env.mode === 'sandbox'
  return person.from === 'password' ? env.passwords : env.oidc?.issuer === person.issuer
}

function personOf({ person }: SessionRow): Pick<Asker, 'actor' | 'name' | 'email' | 'access' | 'personId'> {
  if (person === null) return { actor: 'sandbox', name: 'Sandbox', email: null, access: 'admin', personId: null }
  const { id, name, email, access } = person
  return { actor: `person:${email}`, name, email, access, personId: id }
}

async function tokensAsker(door: Door, apiToken: string | null, headers: Headers, given: string) {
  if (given.startsWith(tokenMark)) {
    const asker = await madeTokensAsker(door, given)
    if (asker !== null) return asker
  }
  // Ours cannot be guessed; what somebody thought of can.
  const guess = { kind: 'token', headers, name: 'token' } as const
  if (apiToken !== null && isSame(given, apiToken)) {
    await requireRoom(door, guess)
    return ownToken
  }
  return limited(door, guess, async () => null)
}

const noPerson = { email: null, personId: null, sessionId: null } as const

/** Of the operator, who has the server anyway. */
const ownToken: Asker = {
  actor: 'token:SHIPSHAPE_TOKEN',
  name: 'SHIPSHAPE_TOKEN',
  access: 'admin',
  by: 'token',
  expiresAt: null,
  ...noPerson,
}

async function madeTokensAsker({ db, seal, now }: Door, given: string): Promise<Asker | null> {
  const at = new Date(now())
  const token = await findToken(db, seal.digest(given), at)
  if (token === null) return null
  if (at.getTime() - (token.lastUsedAt?.getTime() ?? 0) > seenEveryMs) await touchToken(db, token.id, at)
  const { name, access, expiresAt } = token
  return {
    actor: `token:${name}`,
    name,
    access,
    by: 'token',
    expiresAt: expiresAt?.toISOString() ?? null,
    ...noPerson,
  }
}

/** Compares in a time that says nothing about where, or how long, the two differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
