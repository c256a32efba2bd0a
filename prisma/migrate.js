import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {{ name: string, sql: string }} Migration
 * @typedef {(text: string) => Promise<{ rows: unknown[] }>} Execute a script: all of it or nothing
 */

/** Prisma's own table, so that `prisma migrate` and this code see the same history. */
export const createMigrationsTable = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/**
 * Applies the migrations that the database does not have, each in one transaction with its row. The caller holds the
 * lock. Throws, naming the migration, when one failed before, fails now, or is newer than this Shipshape.
 * @param {Execute} execute @param {readonly Migration[]} [migrations]
 */
export async function migrate(execute, migrations = readMigrations()) {
  await execute(createMigrationsTable)
  const applied = await appliedMigrations(execute)
  refuseUnknown(applied, migrations)
  for (const migration of migrations) {
    if (!applied.has(migration.name)) await apply(execute, migration)
  }
}

/** The migrations beside this code, oldest first, in Prisma's layout: `<name>/migration.sql`. @returns {Migration[]} */
export function readMigrations() {
  // From the working directory: a bundler traces this form, and has no use for import.meta.url.
  const folder = join(process.cwd(), 'prisma/migrations')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What a migration runs, with the row that says so; for a transaction of the caller's. @param {Migration} migration */
export function migrationScript({ name, sql }) {
  const checksum = createHash('sha256').update(sql).digest('hex')
  return `${sql}
;INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
    VALUES (${literal(randomUUID())}, ${literal(checksum)}, ${literal(name)}, now(), 1);`
}

/** @param {Execute} execute @returns {Promise<Set<string>>} */
async function appliedMigrations(execute) {
  const { rows } = await execute(
    `SELECT "migration_name" AS "name", "finished_at" IS NOT NULL AS "finished" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )
  const known = /** @type {{ name: string, finished: boolean }[]} */ (rows)
  const failed = known.find(({ finished }) => !finished)
  if (failed !== undefined) {
    throw new Error(
      `Migration ${failed.name} failed before and may be half applied. Repair the database, mark the row in ` +
        '_prisma_migrations as rolled back (rolled_back_at), and start again.',
    )
  }
  return new Set(known.map(({ name }) => name))
}

/** @param {ReadonlySet<string>} applied @param {readonly Migration[]} migrations */
function refuseUnknown(applied, migrations) {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied].find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new Error(
    `The database has migration ${unknown}, which this Shipshape does not know: a newer one has used it. ` +
      'Start that version, or use another database.',
  )
}

/** @param {Execute} execute @param {Migration} migration */
async function apply(execute, migration) {
  try {
    await execute(`BEGIN;\n${migrationScript(migration)}\nCOMMIT;`)
  } catch (error) {
    throw new Error(
      `Migration ${migration.name} could not be applied, and nothing of it was kept: ${messageOf(error)}`,
      {
        cause: error,
      },
    )
  }
}

// A script takes no parameters; these three texts are our own.
const literal = (/** @type {string} */ text) => `'${text.replaceAll("'", "''")}'`
const messageOf = (/** @type {unknown} */ error) => (error instanceof Error ? error.message : String(error))
