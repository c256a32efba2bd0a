import { cleanStore } from './clean-store'
import type { Database } from './database'
import type { Mode } from './generated/client'
import { migrate } from './migrate'
import { renameUnreachable } from './repositories/rename-unreachable'
import { openServer } from './server'
import { refuseOtherMode, stampMode } from './stamp'

export type DatabaseOptions = {
  /** `postgresql://…`, of the embedded database or of a server that somebody else keeps; null where nobody said. */
  databaseUrl: string | null
  /** Whether it is the embedded one, which nobody but this Shipshape uses. */
  embedded: boolean
  mode: Mode
}

/**
 * Opens the database and brings it to the newest migration. Throws with a message for a person when there is none, it
 * belongs to the other mode, or a migration cannot be applied; nothing stays open then.
 */
export async function openDatabase({ databaseUrl, embedded, mode }: DatabaseOptions): Promise<Database> {
  if (databaseUrl === null) {
    throw new Error('There is no database: start Shipshape with npm start, which brings its own, or set DATABASE_URL.')
  }
  const database = openServer(databaseUrl, { embedded })
  try {
    await prepareDatabase(database, mode)
    return database
  } catch (error) {
    await database.close()
    throw cannotConnect(error) ? new Error(unreachable(databaseUrl, embedded, error), { cause: error }) : error
  }
}

const cleanedWords = (rows: number) =>
  `Upgrade: ${rows} rows held secrets or keys that the registry no longer keeps, history included. They were taken out.`

/**
 * Migrations, stamp, and what older versions left (unreachable names, secrets), one process at a time: the others find
 * nothing left to do.
 */
export function prepareDatabase(database: Database, mode: Mode): Promise<void> {
  return database.exclusively(async () => {
    await refuseOtherMode(database.execute, mode)
    await migrate(database.execute)
    await stampMode(database.prisma, mode)
    await renameUnreachable(database.prisma)
    const cleaned = await cleanStore(database)
    if (cleaned > 0) console.warn(cleanedWords(cleaned))
  })
}

const networkCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
]

const cannotConnect = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && networkCodes.includes(error.code)

/** Never the whole address: it may hold a password. */
function unreachable(databaseUrl: string, embedded: boolean, { code }: { code: string }): string {
  const { host, pathname } = new URL(databaseUrl)
  const which = embedded ? 'The embedded database' : 'The Postgres server that DATABASE_URL names'
  return `${which} (${host}${pathname}) cannot be reached: ${code}. See that it runs and takes connections from here.`
}
