import { closeSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { asKeeper, readPassword } from '../embedded/connect.js'
import { hasCluster, pathsIn } from '../embedded/data-folder.js'
import { tryLock } from '../embedded/file-lock.js'
import { readPostmasterFile } from '../embedded/postmaster-file.js'
import { hasCode } from '../embedded/refuse.js'
import { startEmbedded } from '../embedded/start-embedded.js'
import { broughtSecret, dropAside, keepAside, putSecret, readSecret } from './kept-secret.js'
import { readRows } from './read-rows.js'
import { writeRows } from './write-rows.js'

/** @typedef {import('./read-rows.js').Part} Part @typedef {{ dataDir: string, mode: 'sandbox' | 'live' }} Place */

/**
 * Runs `work` on a connection of its own, and closes it.
 * @template T @param {string} connectionString @param {(client: pg.Client) => Promise<T>} work @returns {Promise<T>}
 */
export async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString, application_name: 'shipshape' })
  // A connection that breaks is told by the query that it breaks.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Reads the embedded database, whether Shipshape serves it now or not.
 * @template T @param {Place} place @param {(parts: AsyncGenerator<Part>) => Promise<T>} work @returns {Promise<T>}
 */
export async function readEmbedded({ dataDir, mode }, work) {
  const paths = pathsIn(resolve(dataDir))
  if (!hasCluster(paths)) throw noDatabase({ dataDir, mode })
  const parts = (/** @type {pg.Client} */ client) => work(readRows(client, { secret: readSecret(dataDir, mode) }))
  const lock = tryLock(paths.owner)
  if (lock === null) {
    const running = readPostmasterFile(paths.cluster)
    if (!running?.ready)
      throw new Error(`The database in ${paths.dataDir} starts or stops just now. Try again in a moment.`)
    const to = { port: running.port, password: readPassword(paths), database: mode }
    return asKeeper(to, parts).catch((error) => {
      throw hasCode(error, '3D000') ? noDatabase({ dataDir, mode }) : error
    })
  }
  closeSync(lock)
  return readStopped({ dataDir, mode }, work)
}

/**
 * Reads the embedded database that nobody serves.
 * @template T @param {Place} place @param {(parts: AsyncGenerator<Part>) => Promise<T>} work @returns {Promise<T>}
 * @throws where Shipshape runs on it
 */
export async function readStopped({ dataDir, mode }, work) {
  if (!hasCluster(pathsIn(resolve(dataDir)))) throw noDatabase({ dataDir, mode })
  const beforeNew = () => {
    throw noDatabase({ dataDir, mode })
  }
  const { keeperUrl, stop } = await startEmbedded({ dataDir, database: mode, beforeNew })
  const parts = (/** @type {pg.Client} */ client) => work(readRows(client, { secret: readSecret(dataDir, mode) }))
  return withClient(keeperUrl, parts).finally(stop)
}

const noDatabase = (/** @type {Place} */ { dataDir, mode }) =>
  new Error(
    `There is no ${mode} database in ${resolve(dataDir)}. Set SHIPSHAPE_AWS, SHIPSHAPE_DATA_DIR and DATABASE_URL as they are set for the server.`,
  )

/**
 * Puts parts in the place of the embedded database of their mode, which nobody may be serving. What was there is kept, under
 * another name. Until the very end nothing of it is touched.
 * @param {{ dataDir: string }} place @param {AsyncIterable<Part>} parts
 * @returns {Promise<{ mode: string, tables: Record<string, number>, aside: string | null }>} `aside`: what was there
 */
export async function restoreEmbedded({ dataDir }, parts) {
  const stamp = new Date()
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 17)
  const draft = `restoring_${stamp}`
  const { url, keeperUrl, stop } = await startEmbedded({ dataDir, database: draft })
  try {
    const { head, tables, secret } = await withClient(url, (client) => writeRows(client, parts, { keepsSecret: false }))
    const { mode } = head
    const before = `${mode}_before_${stamp}`
    const hadOne = await moveAside({ dataDir, keeperUrl, mode, before })
    await withClient(within(keeperUrl, 'postgres'), (client) =>
      exchange(client, { draft, mode, before: hadOne ? before : null }),
    ).catch((error) => {
      dropAside(dataDir, before)
      throw error
    })
    // Killed from here on, the database itself says which secret goes beside it: the next start or restore puts it there.
    if (secret !== null) await withClient(within(keeperUrl, mode), (client) => putBrought(client, dataDir, mode))
    return { mode, tables, aside: hadOne ? before : null }
  } catch (error) {
    await dropDraft(keeperUrl, draft)
    throw error
  } finally {
    await stop()
  }
}

/**
 * Makes ready what was there to be called `before`: with the secret that it hangs on, also where the restore that brought it
 * was killed before it had put that in its place.
 * @param {Place & { keeperUrl: string, before: string }} place @returns {Promise<boolean>} whether there was one
 */
async function moveAside({ dataDir, keeperUrl, mode, before }) {
  const { rows } = await withClient(within(keeperUrl, 'postgres'), (client) =>
    client.query('SELECT FROM pg_database WHERE datname = $1', [mode]),
  )
  if (rows.length > 0) await withClient(within(keeperUrl, mode), (client) => putBrought(client, dataDir, mode))
  keepAside(dataDir, mode, before)
  return rows.length > 0
}

/**
 * Puts the secret that came with a database beside it, if it is not there yet.
 * @param {pg.Client} client of that database @param {string} dataDir @param {string} mode
 */
async function putBrought(client, dataDir, mode) {
  const { rows: tables } = await client.query(`SELECT to_regclass('kept_secret') IS NOT NULL AS "exists"`)
  if (!tables[0]?.exists) return
  const { rows } = await client.query('SELECT value FROM kept_secret WHERE name = $1', [broughtSecret])
  if (rows.length === 0) return
  putSecret(dataDir, mode, rows[0].value)
  await client.query('DELETE FROM kept_secret WHERE name = $1', [broughtSecret])
}

/** Both names change at once, or neither; what a restore that was killed left behind goes. @param {pg.Client} client @param {{ draft: string, mode: string, before: string | null }} names */
async function exchange(client, { draft, mode, before }) {
  const left = await client.query(
    `SELECT datname AS name FROM pg_database WHERE datname ~ '^restoring_' AND datname <> $1`,
    [draft],
  )
  for (const { name } of left.rows) await client.query(`DROP DATABASE "${name}"`)
  await client.query('BEGIN')
  if (before !== null) await client.query(`ALTER DATABASE "${mode}" RENAME TO "${before}"`)
  await client.query(`ALTER DATABASE "${draft}" RENAME TO "${mode}"`)
  await client.query('COMMIT')
}

/** The same server, another database; that which every cluster has is the one from which others are renamed. @param {string} url @param {string} database */
const within = (url, database) => url.replace(/\/[^/]*(?=\?|$)/, `/${database}`)

/** What did not become whole. @param {string} keeperUrl @param {string} draft */
function dropDraft(keeperUrl, draft) {
  return withClient(within(keeperUrl, 'postgres'), (client) =>
    client.query(`DROP DATABASE IF EXISTS "${draft}"`),
  ).catch(() => undefined)
}
