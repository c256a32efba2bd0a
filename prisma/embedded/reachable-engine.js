import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { childEnvironment } from './child-environment.js'
import { program } from './engine.js'
import { hasCode, messageOf, orServer, refuse } from './refuse.js'

/** @typedef {import('./server-user.js').User} User */

/**
 * The binaries where the user that Postgres runs as can read them: where they are, or else a copy.
 * @param {string} engine @param {User | null} user
 * @param {readonly string[]} [places] folders for a copy, the best first
 * @throws where they do not run here
 */
export function reachableEngine(engine, user, places = copyPlaces()) {
  const found = user === null || canReach(engine, user) ? engine : copyOf(engine, user, places)
  seeThatItRuns(found, user)
  return found
}

const copyPlaces = () => ['/var/cache/shipshape', '/var/lib/shipshape', join(tmpdir(), 'shipshape-engine')]

/** Whether a user may enter every folder down to `root`, and read everything in it. @param {string} root @param {User} user */
function canReach(root, user) {
  const real = realpathSync(root)
  return (
    parentsOf(real).every((folder) => allows(folder, user, 0o1)) && walk(real).every((path) => readable(path, user))
  )
}

/** @param {string} path @returns {string[]} */
const parentsOf = (path) => (dirname(path) === path ? [] : [dirname(path), ...parentsOf(dirname(path))])

/** @param {string} root @returns {string[]} */
const walk = (root) => [root, ...readdirSync(root, { recursive: true }).map((name) => join(root, String(name)))]

function readable(/** @type {string} */ path, /** @type {User} */ user) {
  const found = lstatSync(path)
  return found.isSymbolicLink() || allows(path, user, found.isDirectory() ? 0o5 : 0o4)
}

/** access(2) for another user; asked as root it would answer yes to everything. */
function allows(/** @type {string} */ path, /** @type {User} */ { uid, gid }, /** @type {number} */ wanted) {
  const found = lstatSync(path)
  const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0
  return ((found.mode >> shift) & wanted) === wanted
}

function copyOf(/** @type {string} */ engine, /** @type {User} */ user, /** @type {readonly string[]} */ places) {
  const name = `postgres-${fingerprint(engine)}`
  const reasons = []
  for (const place of places) {
    try {
      return copyIn(place, name, engine, user)
    } catch (error) {
      reasons.push(`${place}: ${messageOf(error)}`)
    }
  }
  throw refuse(
    `PostgreSQL refuses to run as root, user ${user.uid} cannot read ${engine}, and no copy could be made (${reasons.join('; ')}).`,
    `Start Shipshape as an ordinary user, install it where others may read, ${orServer}`,
  )
}

/** @param {string} place @param {string} name @param {string} engine @param {User} user */
function copyIn(place, name, engine, user) {
  const copy = join(place, name)
  makeRootsOwn(place)
  if (!existsSync(copy)) copyTo(engine, copy)
  seeThatItRuns(copy, user)
  return copy
}

/** A folder that only root may write, so that nobody else can put a program there for root to start. */
function makeRootsOwn(/** @type {string} */ place) {
  mkdirSync(place, { recursive: true })
  const found = lstatSync(place)
  if (!found.isDirectory() || found.uid !== 0) throw new Error('it is not a folder of root')
  chmodSync(place, 0o755)
}

function copyTo(/** @type {string} */ engine, /** @type {string} */ copy) {
  const draft = `${copy}.${randomUUID()}`
  try {
    cpSync(engine, draft, { recursive: true, verbatimSymlinks: true })
    for (const path of walk(draft)) openToAll(path, relative(draft, path).startsWith('bin'))
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another start may have been quicker.
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error
  }
}

function openToAll(/** @type {string} */ path, /** @type {boolean} */ isProgram) {
  const found = lstatSync(path)
  if (!found.isSymbolicLink()) chmodSync(path, found.isDirectory() || isProgram ? 0o755 : 0o644)
}

/** Names and sizes: another version, or a copy that was cut short, has another one. @param {string} engine */
function fingerprint(engine) {
  const hash = createHash('sha256')
  for (const path of walk(engine).sort()) hash.update(`${relative(engine, path)} ${lstatSync(path).size}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** @param {string} engine @param {User | null} user */
function seeThatItRuns(engine, user) {
  const { status, error, stderr } = spawnSync(program(engine, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    env: childEnvironment(),
  })
  if (status === 0) return
  if (hasCode(error, 'EPERM') && user !== null) {
    throw refuse(
      'PostgreSQL refuses to run as root, and this process may not become another user.',
      `Start Shipshape as an ordinary user, ${orServer}`,
      error,
    )
  }
  // ENOENT of a file that is there: the loader of glibc is not, as on Alpine (musl).
  const why = hasCode(error, 'ENOENT') ? 'it needs glibc, which this system does not have' : reasonOf(error, stderr)
  throw refuse(
    `PostgreSQL does not run here: ${why} (${program(engine, 'postgres')}).`,
    `Use a system with glibc (Debian, Ubuntu, Fedora …; not Alpine), ${orServer}`,
    error,
  )
}

const reasonOf = (/** @type {Error | undefined} */ error, /** @type {Buffer} */ stderr) =>
  error?.message ?? String(stderr).trim()
