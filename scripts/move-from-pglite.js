// npm run move-from-pglite [sandbox|live]: brings what an earlier Shipshape kept in PGlite into the embedded Postgres.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { copyRows } from './copy-rows.js'
import { prepare } from './prepare.js'
import { beforeEnd, leave, run } from './run.js'
import { step } from './step.js'

const pgliteVersion = '0.5.16'
const dataDir = resolve(process.env.SHIPSHAPE_DATA_DIR || '.data')
const [only] = process.argv.slice(2)
const modes = ['sandbox', 'live'].filter((mode) => only === undefined || mode === only)
const found = modes.filter((mode) => existsSync(join(dataDir, mode, 'PG_VERSION')))

if (found.length === 0) {
  console.error(
    `There is no database of an earlier Shipshape in ${dataDir}: ${modes.join(' or ')} would be its folder.`,
  )
  process.exit(1)
}
if (isServed()) {
  console.error(
    `An earlier Shipshape still runs on ${dataDir}. Stop it first, so that nothing is written beside the copy.`,
  )
  process.exit(1)
}

await prepare({ build: false })
const scratch = mkdtempSync(join(tmpdir(), 'shipshape-move-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
try {
  const { PGlite } = await fetchPglite()
  for (const mode of found) await move(PGlite, mode)
  console.log('Nothing was deleted. Start Shipshape, check that everything is there, then delete the old folders.')
  await leave(0)
} catch (error) {
  console.error(`Nothing was moved: ${error instanceof Error ? error.message : String(error)}`)
  await leave(1)
}

/** Earlier versions wrote their process into this file. */
function isServed() {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'lock'), 'utf8'))
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** PGlite is no package of Shipshape's any more: it comes from npm for this once, into a folder that goes again. */
async function fetchPglite() {
  await step('Fetching PGlite', () =>
    run(
      'npm',
      ['install', '--prefix', scratch, '--no-save', '--no-audit', '--no-fund', `@electric-sql/pglite@${pgliteVersion}`],
      {
        capture: true,
      },
    ),
  )
  return import(pathToFileURL(join(scratch, 'node_modules/@electric-sql/pglite/dist/index.js')).href)
}

/**
 * Copies into a new database, and gives that the name of the mode when it is whole; one that had the name keeps its rows
 * under another.
 */
async function move(/** @type {any} */ PGlite, /** @type {string} */ mode) {
  const copy = join(scratch, mode)
  cpSync(join(dataDir, mode), copy, { recursive: true })
  const old = await PGlite.create(copy)
  const { startEmbedded } = await import('../prisma/embedded/start-embedded.js')
  const draft = `${mode}_moving_${Date.now()}`
  const { url, keeperUrl, stop } = await startEmbedded({ dataDir, database: draft })
  beforeEnd(stop)
  const from = (/** @type {string} */ text) => old.query(text)
  const copied = await fill({ url, keeperUrl }, from)
  await old.close()
  const aside = await rename(keeperUrl, { draft, mode })
  await stop()
  for (const { table, rows } of copied) console.log(`  ${table}: ${rows} rows`)
  console.log(`${mode}: moved.${aside === null ? '' : ` The database that was there is kept as ${aside}.`}`)
}

/** Migrates as far as the old one was, copies, and migrates the rest. */
async function fill(/** @type {{ url: string, keeperUrl: string }} */ to, /** @type {any} */ from) {
  const { loadTypeScript } = await import('./load-typescript.js')
  const typescript = await loadTypeScript()
  const { migrate, readMigrations } = await typescript.load('/prisma/migrate.js')
  const { openServer } = await typescript.load('/prisma/server.ts')
  const applied = new Set((await from('SELECT migration_name AS name FROM _prisma_migrations')).rows.map(nameOf))
  const known = readMigrations()
  const unknown = [...applied].find((name) => !known.some((/** @type {any} */ each) => each.name === name))
  if (unknown !== undefined)
    throw new Error(`the old database has migration ${unknown}, which this Shipshape does not know.`)

  const product = openServer(to.url)
  await migrate(
    product.execute,
    known.filter((/** @type {any} */ { name }) => applied.has(name)),
  )
  const copied = await withClient(to.keeperUrl, (client) =>
    copyRows(from, (text, values) => client.query(text, values)),
  )
  await migrate(product.execute)
  // The old queue stays behind: what waited or ran then ends here, and can be asked for again.
  for (const table of ['scan', 'run', 'scan_account']) {
    await product.execute(`UPDATE ${table} SET state = 'cancelled' WHERE state IN ('queued', 'running')`)
  }
  await product.close()
  await typescript.close()
  return copied
}

function nameOf(/** @type {{ name: string }} */ { name }) {
  return name
}

async function rename(/** @type {string} */ keeperUrl, /** @type {{ draft: string, mode: string }} */ { draft, mode }) {
  const url = new URL(keeperUrl)
  url.pathname = '/postgres'
  return withClient(url.href, async (client) => {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [mode])
    const aside = rows.length === 0 ? null : `${mode}_before_${draft}`
    if (aside !== null) await client.query(`ALTER DATABASE "${mode}" RENAME TO "${aside}"`)
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${mode}"`)
    return aside
  })
}

/** @template T @param {string} connectionString @param {(client: any) => Promise<T>} work @returns {Promise<T>} */
async function withClient(connectionString, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
