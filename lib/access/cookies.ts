import type { Env } from '@/lib/env'
import { originOf } from './served-address'

// A browser keeps no cookie longer than 400 days; when a session ends is in the database.
const sessionSeconds = 400 * 24 * 60 * 60

/** Cookies of this server: values of `Set-Cookie`, and what a browser sent back. */
export type Cookies = {
  read(headers: Headers, name: 'session' | 'sign-in'): string
  session(value: string): string
  endSession(): string
  /** What a sign-in with the provider must bring back, until `seconds` from now. */
  signIn(value: string, seconds: number): string
}

/** Browsers do not tell ports apart: the names do, so that two servers on one machine do not overwrite each other's. */
export function cookiesOf(env: Pick<Env, 'host' | 'port' | 'publicUrl'>): Cookies {
  const origin = new URL(originOf(env))
  const base = `shipshape-${origin.port || (origin.protocol === 'https:' ? 443 : 80)}`
  const names = { session: base, 'sign-in': `${base}-sign-in` }
  const secure = origin.protocol === 'https:' ? '; Secure' : ''
  const cookie = (name: string, value: string, maxAge: number, path = '/') =>
    `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`
  return {
    read: (headers, name) => sentBack(headers, names[name]),
    session: (value) => cookie(names.session, value, sessionSeconds),
    endSession: () => cookie(names.session, '', 0),
    signIn: (value, seconds) => cookie(names['sign-in'], value, seconds, '/sign-in'),
  }
}

function sentBack(headers: Headers, name: string): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
