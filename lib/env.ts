import { readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { z } from 'zod'

/** Shipshape's own settings, from the environment. An empty variable is an unset one. */
export type Env = {
  /** Loopback only in the sandbox, which asks nobody for a password. */
  host: string
  port: number
  /** The public address (an origin), where it is not `http://HOST:PORT`. */
  publicUrl: string | null
  mode: 'sandbox' | 'live'
  sandboxUrl: string | null
  dataDir: string
  databaseUrl: string | null
  /** Whether the start script brought the database: nobody set DATABASE_URL. */
  embedded: boolean
  /** Whether the start script waits at the other end of stdin; when that closes, it is gone. */
  supervised: boolean
  /** This process is the imaginary AWS alone, on that port. */
  sandboxPort: number | null
  /** A worker beside a web process of the same start script answers no requests. */
  noPort: boolean
  token: string | null
  /** Whether an API token is made and kept in the data folder where none is set: of one machine's one Shipshape. */
  keepsToken: boolean
  /** What sessions hang on; null: made at the first start. */
  secret: string | null
  /** Whether people sign in with a password. */
  passwords: boolean
  /** The identity provider; null where there is none. */
  oidc: OidcSettings | null
  /** How many proxies stand in front, whose word on a client's address counts. */
  trustedProxies: number
  /** Whether channels and Clouddriver may be at private addresses, or on this machine. */
  privateWebhooks: boolean
  /** `Authorization` for Clouddriver's or Gate's address; null: none is sent. */
  clouddriverAuthorization: string | null
  /** How many days reports, transitions, deliveries, scans and the audit are kept. */
  retentionDays: number
  role: 'web' | 'worker' | 'both'
  /** AWS profiles and roles that registry editors may choose, as patterns; null lets every one. */
  allowed: { profiles: string[] | null; roles: string[] | null }
  logLevel: (typeof logLevels)[number]
  /** `next dev`: React then needs eval. */
  development: boolean
}

type Access = 'read' | 'edit' | 'admin'

/** An OpenID Connect provider, and who may enter by it. */
export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  /** The word on the button. */
  name: string
  scope: string
  groupsClaim: string
  /** Group to access, in order of writing; `*` is everybody. */
  access: readonly { group: string; access: Access }[]
  /** E-mail domains that may enter, in lower case; null: every one. */
  domains: readonly string[] | null
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Whether a server bound to `host` can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return bare === 'localhost' || bare === '::1' || (isIPv4(bare) && bare.startsWith('127.'))
}

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: ({ input }) => `is "${input}"; it may be ${values.join(', ')}.` })

const httpUrl = z.url({
  protocol: /^https?$/,
  abort: true,
  error: ({ input }) => `is "${input}"; it needs a whole address such as http://127.0.0.1:4566.`,
})

const patterns = z.string().transform((text) =>
  text
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== ''),
)

const switchWord = oneOf(['on', 'off'])

/** `platform=admin,*=read`: a group may hold an equals sign, an access does not. */
const groupAccess = z.string().transform((text, context): OidcSettings['access'] =>
  text.split(',').flatMap((pair) => {
    const [, group = '', access = ''] = /^\s*(.*?)\s*=\s*(\w*)\s*$/.exec(pair) ?? []
    if (group !== '' && isAccess(access)) return [{ group, access }]
    context.addIssue(
      `has "${pair.trim()}"; it needs pairs of a group and an access, such as platform=admin,sre=edit,*=read.`,
    )
    return []
  }),
)

const isAccess = (word: string): word is Access => word === 'read' || word === 'edit' || word === 'admin'

