const rowsAtATime = 200

/** @typedef {(text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>} Query */

/**
 * Copies every row of every table but the migrations', and the state of every sequence, from one database to another of the
 * same migrations; what `to` has in those tables goes. Rows travel as JSON texts that Postgres writes and Postgres reads,
 * so that no value passes through JavaScript's numbers, and `json` keeps the order of its keys.
 * @param {Query} from @param {Query} to of a superuser: triggers and foreign keys look away, which an order would not satisfy
 * @returns {Promise<{ table: string, rows: number }[]>}
 */
export async function copyRows(from, to) {
  await to(`SET session_replication_role = 'replica'`)
  const copied = []
  for (const table of await tablesOf(from)) copied.push({ table, rows: await copyTable(from, to, table) })
  await copySequences(from, to)
  await to(`SET session_replication_role = 'origin'`)
  return copied
}

/** @param {Query} query @returns {Promise<string[]>} */
async function tablesOf(query) {
  const { rows } = await query(
    `SELECT quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY tablename`,
  )
  return rows.map(({ name }) => String(name))
}

/** @param {Query} from @param {Query} to @param {string} table */
async function copyTable(from, to, table) {
  await to(`DELETE FROM ${table}`)
  let copied = 0
  for (;;) {
    // Nobody writes to `from`: its rows keep their place.
    const page = `SELECT row_to_json(t)::text AS row FROM ${table} t ORDER BY t.ctid LIMIT ${rowsAtATime} OFFSET ${copied}`
    const { rows } = await from(page)
    if (rows.length === 0) return copied
    const batch = `[${rows.map(({ row }) => row).join(',')}]`
    await to(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`, [batch])
    copied += rows.length
  }
}

/** @param {Query} from @param {Query} to */
async function copySequences(from, to) {
  const { rows } = await from(
    `SELECT quote_ident(sequencename) AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL`,
  )
  for (const { name, last } of rows) await to(`SELECT setval($1::text::regclass, $2::text::bigint)`, [name, last])
}
