import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '@/lib/problem'
import { addTry, forgetTry, keepTry, readTries, type Tries, type Try } from '@/prisma/repositories/failed-tries'
import { audit } from './audit'
import { addressOf, type Door } from './door'

const windowMs = 15 * 60_000
const allowed = 10
const lookAgainMs = 200
const longestJudgementMs = 60_000

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
  const id = await addTry(db, { ...askedOf(guess, now), at: new Date(now) })
  const wait = await turnOf(door, guess, id)
  if (wait > 0) {
    await forgetTry(db, id)
    throw await refused(door, guess, wait)
  }
  const right = await judge().catch(async (error: unknown) => {
    // Nobody said that it was wrong.
    await forgetTry(db, id).catch(() => {})
    throw error
  })
  if (right !== null) {
    await forgetTry(db, id)
    return right
  }
  await keepTry(db, id)
  await fail(door, guess, '')
  return null
}

/**
 * Waits where those before it that are not judged yet decide: a whole office that signs in at nine o'clock by one address is not
 * refused, and of a thousand guesses at once no more than ten are judged. 0 once it may be judged, else how long until then.
 */
async function turnOf(door: Door, guess: Guess, id: bigint): Promise<number> {
  for (;;) {
    const now = door.now()
    const before = await readTries(door.db, askedOf(guess, now), id)
    if (waitMs(before, now) === 0) return 0
    const wait = waitMs(wrongOf(before, now), now)
    if (wait > 0) return wait
    await sleep(lookAgainMs)
  }
}

/** Without those that are being judged; one that a process was killed over counts as wrong. */
function wrongOf({ byAddress, byName }: Tries, now: number): Tries {
  const isWrong = ({ judged, at }: Try) => judged || now - at.getTime() > longestJudgementMs
  return { byAddress: byAddress.filter(isWrong), byName: byName.filter(isWrong) }
}

/**
 * For a secret that is right: whether too many wrong ones came before it. Writes nothing, so that a machine may ask often.
 * @throws Problem `too-many`
 */
export async function requireRoom(door: Door, guess: Guess): Promise<void> {
  const now = door.now()
  const wait = waitMs(wrongOf(await readTries(door.db, askedOf(guess, now)), now), now)
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
  const free = (tries: Try[]) => (tries[allowed - 1]?.at.getTime() ?? Number.NEGATIVE_INFINITY) + windowMs - now
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
