import { Problem } from '@/lib/problem'
import { addTry, forgetTry, readTries, type Tries } from '@/prisma/repositories/failed-tries'
import { audit } from './audit'
import { addressOf, type Door } from './door'

const windowMs = 15 * 60_000
const allowed = 10

/** Whose guesses are counted: each kind by itself, so that a machine's wrong token keeps no person out. */
export type Guess = { kind: 'password' | 'code' | 'token'; headers: Headers; name: string }

const words: Record<Guess['kind'], string> = { password: 'password of', code: 'link:', token: 'a wrong' }

/**
 * Judges a secret that somebody could guess, unless too many were wrong: ten in a quarter of an hour from the address, or under
 * the name by several addresses. An address that never failed is never refused for what others did. Every failure is audited.
 * @throws Problem `too-many` with the seconds to wait
 */
export async function limited<T>(door: Door, guess: Guess, judge: () => Promise<T | null>): Promise<T | null> {
  const { db } = door
  const now = door.now()
  const { id, byAddress, byName } = await addTry(db, { ...askedOf(guess, now), at: new Date(now) })
  // This try, the newest, is one of both.
  const wait = waitMs({ byAddress: byAddress.slice(1), byName: byName.slice(1) }, now)
  if (wait > 0) {
    await forgetTry(db, id)
    throw await refused(door, guess, wait)
  }
  const right = await judge()
  if (right === null) await fail(door, guess, '')
  else await forgetTry(db, id)
  return right
}

/**
 * For a secret that is right: whether too many wrong ones came before it. Writes nothing, so that a machine may ask often.
 * @throws Problem `too-many`
 */
export async function requireRoom(door: Door, guess: Guess): Promise<void> {
  const now = door.now()
  const wait = waitMs(await readTries(door.db, askedOf(guess, now)), now)
  if (wait > 0) throw await refused(door, guess, wait)
}

const askedOf = ({ kind, headers, name }: Guess, now: number) => ({
  address: `${kind} ${addressOf(headers)}`,
  name: `${kind} ${name.slice(0, 320)}`,
  since: new Date(now - windowMs),
})

async function refused(door: Door, guess: Guess, wait: number): Promise<Problem> {
  await fail(door, guess, ', not judged after too many')
  return tooMany(wait)
}

const fail = (door: Door, { kind, name, headers }: Guess, more: string) =>
  audit(door, door.db, headers, { kind: 'sign-in-failed', actor: null, what: `${words[kind]} ${name}${more}` })

/** How long until one more is allowed; 0 where it is: until the tenth last counts no more. */
function waitMs({ byAddress, byName }: Tries, now: number): number {
  const free = (times: Date[]) => (times[allowed - 1]?.getTime() ?? Number.NEGATIVE_INFINITY) + windowMs - now
  return Math.max(0, free(byAddress), byAddress.length > 0 ? free(byName) : 0)
}

function tooMany(wait: number): Problem {
  const seconds = Math.ceil(wait / 1000)
  const minutes = Math.ceil(seconds / 60)
  return new Problem(
    'too-many',
    `Ten wrong tries within a quarter of an hour. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
    { headers: { 'retry-after': String(seconds) } },
  )
}
