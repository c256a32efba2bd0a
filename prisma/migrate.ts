import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Execute } from './database'

type Migration = { name: string; sql: string }

const rowSchema = z.object({ migration_name: z.string(), finished: z.boolean() })

/** Prisma's own table, so that `prisma migrate` and this code see the same history. */
const createTable = `
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
 */
export async function migrate(execute: Execute, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  await execute(createTable)
  const applied = await appliedMigrations(execute)
  refuseUnknown(applied, migrations)
  for (const migration of migrations) {
    if (!applied.has(migration.name)) await apply(execute, migration)
  }
}

/** The migrations beside this code, oldest first, in Prisma's layout: `<name>/migration.sql`. */
export function readMigrations(): Migration[] {
  // From the working directory: a bundler traces this form, and has no use for import.meta.url.
  const folder = join(process.cwd(), 'prisma/migrations')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function appliedMigrations(execute: Execute): Promise<Set<string>> {
  const { rows } = await execute(
    `SELECT "migration_name", "finished_at" IS NOT NULL AS "finished" FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  )
  const parsed = z.array(rowSchema).parse(rows)
  const failed = parsed.find(({ finished }) => !finished)
  if (failed !== undefined) {
    throw new Error(
      `Migration ${failed.migration_name} failed before and may be half applied. Repair the database, mark the row in ` +
        '_prisma_migrations as rolled back (rolled_back_at), and start again.',
    )
  }
  return new Set(parsed.map(({ migration_name }) => migration_name))
}

function refuseUnknown(applied: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = [...applied].find((name) => !known.has(name))
  if (unknown === undefined) return
  throw new Error(
    `The database has migration ${unknown}, which this Shipshape does not know: a newer one has used it. ` +
      'Start that version, or use another database.',
  )
}

async function apply(execute: Execute, { name, sql }: Migration): Promise<void> {
  const checksum = createHash('sha256').update(sql).digest('hex')
  const row = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
    VALUES (${literal(randomUUID())}, ${literal(checksum)}, ${literal(name)}, now(), 1)`
  try {
    await execute(`BEGIN;\n${sql}\n;${row};\nCOMMIT;`)
  } catch (error) {
    throw new Error(`Migration ${name} could not be applied, and nothing of it was kept: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

// A script takes no parameters; these three texts are our own.
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
