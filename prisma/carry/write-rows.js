import { createMigrationsTable, migrationScript, readMigrations } from '../migrate.js'
import { broughtSecret } from './kept-secret.js'

/** @typedef {import('./read-rows.js').Part} Part @typedef {import('./read-rows.js').Head} Head @typedef {import('./read-rows.js').Query} Query */

/** As prisma/server.ts: nobody else migrates meanwhile. */
const lockKey = 0x73686970

/** Under which name several processes share theirs (lib/access/auth.ts). */
const serverSecret = 'server'

/**
 * Fills an empty database with what `readRows` read, in one transaction: all of it, or nothing. What waited or ran is
 * cancelled, because the queue does not come along.
 * @param {{ query: Query }} client of whoever shall own the tables
 * @param {AsyncIterable<Part>} parts
 * @param {{ keepsSecret: boolean }} options whether the database keeps the secret that came with them (several processes share it)
 * @returns {Promise<{ head: Head, tables: Record<string, number>, secret: string | null }>}
 * @throws where the database is not empty, a newer Shipshape made them, or they are cut short
 */
export async function writeRows(client, parts, { keepsSecret }) {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
    await requireEmpty(client)
    const written = await fill(client, parts)
    await cancelWork(client)
    const secret = await settleSecret(client, written.head, keepsSecret)
    await client.query('COMMIT')
    return { ...written, secret }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** @param {{ query: Query }} client */
async function requireEmpty(client) {
  const { rows } = await client.query(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY 1, 2 LIMIT 3`,
  )
  if (rows.length === 0) return
  const some = rows.map(({ schema, name }) => `${schema}.${name}`).join(', ')
  throw new Error(`The database is not empty (it has ${some}): nothing was written. Name an empty one.`)
}

/** @param {{ query: Query }} client @param {AsyncIterable<Part>} parts */
async function fill(client, parts) {
  /** @type {Head | null} */
  let head = null
  /** @type {Record<string, number>} */
  const tables = {}
  let whole = false
  for await (const part of parts) {
    if (head === null) head = await makeTables(client, part)
    else if ('table' in part) tables[part.table] = (tables[part.table] ?? 0) + (await insert(client, part))
    else if ('sequence' in part)
      await client.query('SELECT setval($1::text::regclass, $2::text::bigint)', [`"${part.sequence}"`, part.last])
    else if ('end' in part) whole = requireAll(part.end, tables)
  }
  if (head === null || !whole) throw new Error('It is cut short: its end is missing. Nothing was written.')
  return { head, tables }
}

/** @param {{ query: Query }} client @param {Part} part @returns {Promise<Head>} */
async function makeTables(client, part) {
  if (!('format' in part) || part.format !== 'shipshape' || part.version !== 1)
    throw new Error('It is not what this Shipshape writes. Nothing was written.')
  const known = readMigrations()
  const unknown = part.migrations.find((name) => known.every((each) => each.name !== name))
  if (unknown !== undefined) {
    throw new Error(
      `It has migration ${unknown}, which this Shipshape does not know: a newer one made it. Nothing was written. Use that version.`,
    )
  }
  await client.query(createMigrationsTable)
  for (const migration of known) {
    if (part.migrations.includes(migration.name)) await client.query(migrationScript(migration))
  }
  return part
}

/** @param {{ query: Query }} client @param {import('./read-rows.js').Portion} portion @returns {Promise<number>} */
async function insert(client, { table, rows }) {
  const name = `"${table.replaceAll('"', '""')}"`
  await client.query(`INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1::json)`, [
    `[${rows.join(',')}]`,
  ])
  return rows.length
}

/** @param {Record<string, number>} expected @param {Record<string, number>} tables */
function requireAll(expected, tables) {
  for (const [table, rows] of Object.entries(expected)) {
    if (rows !== (tables[table] ?? 0))
      throw new Error(`${table} had ${rows} rows, and ${tables[table] ?? 0} came. Nothing was written.`)
  }
  return true
}

/** @param {{ query: Query }} client */
async function cancelWork(client) {
  for (const table of ['scan', 'run', 'scan_account']) {
    await client.query(`UPDATE ${table} SET state = 'cancelled' WHERE state IN ('queued', 'running')`)
  }
}

/**
 * Of what sessions and tokens hang on there is one row: for the server to read, or for whoever puts it beside the database.
 * @param {{ query: Query }} client @param {Head} head @param {boolean} keeps @returns {Promise<string | null>}
 */
async function settleSecret(client, head, keeps) {
  const { rows } = await client.query(`SELECT to_regclass('kept_secret') IS NOT NULL AS "exists"`)
  if (!rows[0]?.exists) return head.secret
  const { rows: kept } = await client.query(
    'DELETE FROM kept_secret WHERE name = ANY($1::text[]) RETURNING name, value',
    [[serverSecret, broughtSecret]],
  )
  const keptAs = (/** @type {string} */ wanted) => kept.find(({ name }) => name === wanted)?.value
  const found = keptAs(broughtSecret) ?? head.secret ?? keptAs(serverSecret)
  if (found === undefined) return null
  const name = keeps ? serverSecret : broughtSecret
  await client.query('INSERT INTO kept_secret (name, value) VALUES ($1, $2)', [name, found])
  return String(found)
}
