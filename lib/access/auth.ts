import { join as joinPath } from 'node:path'
import type { Logger } from 'pino'
import type { Env } from '@/lib/env'
import { broughtSecret, putSecret } from '@/prisma/carry/kept-secret.js'
import type { PrismaClient } from '@/prisma/generated/client'
import type { Invitation } from '@/prisma/repositories/invitations'
import { dropSecret, findSecret, keepSecret } from '@/prisma/repositories/kept-secrets'
import type { Asker } from './asker'
import { type AuditNote, audit } from './audit'
import { cookiesOf } from './cookies'
import { type Door, startSession } from './door'
import { limited } from './failures'
import { accept, isSetUpCode, type Joining, readInvitation, setUp, setUpLink } from './join'
import { keptSecret } from './kept-secret'
import { type Oidc, openOidc } from './oidc'
import { makeSeal, newSecret, type Seal } from './seal'
import { originOf } from './served-address'
import { type Basic, whoAsks } from './who-asks'
import { beginOidc, finishOidc, type OidcFailure } from './with-oidc'
import { signInWithPassword } from './with-password'

/** Who asks, and how a browser gets to be known. Cookies are values of `Set-Cookie`. */
export type Auth = {
  /** Null where neither a good token nor a good cookie was sent. Throws Problem `too-many`. */
  whoAsks(headers: Headers, basic?: Basic): Promise<Asker | null>
  /** Cookie of a browser on this machine, sandbox mode only; null in live mode. */
  welcome(headers: Headers): Promise<string | null>
  /** Null where e-mail or password is wrong. Throws Problem `too-many`. */
  signIn(headers: Headers, typed: { email: string; password: string }): Promise<string | null>
  /** Ends the browser's session, and answers the cookie that says so. */
  signOut(headers: Headers): Promise<string>
  /** The one-time link for the start line: live mode, until there is an admin; else null. */
  setUpLink(): Promise<string | null>
  isSetUpCode(headers: Headers, code: string): Promise<boolean>
  /** Null where the link was used before. */
  setUp(headers: Headers, joining: Joining & { email: string }): Promise<string | null>
  readInvitation(headers: Headers, code: string): Promise<Invitation | null>
  accept(headers: Headers, joining: Joining): Promise<string | null>
  /** By the identity provider; null where there is none. */
  oidc: {
    begin(next: string): Promise<{ url: string; cookie: string } | OidcFailure>
    finish(headers: Headers, query: string): Promise<{ cookie: string; next: string } | OidcFailure>
  } | null
  /** Judges a password that somebody types again, as often as at the door. Throws Problem `too-many`. */
  judged(headers: Headers, email: string, judge: () => Promise<boolean>): Promise<boolean>
  /** Writes into audit and log; where the database takes nothing, into the log alone. */
  note(headers: Headers, note: AuditNote): Promise<void>
  /** What is kept of a secret that is given away: a token, an invitation. */
  digest: Seal['digest']
  /** What is kept of a secret that the server itself must know again: a channel's. */
  seal: Seal['seal']
  /** Null where another server secret sealed it. */
  open: Seal['open']
}

type Parts = { env: Env; db: PrismaClient; log: Pick<Logger, 'info' | 'warn'>; now?: () => number }

/** Opens what access hangs on: the server's secret, its API token, its people. */
export async function openAuth({ env, db, log, now = Date.now }: Parts): Promise<Auth> {
  const seal = makeSeal(await serverSecret(env, db))
  const apiToken = env.token ?? (await keptToken(env))
  const door: Door = { env, db, seal, log, now, cookies: cookiesOf(env) }
  return {
    whoAsks: (headers, basic) => whoAsks(door, apiToken, headers, basic),
    welcome: async (headers) => (env.mode === 'sandbox' ? startSession(door, db, headers, null) : null),
    signIn: async (headers, typed) => (env.passwords ? signInWithPassword(door, headers, typed) : null),
    async signOut(headers) {
      const asker = await whoAsks(door, null, headers)
      if (asker?.by === 'session') {
        await audit(door, db, headers, { kind: 'sign-out', actor: asker.actor, what: 'by themselves' })
      }
      const digest = seal.digest(door.cookies.read(headers, 'session'))
      await db.session.deleteMany({ where: { digest } })
      return door.cookies.endSession()
    },
    setUpLink: () => setUpLink(door),
    isSetUpCode: (headers, code) => isSetUpCode(door, headers, code),
    setUp: (headers, joining) => setUp(door, headers, joining),
    readInvitation: (headers, code) => readInvitation(door, headers, code),
    accept: (headers, joining) => accept(door, headers, joining),
    oidc: env.oidc && oidcOf(door, env.oidc, openOidc(env.oidc, `${originOf(env)}/sign-in/oidc/callback`, now)),
    async judged(headers, email, judge) {
      const asked = { kind: 'password', headers, name: email } as const
      return (await limited(door, asked, async () => ((await judge()) ? true : null))) ?? false
    },
    note: (headers, note) =>
      audit(door, db, headers, note).catch((error: unknown) =>
        log.warn({ err: error }, 'the audit could not be written'),
      ),
    digest: seal.digest,
    seal: seal.seal,
    open: seal.open,
  }
}

const oidcOf = (door: Door, settings: NonNullable<Env['oidc']>, oidc: Oidc): Auth['oidc'] => ({
  begin: (next) => beginOidc(door, oidc, next),
  finish: (headers, query) => finishOidc(door, oidc, settings, { headers, query }),
})

/** Where the database is our own it lies beside the secret anyway; a database that others keep serves several processes. */
async function serverSecret({ secret, embedded, dataDir, mode }: Env, db: PrismaClient): Promise<string> {
  if (secret !== null) return secret
  if (!embedded) return keepSecret(db, 'server', newSecret())
  // A restore that was killed at its last step left it in the database.
  const brought = await findSecret(db, broughtSecret)
  if (brought !== null) {
    putSecret(dataDir, mode, brought)
    await dropSecret(db, broughtSecret)
  }
  return keptSecret(joinPath(dataDir, `${mode}-secret`))
}

/** An admin's token of this machine, for scripts, where nobody set one. */
async function keptToken({ mode, keepsToken, dataDir }: Env): Promise<string | null> {
  return mode === 'live' && keepsToken ? keptSecret(joinPath(dataDir, 'token')) : null
}
