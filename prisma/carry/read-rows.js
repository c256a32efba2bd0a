const rowsAtATime = 200

/**
 * What a database is made of, in the order in which another takes it: what it is, the rows of its tables (a table after those
 * that it refers to), where its sequences stand, and how many rows there were.
 * @typedef {{ format: 'shipshape', version: 1, mode: string, at: string, migrations: string[], secret: string | null }} Head
 * @typedef {{ table: string, rows: string[] }} Portion rows as the JSON texts that Postgres writes
 * @typedef {{ sequence: string, last: string }} Sequence
 * @typedef {{ end: Record<string, number> }} End
 * @typedef {Head | Portion | Sequence | End} Part
 *
 * @typedef {(text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>} Query
 */

/**
 * Reads a whole database of Shipshape as it was at one moment, whoever writes meanwhile. Rows travel as JSON texts that
 * Postgres writes and Postgres reads, so that no value passes through JavaScript's numbers, and `json` keeps the order of
 * its keys.
 * @param {{ query: Query }} client a connection of its own
 * @param {{ secret: string | null }} beside what sessions and tokens hang on, where it is kept beside the database
 * @returns {AsyncGenerator<Part>}
 * @throws where the database is not one of Shipshape's
 */
export async function* readRows(client, { secret }) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  try {
    yield await readHead(client, secret)
    /** @type {Record<string, number>} */
    const end = {}
    for (const table of await tablesInOrder(client)) {
      end[table] = 0
      for await (const rows of portions(client, table)) {
        end[table] += rows.length
        yield { table, rows }
      }
    }
    yield* await sequencesOf(client)
    yield { end }
  } finally {
    await client.query('ROLLBACK').catch(() => {})
  }
}

/** @param {{ query: Query }} client @param {string | null} secret @returns {Promise<Head>} */
async function readHead(client, secret) {
  const found = await client.query(`SELECT to_regclass('_prisma_migrations') AS m, to_regclass('registry_state') AS r`)
  const [row] = found.rows
  if (!row?.m || !row.r) throw new Error('There is no registry in this database: Shipshape has not used it yet.')
  const { rows: applied } = await client.query(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  )
  const { rows: state } = await client.query('SELECT mode::text, now() AS at FROM registry_state')
  const [{ mode, at } = { mode: '', at: '' }] = state
  const migrations = applied.map(({ name }) => String(name))
  return {
    format: 'shipshape',
    version: 1,
    mode: String(mode),
    at: new Date(String(at)).toISOString(),
    migrations,
    secret,
  }
}

/** Tables, each after those that its foreign keys point to. @param {{ query: Query }} client @returns {Promise<string[]>} */
async function tablesInOrder(client) {
  const { rows: tables } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
       AND relname <> '_prisma_migrations' ORDER BY relname`,
  )
  const { rows: keys } = await client.query(
    `SELECT c.relname AS child, p.relname AS parent FROM pg_constraint k
       JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND c.oid <> p.oid`,
  )
  /** @type {string[]} */
  const ordered = []
  const waiting = new Set(tables.map(({ name }) => String(name)))
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      (table) => !keys.some(({ child, parent }) => child === table && waiting.has(String(parent))),
    )
    if (free.length === 0) throw new Error(`The foreign keys of ${[...waiting].join(', ')} go round in a circle.`)
    for (const table of free) waiting.delete(table)
    ordered.push(...free)
  }
  return ordered
}

/** @param {{ query: Query }} client @param {string} table @returns {AsyncGenerator<string[]>} */
async function* portions(client, table) {
  await client.query(`DECLARE portion NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM "${table}" t`)
  for (;;) {
    const { rows } = await client.query(`FETCH ${rowsAtATime} FROM portion`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => String(row))
  }
  await client.query('CLOSE portion')
}

/** @param {{ query: Query }} client @returns {Promise<Sequence[]>} */
async function sequencesOf(client) {
  const { rows } = await client.query(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  )
  return rows.map(({ name, last }) => ({ sequence: String(name), last: String(last) }))
}
