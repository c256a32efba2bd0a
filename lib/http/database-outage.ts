import { Problem } from '@/lib/problem'

/** Seconds after which a client may try again: a restart of Postgres takes about as long. */
const retryAfter = { 'retry-after': '10' }

const away = 'The database does not answer. Nothing is known to have been changed: try again in a moment.'
const full = 'The database has no room left, so nothing was written. Free disk space on its server, then try again.'

/** Postgres's SQLSTATEs (appendix A): 53100 disk full, 53200 out of memory; 08… and 57P… the connection, 53300 too many. */
const fullStates = /^(?:53100|53200)$/
const awayStates = /^(?:08\w{3}|57P0[1-5]|53300|53400|25006)$/
/** Prisma: no server, timed out, closed, no connection from the pool, no transaction in time. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'])
/** What Prisma's adapter calls them where a query is raw: the code is then P2010, whatever happened. */
const adapterKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
])
const awayWords = new Set([...prismaCodes, ...adapterKinds, ...socketCodes])
/** What pg says of a connection without a code. */
const closedWords =
  /^(?:Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/**
 * The 503 that an error of the database means; null where it means something else. Looks at the error and at what caused
 * it: Prisma, its adapter and pg each wrap what the one below said.
 */
export function databaseOutage(thrown: unknown): Problem | null {
  const told = causesOf(thrown).flatMap(wordsOf)
  if (told.some((word) => fullStates.test(word))) return new Problem('unavailable', full, { headers: retryAfter })
  const isAway = told.some((word) => awayStates.test(word) || awayWords.has(word) || closedWords.test(word))
  return isAway ? new Problem('unavailable', away, { headers: retryAfter }) : null
}

/** The error and what stands behind it, outermost first; never more than a few. */
function causesOf(thrown: unknown): object[] {
  const found: object[] = []
  const left: unknown[] = [thrown]
  for (let one = left.shift(); one !== undefined && found.length < 12; one = left.shift()) {
    if (typeof one !== 'object' || one === null) continue
    found.push(one)
    for (const key of ['cause', 'meta', 'driverAdapterError', 'errors']) {
      const inner: unknown = Reflect.get(one, key)
      left.push(...(Array.isArray(inner) ? inner : [inner]).filter((each) => each !== undefined))
    }
  }
  return found
}

function wordsOf(error: object): string[] {
  return ['code', 'originalCode', 'kind', 'message']
    .map((key): unknown => Reflect.get(error, key))
    .filter((word) => typeof word === 'string')
}
