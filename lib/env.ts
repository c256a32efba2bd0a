import { isIPv4 } from 'node:net'
import { z } from 'zod'

/** Shipshape's own settings, from the environment. An empty variable is an unset one. */
export type Env = {
  /** Loopback only, until people can sign in. */
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
  role: 'web' | 'worker' | 'both'
  /** AWS profiles and roles that registry editors may choose, as patterns; null lets every one. */
  allowed: { profiles: string[] | null; roles: string[] | null }
  logLevel: (typeof logLevels)[number]
  /** `next dev`: React then needs eval. */
  development: boolean
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

const schema = z.object({
  HOST: z
    .string()
    .refine(isLoopback, {
      error: ({ input }) =>
        `is "${input}", which other machines could reach. Shipshape binds loopback only: 127.0.0.1, ::1 or localhost.`,
    })
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
  SHIPSHAPE_ROLE: oneOf(['web', 'worker']).optional(),
  SHIPSHAPE_PROFILES: patterns.optional(),
  SHIPSHAPE_ROLES: patterns.optional(),
  SHIPSHAPE_LOG_LEVEL: oneOf(logLevels).default('info'),
  NODE_ENV: z.string().optional(),
})

type Values = z.infer<typeof schema>

/** @throws EnvironmentError where two variables together would let in whom nobody meant to let in, or keep out whom they did */
function requireSafeAccess(values: Values): void {
  const { SHIPSHAPE_AWS: mode, SHIPSHAPE_URL: url, SHIPSHAPE_ROLE: role, SHIPSHAPE_TOKEN: token } = values
  if (mode === 'sandbox' && url !== undefined && !isLoopback(new URL(url).hostname)) {
    throw new EnvironmentError(
      `SHIPSHAPE_URL is "${url}", but the sandbox signs everybody in without a password, so only this machine may reach it. Unset SHIPSHAPE_URL, or set SHIPSHAPE_AWS=live.`,
    )
  }
  if (mode === 'live' && role === 'web' && token === undefined) {
    throw new EnvironmentError(
      'SHIPSHAPE_TOKEN is not set, but SHIPSHAPE_ROLE is "web": each web process would make a token of its own, and refuse the sessions of the others. Set the same SHIPSHAPE_TOKEN for all of them.',
    )
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
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(set)
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
    role: values.SHIPSHAPE_ROLE ?? values.SHIPSHAPE_PART ?? 'both',
    allowed: { profiles: values.SHIPSHAPE_PROFILES ?? null, roles: values.SHIPSHAPE_ROLES ?? null },
    logLevel: values.SHIPSHAPE_LOG_LEVEL,
    development: values.NODE_ENV === 'development',
  }
}
