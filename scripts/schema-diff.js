import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const migrationsDir = 'prisma/migrations'
const lockfile = 'migration_lock.toml'

/**
 * The SQL that leads from the migrations to prisma/schema.prisma; empty where they agree. Needs no network:
 * Prisma's own schema engine, as WebAssembly, runs the migrations in an empty database, and compares.
 *
 * @param {string} emptyDatabase its address; it is not empty afterwards
 * @returns {Promise<string>}
 */
export async function schemaDiff(emptyDatabase) {
  const schema = { path: 'schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }
  const engine = await schemaEngine(schema, emptyDatabase)
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: migrationsDir,
      lockfile: { path: lockfile, content: readFileSync(join(migrationsDir, lockfile), 'utf8') },
      shadowDbInitScript: '',
      migrationDirectories: migrationNames().map(migrationDirectory),
    },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return exitCode === 0 ? '' : stdout
}

const migrationNames = () =>
  readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

const migrationDirectory = (/** @type {string} */ path) => ({
  path,
  migrationFile: {
    path: 'migration.sql',
    content: { tag: 'ok', value: readFileSync(join(migrationsDir, path, 'migration.sql'), 'utf8') },
  },
})

// The package imports its .wasm as a module, which plain Node cannot: so it is instantiated by hand.
async function schemaEngine(
  /** @type {{path: string, content: string}} */ schema,
  /** @type {string} */ connectionString,
) {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const bound = bindMigrationAwareSqlAdapterFactory(adapterFor(connectionString))
  // The engine reads own properties only.
  const factory = {
    provider: bound.provider,
    adapterName: bound.adapterName,
    connect: bound.connect,
    connectToShadowDb: bound.connectToShadowDb,
  }
  const silent = () => {}
  return engine.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, silent, factory)
}

/**
 * Prisma's adapter for pg is not made for its schema engine: it takes scripts apart at every semicolon, those in function
 * bodies too, opens the wrong database as the shadow, and does not know the type "char" of Postgres's own catalogue.
 * @param {string} connectionString
 */
function adapterFor(connectionString) {
  const connect = async () => {
    const pool = new CataloguePool({ connectionString })
    pool.on('error', () => {})
    const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
    const queryRaw = adapter.queryRaw.bind(adapter)
    return Object.assign(adapter, {
      executeScript: async (/** @type {string} */ script) => void (await pool.query(script)),
      queryRaw: async (/** @type {Parameters<typeof queryRaw>[0]} */ query) => {
        const { columnTypes, ...rest } = await queryRaw(query)
        const types = columnTypes.map((type) => (type === ColumnTypeEnum.Bytes ? ColumnTypeEnum.Character : type))
        return { ...rest, columnTypes: types }
      },
    })
  }
  const { provider, adapterName } = new PrismaPg({ connectionString })
  return { provider, adapterName, connect, connectToShadowDb: connect }
}

const internalChar = 18
/** What the engine asks of the catalogue has no bytes: as these a "char" passes the adapter, and becomes a character. */
const bytes = 17

class CataloguePool extends pg.Pool {
  async query(/** @type {any} */ config) {
    const result = await super.query(config)
    for (const field of result.fields ?? []) if (field.dataTypeID === internalChar) field.dataTypeID = bytes
    return result
  }
}
