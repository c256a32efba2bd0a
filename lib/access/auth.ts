import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import type { Env } from '@/lib/env'
import type { Asker } from './asker'
import { keptSecret } from './kept-secret'
import { originOf } from './served-address'
import { openSession, sealSession } from './session'
import { makeSignInCode } from './sign-in-code'
import { makeTries } from './tries'

const sessionMs = 30 * 24 * 60 * 60 * 1000

/** Who asks, and how a browser gets to be known. Cookies are values of `Set-Cookie`. */
export type Auth = {
  /** Null where neither a good token nor a good cookie was sent. A wrong token is not saved by a cookie beside it. */
  whoAsks(headers: Headers): Asker | null
  /** Cookie of a browser on this machine, sandbox mode only; null in live mode. */
  welcome(): string | null
  /** Cookie for whoever types the token; `wait` where too many wrong ones were tried. */
  signIn(token: string): { cookie: string } | 'wrong' | 'wait'
  /** Cookie for whoever follows the one-time link first; null for anybody later. */
  redeem(code: string): string | null
  /** Cookie that ends the browser's session. */
  signOut(): string
  /** The one-time link for the start line: live mode without `SHIPSHAPE_TOKEN`, until it is used; else null. */
  signInLink(): string | null
}

/**
 * Reads or makes what access hangs on. The session key is derived from the token and the mode, so that processes which
 * share a token share sessions, a new token ends them all, and a sandbox cookie opens no live server.
 */
export async function openAuth(env: Env, now: () => number = Date.now): Promise<Auth> {
  const { mode, token } = env
  const secret = token ?? (await keptSecret(join(env.dataDir, mode === 'live' ? 'token' : 'sandbox-session-key')))
  const apiToken = mode === 'live' ? secret : token
  const key = Buffer.from(hkdfSync('sha256', secret, '', `shipshape session ${mode}`, 32))
  const code = mode === 'live' && token === null ? makeSignInCode(now) : null
  const tries = makeTries(now)
  let codeUsed = false

  // Cookies do not know ports: two servers on one machine must not overwrite each other's.
  const name = `shipshape-${env.port}`
  const secure = originOf(env).startsWith('https:') ? '; Secure' : ''
  const cookie = (value: string, maxAge: number) =>
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`
  const newSession = (actor: string) =>
    cookie(sealSession(key, { actor, expires: now() + sessionMs }), sessionMs / 1000)

  return {
    whoAsks(headers) {
      // Other schemes are not for us: a proxy in front may ask for its own password.
      const bearer = /^bearer\b *(.*)$/i.exec(headers.get('authorization') ?? '')
      if (bearer !== null) {
        const right = apiToken !== null && isSame(bearer[1]?.trim() ?? '', apiToken)
        return right ? { actor: 'token', role: 'admin', by: 'token' } : null
      }
      const session = openSession(key, cookieOf(headers, name), now())
      return session && { actor: session.actor, role: 'admin', by: 'session' }
    },
    welcome: () => (mode === 'sandbox' ? newSession('sandbox') : null),
    signIn(given) {
      if (tries.spent()) return 'wait'
      if (apiToken !== null && isSame(given, apiToken)) return { cookie: newSession('admin') }
      tries.count()
      return 'wrong'
    },
    redeem(value) {
      if (code === null || !code.redeem(value)) return null
      codeUsed = true
      return newSession('admin')
    },
    signOut: () => cookie('', 0),
    signInLink: () => (code === null || codeUsed ? null : `${originOf(env)}/sign-in?code=${code.value}`),
  }
}

/** Compares in a time that says nothing about where, or how long, the two differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function cookieOf(headers: Headers, name: string): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
