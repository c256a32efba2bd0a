import type { Database } from './database'
import { openEmbedded } from './embedded'
import type { Mode } from './generated/client'
import { migrate } from './migrate'
import { openServer } from './server'
import { refuseOtherMode, stampMode } from './stamp'

export type DatabaseOptions = {
  /** Where the embedded database lives; made when it is not there. */
  dataDir: string
  /** A Postgres server, `postgresql://…`; null for the embedded one. */
  databaseUrl: string | null
  mode: Mode
}

/**
 * Opens the database and brings it to the newest migration. Throws with a message for a person when another process holds
 * the data folder, the database belongs to the other mode, or a migration cannot be applied; nothing stays open then.
 */
export async function openDatabase({ dataDir, databaseUrl, mode }: DatabaseOptions): Promise<Database> {
  const database = databaseUrl === null ? await openEmbedded(dataDir, mode) : openServer(databaseUrl)
  try {
    await prepareDatabase(database, mode)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Migrations and stamp, one process at a time: the others find nothing left to do. */
export function prepareDatabase(database: Database, mode: Mode): Promise<void> {
  return database.exclusively(async () => {
    await refuseOtherMode(database.execute, mode)
    await migrate(database.execute)
    await stampMode(database.prisma, mode)
  })
}