const schema = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/, { error: ({ input }) => `is "${input}"; it needs the name or number of an address.` })
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, { error: ({ input }) => `is "${input}"; it needs a number from 1 to 65535.` })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'needs a number from 1 to 65535.')
    .default(3000),
  SHIPSHAPE_URL: httpUrl
    .refine(
      (url) => new URL(url).pathname === '/',
      'names an origin such as https://shipshape.example.com, without a path.',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  SHIPSHAPE_AWS: oneOf(['sandbox', 'live']).default('sandbox'),
  SHIPSHAPE_SANDBOX_URL: httpUrl.optional(),
  SHIPSHAPE_DATA_DIR: z.string().default('.data'),
  // The address may hold a password, so the message does not repeat it.
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'needs the form postgresql://user:password@host:5432/name.' })
    .optional(),
  // The next four are the start script's to set.
  SHIPSHAPE_EMBEDDED_URL: z.string().optional(),
  SHIPSHAPE_SUPERVISED: z.string().optional(),
  SHIPSHAPE_SANDBOX_PORT: z.coerce.number().int().optional(),
  SHIPSHAPE_PART: oneOf(['web', 'worker']).optional(),
  SHIPSHAPE_TOKEN: z.string().optional(),
  SHIPSHAPE_SECRET: z
    .string()
    .min(32, 'is too short: it needs at least 32 characters that nobody can guess.')
    .optional(),
  SHIPSHAPE_PASSWORDS: switchWord.default('on'),
  SHIPSHAPE_OIDC_ISSUER: httpUrl.optional(),
  SHIPSHAPE_OIDC_CLIENT_ID: z.string().optional(),
  SHIPSHAPE_OIDC_CLIENT_SECRET: z.string().optional(),
  SHIPSHAPE_OIDC_NAME: z.string().default('single sign-on'),
  SHIPSHAPE_OIDC_SCOPES: z.string().default('openid email profile'),
  SHIPSHAPE_OIDC_GROUPS_CLAIM: z.string().default('groups'),
  SHIPSHAPE_OIDC_ACCESS: groupAccess.prefault('*=read'),
  SHIPSHAPE_OIDC_DOMAINS: patterns.optional(),
  SHIPSHAPE_TRUST_PROXY: z
    .string()
    .regex(/^\d$/, { error: ({ input }) => `is "${input}"; it needs the number of proxies in front, 0 to 9.` })
    .transform(Number)
    .default(0),
  SHIPSHAPE_RETENTION_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, { error: ({ input }) => `is "${input}"; it needs a number of days, 1 to 9999.` })
    .transform(Number)
    .default(90),
  SHIPSHAPE_PRIVATE_WEBHOOKS: switchWord.default('off'),
  // A secret, so the message does not repeat it.
  SHIPSHAPE_CLOUDDRIVER_AUTHORIZATION: z
    .string()
    .regex(
      /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/,
      'needs one line as it follows "Authorization:", such as Bearer and a token.',
    )
    .nullable()
    .default(null),
  SHIPSHAPE_ROLE: oneOf(['web', 'worker']).optional(),
  SHIPSHAPE_PROFILES: patterns.optional(),
  SHIPSHAPE_ROLES: patterns.optional(),
  SHIPSHAPE_LOG_LEVEL: oneOf(logLevels).default('info'),
  NODE_ENV: z.string().optional(),
})

type Values = z.infer<typeof schema>

/** @throws EnvironmentError where two variables together would let in whom nobody meant to let in, or keep out whom they did */
function requireSafeAccess(values: Values): void {
  const { SHIPSHAPE_AWS: mode, SHIPSHAPE_URL: url, HOST: host } = values
  if (mode === 'sandbox' && url !== undefined && !isLoopback(new URL(url).hostname)) {
    throw new EnvironmentError(
      `SHIPSHAPE_URL is "${url}", but the sandbox signs everybody in without a password, so only this machine may reach it. Unset SHIPSHAPE_URL, or set SHIPSHAPE_AWS=live.`,
    )
  }
  if (isLoopback(host)) return
  if (mode === 'sandbox') {
    throw new EnvironmentError(
      `HOST is "${host}", which other machines could reach, but the sandbox signs everybody in without a password. Use 127.0.0.1, ::1 or localhost, or set SHIPSHAPE_AWS=live.`,
    )
  }
  if (url === undefined) {
    throw new EnvironmentError(
      `HOST is "${host}", which other machines can reach, and SHIPSHAPE_URL is not set: Shipshape answers only to the address it knows. Set SHIPSHAPE_URL to the address people will use, such as https://shipshape.example.com.`,
    )
  }
}

const oidcVariables = ['SHIPSHAPE_OIDC_ISSUER', 'SHIPSHAPE_OIDC_CLIENT_ID', 'SHIPSHAPE_OIDC_CLIENT_SECRET'] as const

