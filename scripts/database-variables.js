import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEnd } from './run.js'

/**
 * What tells the server where its database is: nothing where DATABASE_URL does, else the address of the embedded one, which
 * this process starts and ends. Ends the process with one paragraph where it cannot.
 * @returns {Promise<Record<string, string>>}
 */
export async function databaseVariables() {
  if (process.env.DATABASE_URL || process.env.DATABASE_URL_FILE) return {}
  const mode = process.env.SHIPSHAPE_AWS === 'live' ? 'live' : 'sandbox'
  const dataDir = process.env.SHIPSHAPE_DATA_DIR || '.data'
  // Only now: in a new clone its packages were not there before.
  const { startEmbedded } = await import('../prisma/embedded/start-embedded.js')
  try {
    const { url, stop } = await startEmbedded({ dataDir, database: mode, beforeNew: () => tellOfOld(dataDir, mode) })
    beforeEnd(stop)
    return { SHIPSHAPE_EMBEDDED_URL: url }
  } catch (error) {
    console.error(`Shipshape did not start: ${error instanceof Error ? error.message : String(error)}`)
    return process.exit(1)
  }
}

/**
 * Shipshape's database was once PGlite, in a folder named by the mode. What is in it is not in the new one: where the accounts
 * are real nothing is started without it.
 * @param {string} dataDir @param {'sandbox' | 'live'} mode
 */
function tellOfOld(dataDir, mode) {
  const old = resolve(dataDir, mode)
  if (!existsSync(join(old, 'PG_VERSION'))) return
  const found = `${old} is the database of an earlier Shipshape (PGlite), and this one cannot open it.`
  const remedy = 'To bring its registry, history and reports over, stop Shipshape and run: npm run move-from-pglite'
  if (mode === 'live') {
    throw new Error(
      `${found} ${remedy}\nTo start with an empty registry instead, move that folder away. Nothing is deleted.`,
    )
  }
  console.log(`${found} A new one is made beside it.\n${remedy}`)
}
