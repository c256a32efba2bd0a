import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

const migrationsDir = 'prisma/migrations'
const lockfile = 'migration_lock.toml'

/**
 * The SQL that leads from the migrations to prisma/schema.prisma; empty where they agree. Needs no server and no network:
 * Prisma's own schema engine, as WebAssembly, runs the migrations on an in-memory Postgres and compares.
 *
 * @returns {Promise<string>}
 */
export async function schemaDiff() {
  const schema = { path: 'schema.prisma', content: readFileSync('prisma/schema.prisma', 'utf8') }
  const pglite = await PGlite.create()
  try {
    const engine = await schemaEngine(schema, pglite)
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
  } finally {
    await pglite.close()
  }
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
async function schemaEngine(/** @type {{path: string, content: string}} */ schema, /** @type {PGlite} */ pglite) {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()

  const bound = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite))
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