/** @throws EnvironmentError where half of a provider is named, or one that anybody on the way could stand in for */
function oidcOf(values: Values): OidcSettings | null {
  const [issuer, clientId, clientSecret] = oidcVariables.map((name) => values[name])
  const missing = oidcVariables.filter((name) => values[name] === undefined)
  if (missing.length === oidcVariables.length) return null
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) {
    throw new EnvironmentError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. An identity provider takes all three of ${oidcVariables.join(', ')}.`,
    )
  }
  const { protocol, hostname } = new URL(issuer)
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new EnvironmentError(
      `SHIPSHAPE_OIDC_ISSUER is "${issuer}"; an issuer on another machine needs https, or anybody on the way could sign in as anybody.`,
    )
  }
  return {
    issuer,
    clientId,
    clientSecret,
    name: values.SHIPSHAPE_OIDC_NAME,
    scope: values.SHIPSHAPE_OIDC_SCOPES,
    groupsClaim: values.SHIPSHAPE_OIDC_GROUPS_CLAIM,
    access: values.SHIPSHAPE_OIDC_ACCESS,
    domains: values.SHIPSHAPE_OIDC_DOMAINS?.map((domain) => domain.toLowerCase().replace(/^@/, '')) ?? null,
  }
}

const inFiles = [
  'SHIPSHAPE_TOKEN',
  'SHIPSHAPE_SECRET',
  'SHIPSHAPE_OIDC_CLIENT_SECRET',
  'SHIPSHAPE_CLOUDDRIVER_AUTHORIZATION',
  'DATABASE_URL',
] as const

/**
 * The environment with what stands in files: `NAME_FILE` is the path of a file that holds NAME (a container's secrets).
 * @throws EnvironmentError where both are set, or the file cannot be read or is empty
 */
function withFiles(set: Record<string, string>): Record<string, string> {
  const read = inFiles.flatMap((name) => {
    const file = set[`${name}_FILE`]
    if (file === undefined) return []
    if (set[name] !== undefined) throw new EnvironmentError(`${name} and ${name}_FILE are both set. Unset one of them.`)
    const value = contentOf(`${name}_FILE`, file).replace(/\r?\n$/, '')
    if (value === '') throw new EnvironmentError(`${name}_FILE names ${file}, which is empty.`)
    return [[name, value] as const]
  })
  return { ...set, ...Object.fromEntries(read) }
}

function contentOf(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new EnvironmentError(`${name} names ${file}, which cannot be read: ${why}`)
  }
}

/** A variable that cannot be used; the message names each and says what it may be. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/**
 * Reads the environment; the one place that does.
 * @throws EnvironmentError with a line for each variable that is wrong
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const set = Object.entries(source).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  const parsed = schema.safeParse(withFiles(Object.fromEntries(set)))
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'),
    )
  }
  const values = parsed.data
  const hasDatabase = values.DATABASE_URL !== undefined || values.SHIPSHAPE_EMBEDDED_URL !== undefined
  if (values.SHIPSHAPE_ROLE !== undefined && !hasDatabase) {
    throw new EnvironmentError(
      `SHIPSHAPE_ROLE is "${values.SHIPSHAPE_ROLE}", but only one process can use the embedded database. Set DATABASE_URL, or unset SHIPSHAPE_ROLE.`,
    )
  }
  requireSafeAccess(values)
  const oidc = oidcOf(values)
  if (values.SHIPSHAPE_PASSWORDS === 'off' && oidc === null) {
    throw new EnvironmentError(
      `SHIPSHAPE_PASSWORDS is off and there is no identity provider, so nobody could sign in. Set ${oidcVariables.join(', ')}, or unset SHIPSHAPE_PASSWORDS.`,
    )
  }
  return {
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.SHIPSHAPE_URL ?? null,
    mode: values.SHIPSHAPE_AWS,
    sandboxUrl: values.SHIPSHAPE_SANDBOX_URL ?? null,
    dataDir: values.SHIPSHAPE_DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? values.SHIPSHAPE_EMBEDDED_URL ?? null,
    embedded: values.DATABASE_URL === undefined,
    supervised: values.SHIPSHAPE_SUPERVISED !== undefined,
    sandboxPort: values.SHIPSHAPE_SANDBOX_PORT ?? null,
    noPort: values.SHIPSHAPE_PART === 'worker',
    token: values.SHIPSHAPE_TOKEN ?? null,
    keepsToken: values.SHIPSHAPE_ROLE === undefined,
    secret: values.SHIPSHAPE_SECRET ?? null,
    passwords: values.SHIPSHAPE_PASSWORDS === 'on',
    oidc,
    trustedProxies: values.SHIPSHAPE_TRUST_PROXY,
    retentionDays: values.SHIPSHAPE_RETENTION_DAYS,
    privateWebhooks: values.SHIPSHAPE_PRIVATE_WEBHOOKS === 'on',
    clouddriverAuthorization: values.SHIPSHAPE_CLOUDDRIVER_AUTHORIZATION,
    role: values.SHIPSHAPE_ROLE ?? values.SHIPSHAPE_PART ?? 'both',
    allowed: { profiles: values.SHIPSHAPE_PROFILES ?? null, roles: values.SHIPSHAPE_ROLES ?? null },
    logLevel: values.SHIPSHAPE_LOG_LEVEL,
    development: values.NODE_ENV === 'development',
  }
}
