import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { hasCode, messageOf, orServer, refuse } from './refuse.js'

const elsewhere = `Set SHIPSHAPE_DATA_DIR to a folder that only this user may enter, ${orServer}`

/**
 * Makes the data folder, or sees that nobody but its owner can enter the one that is there. Answers its absolute path.
 * @param {string} dataDir
 * @throws saying what is wrong with it
 */
export function prepareDataFolder(dataDir) {
  const folder = resolve(dataDir)
  makeFolder(folder)
  const { uid, mode } = statSync(folder)
  if (process.getuid === undefined) return folder
  const own = process.getuid()
  if (own !== 0 && uid !== own) {
    throw refuse(`The data folder ${folder} belongs to user ${uid}, and this is user ${own}.`, elsewhere)
  }
  if ((mode & 0o077) !== 0) closeToOthers(folder, mode)
  return folder
}

/** Makes a folder and those above it for this user alone. @param {string} folder */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const what = hasCode(error, 'EEXIST', 'ENOTDIR') ? 'is not a folder' : 'cannot be made'
    throw refuse(`The data folder ${folder} ${what} (${messageOf(error)}).`, elsewhere, error)
  }
}

/** A folder of Shipshape's own is closed; of another's (a home, /tmp) the mode is not ours to change. */
function closeToOthers(/** @type {string} */ folder, /** @type {number} */ mode) {
  const open = `Other users may enter the data folder ${folder} (mode ${(mode & 0o7777).toString(8)})`
  if (!isOurs(folder)) {
    throw refuse(
      `${open}, and it holds files that are not Shipshape's.`,
      `Set SHIPSHAPE_DATA_DIR to a folder of its own, such as ${join(folder, 'shipshape')}, or close this one: chmod 700 "${folder}"`,
    )
  }
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    throw refuse(
      `${open}, and that cannot be changed (${messageOf(error)}).`,
      `Set SHIPSHAPE_DATA_DIR to a folder inside it, such as ${join(folder, 'shipshape')}, ${orServer}`,
      error,
    )
  }
}

const isOurs = (/** @type {string} */ folder) =>
  readdirSync(folder).every((name) => name === 'lost+found') ||
  ['postgres', 'sandbox/PG_VERSION', 'live/PG_VERSION'].some((name) => existsSync(join(folder, name)))

/**
 * The folder of the cluster and what belongs to it, for the user that Postgres runs as.
 * @param {string} dataDir
 */
export function pathsIn(dataDir) {
  const folder = join(dataDir, 'postgres')
  return {
    dataDir,
    folder,
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    log: join(folder, 'log'),
    /** Held by the one Shipshape that owns the folder. */
    owner: join(folder, 'owner.lock'),
    /** Held by every process of the Postgres that runs on it. */
    running: join(folder, 'running.lock'),
  }
}

/** @typedef {ReturnType<typeof pathsIn>} Paths */

/**
 * What root has made in somebody's folder becomes theirs, so that they can start Shipshape too.
 * @param {Paths} paths
 */
export function handToOwner({ dataDir, folder, password, log, owner, running }) {
  const { uid, gid } = statSync(dataDir)
  if (process.getuid?.() !== 0 || uid === 0) return
  for (const path of [folder, password, log, owner, running]) lchownSync(path, uid, gid)
}

/** Whether there is a cluster, whole: it gets its name when it is. @param {Paths} paths */
export const hasCluster = ({ cluster }) => lstatSync(cluster, { throwIfNoEntry: false }) !== undefined
