import * as client from 'openid-client'
import { z } from 'zod'
import type { OidcSettings } from '@/lib/env'

/** What the browser keeps between going to the provider and coming back. */
export type OidcFlow = { state: string; nonce: string; verifier: string }

/** What the provider says of whoever came back. */
export type OidcClaims = {
  subject: string
  name: string | null
  email: string | null
  /** Null where the provider does not say. */
  emailVerified: boolean | null
  groups: readonly string[]
}

/** The provider cannot be used now, or what it says does not hold; the message is for the log. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly kind: 'unreachable' | 'issuer' | 'refused' | 'invalid'

  constructor(kind: ProviderError['kind'], message: string, cause?: unknown) {
    super(message, { cause })
    this.kind = kind
  }
}

/** One identity provider. */
export type Oidc = {
  /** Where to send a browser, and what it must bring back. Throws ProviderError. */
  begin(): Promise<{ url: string; flow: OidcFlow }>
  /** Who came back with the `query` of the redirect address. Throws ProviderError. */
  finish(query: string, flow: OidcFlow): Promise<OidcClaims>
}

const timeoutSeconds = 10
const discoveryLastsMs = 60 * 60_000

/** @param redirectUri `{SHIPSHAPE_URL}/sign-in/oidc/callback` */
export function openOidc(settings: OidcSettings, redirectUri: string, now: () => number = Date.now): Oidc {
  let known: { at: number; config: client.Configuration } | null = null

  // Asked for when somebody signs in, and again after a failure: a provider that was down at the start is up later.
  async function configuration(): Promise<client.Configuration> {
    if (known !== null && now() - known.at < discoveryLastsMs) return known.config
    const config = await discover(settings).catch((error: unknown) => {
      throw asProviderError(error)
    })
    known = { at: now(), config }
    return config
  }

  return {
    async begin() {
      const config = await configuration()
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, flow }
    },
    async finish(query, flow) {
      const config = await configuration()
      try {
        return await claimsFrom(config, new URL(`${redirectUri}${query}`), flow, settings.groupsClaim)
      } catch (error) {
        throw asProviderError(error)
      }
    },
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const isHttp = new URL(issuer).protocol === 'http:'
  // Without this the signature of an ID token that comes straight from the provider would be taken on trust.
  const execute = [client.enableNonRepudiationChecks, ...(isHttp ? [client.allowInsecureRequests] : [])]
  return client.discovery(new URL(issuer), clientId, {}, authentication(clientSecret), {
    execute,
    timeout: timeoutSeconds,
  })
}

/** By HTTP Basic, which is the default of the standard, unless the provider takes the secret in the body only. */
function authentication(secret: string): client.ClientAuth {
  const basic = client.ClientSecretBasic(secret)
  const post = client.ClientSecretPost(secret)
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return methods.includes('client_secret_basic') ? basic(server, ...rest) : post(server, ...rest)
  }
}

async function claimsFrom(
  config: client.Configuration,
  url: URL,
  { state, nonce, verifier }: OidcFlow,
  groupsClaim: string,
): Promise<OidcClaims> {
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const idToken = tokens.claims()
  if (idToken === undefined) throw new ProviderError('invalid', 'The provider sent no ID token.')
  const hasMore = config.serverMetadata().userinfo_endpoint !== undefined
  const more = hasMore ? await client.fetchUserInfo(config, tokens.access_token, idToken.sub) : {}
  return readClaims(idToken.sub, [idToken, more], groupsClaim)
}

const flag = z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
const wordSchema = z.string().trim().min(1)
const groupsSchema = z.union([z.array(z.string()), z.string().transform((group) => [group])])

/** What the ID token and userinfo say together: the first that says it, groups of both, and no e-mail that one denies. */
export function readClaims(subject: string, sources: readonly object[], groupsClaim: string): OidcClaims {
  const said = <T>(schema: z.ZodType<T>, claim: string): T[] =>
    sources.flatMap((source) => {
      const parsed = schema.safeParse(Reflect.get(source, claim))
      return parsed.success ? [parsed.data] : []
    })
  const verified = said(flag, 'email_verified')
  return {
    subject,
    name: said(wordSchema, 'name')[0] ?? said(wordSchema, 'preferred_username')[0] ?? null,
    email: said(wordSchema, 'email')[0]?.toLowerCase() ?? null,
    emailVerified: verified.length === 0 ? null : verified.every(Boolean),
    groups: [...new Set(said(groupsSchema, groupsClaim).flat())],
  }
}

const networkCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'])

function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error
  const message = messagesOf(error)
  if (error instanceof client.AuthorizationResponseError) return new ProviderError('refused', message, error)
  const code = error instanceof Error ? String(Reflect.get(error, 'code')) : ''
  // fetch says "fetch failed", and why in its cause.
  if (error instanceof TypeError || networkCodes.has(code)) return new ProviderError('unreachable', message, error)
  if (/issuer/i.test(message)) return new ProviderError('issuer', message, error)
  return new ProviderError('invalid', message, error)
}

function messagesOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const why = error.cause instanceof Error ? messagesOf(error.cause) : ''
  return why === '' ? error.message : `${error.message}: ${why}`
}
