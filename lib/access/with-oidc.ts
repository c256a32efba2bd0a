import { z } from 'zod'
import type { OidcSettings } from '@/lib/env'
import { endOtherSessions } from '@/prisma/repositories/sessions'
import { type Access, mayUse } from './asker'
import { audit } from './audit'
import { type Door, startSession } from './door'
import { type Oidc, type OidcClaims, ProviderError } from './oidc'
import { oidcEntry, type Refusal } from './oidc-entry'

/** Why a sign-in by the provider came to nothing. `late`: too slow, or begun in another browser. */
export type OidcFailure = Refusal | 'late' | 'provider' | 'issuer' | 'declined' | 'answer'

const flowSeconds = 10 * 60

const flowSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
})

/** Where to send the browser, with the cookie that it must bring back. */
export async function beginOidc(
  door: Door,
  oidc: Oidc,
  next: string,
): Promise<{ url: string; cookie: string } | OidcFailure> {
  try {
    const { url, flow } = await oidc.begin()
    const kept = JSON.stringify({ ...flow, next, until: door.now() + flowSeconds * 1000 })
    return { url, cookie: door.cookies.signIn(door.seal.seal(kept), flowSeconds) }
  } catch (error) {
    return failureOf(door, error)
  }
}

/** The session of whoever came back from the provider with `query`, and where they wanted to go. */
export async function finishOidc(
  door: Door,
  oidc: Oidc,
  settings: OidcSettings,
  { query, headers }: { query: string; headers: Headers },
): Promise<{ cookie: string; next: string } | OidcFailure> {
  const flow = flowOf(door, headers)
  if (flow === null) return 'late'
  try {
    const claims = await oidc.finish(query, flow)
    const entry = oidcEntry(claims, settings)
    if (typeof entry === 'string') return await refuse(door, headers, settings.issuer, { claims, why: entry })
    return { cookie: await enter(door, headers, settings.issuer, { claims, access: entry.access }), next: flow.next }
  } catch (error) {
    const failure = failureOf(door, error)
    await audit(door, door.db, headers, { kind: 'sign-in-failed', actor: null, what: `provider: ${failure}` })
    return failure
  }
}

function flowOf(door: Door, headers: Headers) {
  const kept = door.seal.open(door.cookies.read(headers, 'sign-in'))
  if (kept === null) return null
  const flow = flowSchema.parse(JSON.parse(kept))
  return flow.until > door.now() ? flow : null
}

/** Who may no longer enter is out everywhere. */
async function refuse(
  door: Door,
  headers: Headers,
  issuer: string,
  { claims: { subject, email }, why }: { claims: OidcClaims; why: Refusal },
): Promise<Refusal> {
  const person = await door.db.person.findUnique({ where: { issuer_subject: { issuer, subject } } })
  if (person !== null) await endOtherSessions(door.db, person.id, null)
  const what = `provider: ${email ?? subject} was refused (${why})`
  await audit(door, door.db, headers, { kind: 'sign-in-failed', actor: null, what })
  return why
}

/** Makes or renews the person, with what the provider says today; whoever comes with less is out in every other browser. */
async function enter(
  door: Door,
  headers: Headers,
  issuer: string,
  { claims: { subject, ...claims }, access }: { claims: OidcClaims; access: Access },
): Promise<string> {
  const email = claims.email ?? ''
  const said = { name: claims.name ?? email, email, access }
  return door.db.$transaction(async (tx) => {
    const before = await tx.person.findUnique({ where: { issuer_subject: { issuer, subject } } })
    const { id } = await tx.person.upsert({
      where: { issuer_subject: { issuer, subject } },
      create: { ...said, from: 'oidc', issuer, subject },
      update: said,
    })
    if (before !== null && !mayUse(access, before.access)) await endOtherSessions(tx, id, null)
    const what = `provider, with the access ${access}`
    await audit(door, tx, headers, { kind: 'sign-in', actor: `person:${email}`, what })
    return startSession(door, tx, headers, id)
  })
}

const failures: Record<ProviderError['kind'], OidcFailure> = {
  unreachable: 'provider',
  issuer: 'issuer',
  refused: 'declined',
  invalid: 'answer',
}

function failureOf(door: Door, error: unknown): OidcFailure {
  if (!(error instanceof ProviderError)) throw error
  door.log.warn({ kind: error.kind, why: error.message }, 'the identity provider could not be used')
  return failures[error.kind]
}
