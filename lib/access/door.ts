import type { Logger } from 'pino'
import type { Env } from '@/lib/env'
import type { Prisma, PrismaClient } from '@/prisma/generated/client'
import { addSession } from '@/prisma/repositories/sessions'
import { addressHeader } from './client-address'
import type { Cookies } from './cookies'
import { newSecret, type Seal } from './seal'

/** What everything about access is made of. */
export type Door = {
  env: Env
  db: PrismaClient
  seal: Seal
  cookies: Cookies
  log: Pick<Logger, 'info' | 'warn'>
  now: () => number
}

const sessionMs = 7 * 24 * 60 * 60_000

/** When a session that is seen now ends, unless it is seen again. */
export const sessionEnd = ({ now }: Door): Date => new Date(now() + sessionMs)

/** Where a request came from; empty where no server of ours took it in (a test). */
export const addressOf = (headers: Headers): string => headers.get(addressHeader) ?? ''

/**
 * A new session, whose cookie the browser gets; a session that it had before is not carried over.
 * @param tx the transaction of what it follows from, so that there is no session without it
 */
export async function startSession(
  door: Door,
  tx: Prisma.TransactionClient,
  headers: Headers,
  personId: string | null,
): Promise<string> {
  const secret = newSecret()
  const session = {
    digest: door.seal.digest(secret),
    personId,
    expiresAt: sessionEnd(door),
    address: addressOf(headers) || null,
    agent: headers.get('user-agent')?.slice(0, 300) ?? null,
  }
  await addSession(tx, session, new Date(door.now()))
  return door.cookies.session(secret)
}
