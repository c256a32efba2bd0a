import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { lockDataDir } from './data-lock'
import type { Database, Execute } from './database'
import { type Mode, PrismaClient } from './generated/client'
import { transactionOptions } from './transaction-options'

/** Postgres in this process, kept in `<dataDir>/<mode>`: imaginary accounts and real ones share no file. */
export async function openEmbedded(dataDir: string, mode: Mode): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = lockDataDir(dataDir)
  try {
    const pglite = await PGlite.create(join(dataDir, mode))
    return embeddedDatabase(pglite, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** A database on a PGlite that is already open; `onClosed` runs when it has been closed. */
export function embeddedDatabase(pglite: PGlite, onClosed: () => void = () => {}): Database {
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite), transactionOptions })
  return {
    prisma,
    execute: executeOn(pglite),
    exclusively: oneAtATime(),
    async listen(channel, onNotify) {
      const unlisten = await pglite.listen(channel, onNotify)
      // A database that is being closed listens no more, and says so.
      return () => void unlisten().catch(() => {})
    },
    embedded: true,
    async close() {
      await prisma.$disconnect()
      await pglite.close()
      onClosed()
    },
  }
}

// No other process can be here (the data folder is locked): a queue within this one is all the lock there need be.
function oneAtATime(): Database['exclusively'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}

// There is one session. A script that fails half-way would leave it inside an aborted transaction, and every later query
// of the whole app would fail: so a script runs in a transaction that PGlite rolls back before anyone else gets in.
const executeOn =
  (pglite: PGlite): Execute =>
  async (text, values) => {
    if (values !== undefined && values.length > 0) {
      const { rows } = await pglite.query(text, [...values])
      return { rows }
    }
    const results = await pglite.transaction((tx) => tx.exec(text))
    return { rows: results.at(-1)?.rows ?? [] }
  }
