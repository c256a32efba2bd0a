import { Problem } from '@/lib/problem'
import type { PrismaClient } from '@/prisma/generated/client'
import { addTry, forgetTry, type Tries } from '@/prisma/repositories/failed-tries'

const windowMs = 15 * 60_000
const allowed = 10

/**
 * Judges a secret that somebody could guess, unless too many were wrong: ten in a quarter of an hour from the address, or under
 * the name by several addresses; each kind by itself, so that a machine's wrong token keeps no person out. An address that never failed is never refused for what others did.
 * @throws Problem `too-many` with the seconds to wait
 */
export async function limited<T>(
  db: PrismaClient,
  {
    kind,
    address,
    name,
    now,
  }: { kind: 'password' | 'code' | 'token'; address: string; name: string; now: () => number },
  judge: () => Promise<T | null>,
): Promise<T | null> {
  const tries = await addTry(db, {
    address: `${kind} ${address}`,
    name: `${kind} ${name.slice(0, 320)}`,
    at: new Date(now()),
    since: new Date(now() - windowMs),
  })
  const wait = waitMs(tries, now())
  if (wait > 0) {
    await forgetTry(db, tries.id)
    throw tooMany(Math.ceil(wait / 1000))
  }
  const right = await judge()
  if (right !== null) await forgetTry(db, tries.id)
  return right
}

/** How long until one more is allowed; 0 where it is. Newest first, this try at the front. */
function waitMs({ byAddress, byName }: Tries, now: number): number {
  // Of the ones before this, the tenth last must have passed.
  const free = (times: Date[]) => (times[allowed]?.getTime() ?? Number.NEGATIVE_INFINITY) + windowMs - now
  const failedBefore = byAddress.length > 1
  return Math.max(0, free(byAddress), failedBefore ? free(byName) : 0)
}

function tooMany(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60)
  return new Problem(
    'too-many',
    `Ten wrong tries within a quarter of an hour. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
    { headers: { 'retry-after': String(seconds) } },
  )
}
