// Authors a migration from prisma/schema.prisma, offline:  npm run migration -- add_mutes
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../prisma/embedded/start-embedded.js'
import { schemaDiff } from './schema-diff.js'

const [name] = process.argv.slice(2)
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Name the migration in lower case with underscores: npm run migration -- add_mutes')
  process.exit(1)
}

const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-migration-'))
const { keeperUrl, stop } = await startEmbedded({ dataDir, database: 'postgres', durable: false })
const sql = await schemaDiff(keeperUrl).finally(stop)
rmSync(dataDir, { recursive: true, force: true })
if (sql === '') {
  console.log('The migrations already lead to prisma/schema.prisma. Nothing to write.')
  process.exit(0)
}

const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
const folder = join('prisma/migrations', `${stamp}_${name}`)
mkdirSync(folder)
writeFileSync(join(folder, 'migration.sql'), sql)
console.log(`Wrote ${folder}/migration.sql. Read it, add what Prisma cannot say (checks, partial indexes), commit it.`)
process.exit(0)
