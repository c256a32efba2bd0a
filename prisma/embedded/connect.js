import { readFileSync } from 'node:fs'
import pg from 'pg'
import { keeper } from './init-cluster.js'
import { messageOf, orServer, refuse } from './refuse.js'

/** @param {{ user: string, password: string, port: number, database: string }} to */
export const urlOf = ({ user, password, port, database }) =>
  `postgresql://${user}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`

/** The superuser's password. @param {import('./data-folder.js').Paths} paths */
export function readPassword({ password }) {
  try {
    return readFileSync(password, 'utf8').trim()
  } catch (error) {
    throw refuse(
      `The password of the embedded database cannot be read: ${messageOf(error)}.`,
      `Put the file back from a copy, or set SHIPSHAPE_DATA_DIR to another folder, ${orServer}`,
      error,
    )
  }
}

/**
 * Runs `work` on a connection of the superuser, and closes it.
 * @template T
 * @param {{ port: number, password: string, database?: string }} to
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function asKeeper({ port, password, database = 'postgres' }, work) {
  const connectionString = urlOf({ user: keeper, password, port, database })
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  // A connection that breaks is told by the query that it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
