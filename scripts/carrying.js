// What npm run backup, restore and move have in common: where the database is, and how they end.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** The Postgres that somebody else keeps, as the server would find it; null: the embedded database. */
export function givenDatabase() {
  const file = process.env.DATABASE_URL_FILE
  return process.env.DATABASE_URL || (file ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : null)
}

/** The embedded database. @returns {{ dataDir: string, mode: 'sandbox' | 'live' }} */
export const embeddedPlace = () => ({
  dataDir: process.env.SHIPSHAPE_DATA_DIR || '.data',
  mode: process.env.SHIPSHAPE_AWS === 'live' ? 'live' : 'sandbox',
})

/** A path as whoever called wrote it: npm changes to the project's folder, and says where it was called. @param {string} path */
export const asCalled = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path)

/** @param {Record<string, number>} tables */
export const rowsIn = (tables) => Object.values(tables).reduce((sum, rows) => sum + rows, 0)

/**
 * Runs a command with its one argument, and ends the process: 0, or 1 with a line that says what is wrong.
 * @param {string} usage @param {(argument: string) => Promise<string[]>} work answers what to say
 */
export async function carry(usage, work) {
  const [argument, ...rest] = process.argv.slice(2)
  if (argument === undefined || rest.length > 0) {
    console.error(`Usage: ${usage}`)
    process.exit(1)
  }
  try {
    // Not on stdout: a backup may go there.
    for (const line of await work(argument)) console.error(line)
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
