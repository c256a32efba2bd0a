import { randomBytes } from 'node:crypto'
import { closeSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { asKeeper, readPassword, urlOf } from './connect.js'
import { handToOwner, hasCluster, pathsIn, prepareDataFolder } from './data-folder.js'
import { lockAfterLeftover } from './end-leftover.js'
import { locateEngine } from './engine.js'
import { tryLock } from './file-lock.js'
import { initCluster, keeper } from './init-cluster.js'
import { reachableEngine } from './reachable-engine.js'
import { hasCode, messageOf, orServer, refuse } from './refuse.js'
import { startServer, stopServer } from './server-process.js'
import { serverUser } from './server-user.js'

/** @typedef {import('./server-process.js').Server} Server */
/** @typedef {import('./server-process.js').Running} Running */

/** The role that the product is: owner of its database, and nothing else. */
const product = 'shipshape'

/**
 * Starts the embedded database and keeps it running until `stop`; the caller is then the one owner of `dataDir`.
 * `database` is made where it is not there. `durable: false` is for tests: nothing waits for a disk.
 * `beforeNew` is called before a database is made, and may refuse by throwing.
 * `url` is the product's, with a password made anew at each start; `keeperUrl` the superuser's.
 * @param {{ dataDir: string, database: string, durable?: boolean, beforeNew?: () => void,
 *   tell?: (line: string) => void }} wanted
 * @returns {Promise<{ url: string, keeperUrl: string, pid: number | undefined, stop: () => Promise<void> }>}
 * @throws one paragraph for a person: what is wrong, where, and what to do
 */
export async function startEmbedded({ dataDir, database, durable = true, beforeNew = () => {}, tell = console.error }) {
  const paths = pathsIn(prepareDataFolder(dataDir))
  const user = serverUser([paths.cluster, paths.dataDir])
  const owner = own(paths)
  try {
    const server = { paths, user, durable, engine: reachableEngine(locateEngine(), user) }
    const kept = await keepRunning(server, tell)
    handToOwner(paths)
    const open = await openDatabase(server, kept.port, { database, beforeNew }).catch(async (error) => {
      await kept.stop()
      throw error
    })
    const end = async () => {
      await kept.stop()
      closeSync(owner)
    }
    /** @type {Promise<void> | null} */
    let ending = null
    const stop = () => {
      ending ??= end()
      return ending
    }
    return { ...open, pid: kept.pid(), stop }
  } catch (error) {
    closeSync(owner)
    throw error
  }
}

/**
 * Makes this process the owner of the data folder.
 * @param {import('./data-folder.js').Paths} paths
 * @returns {number} the descriptor that holds the lock
 */
function own(paths) {
  try {
    mkdirSync(paths.folder, { recursive: true, mode: 0o700 })
    const owner = tryLock(paths.owner)
    if (owner === null) throw refuse(inUse(paths), `Stop it, set SHIPSHAPE_DATA_DIR to another folder, ${orServer}`)
    writeFileSync(paths.owner, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}`)
    return owner
  } catch (error) {
    if (!hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOSPC')) throw error
    throw refuse(
      `The data folder ${paths.dataDir} cannot be written (${messageOf(error)}).`,
      `Set SHIPSHAPE_DATA_DIR to a folder that this user may write, ${orServer}`,
      error,
    )
  }
}

const inUse = (/** @type {import('./data-folder.js').Paths} */ { dataDir, owner }) =>
  `Another Shipshape already uses the data folder ${dataDir} (${readFileSync(owner, 'utf8')}).`

/**
 * Postgres, started again on the same port when it ends by itself.
 * @param {Server} server @param {(line: string) => void} tell
 */
async function keepRunning(server, tell) {
  const { paths, engine, user } = server
  const first = await lockAfterLeftover(paths, engine)
  if (!hasCluster(paths)) await initCluster({ paths, engine, user, lock: first, sync: server.durable })
  let running = await startServer(server, first, null)
  let stopping = false

  async function startAgain() {
    for (let pauseMs = 100; !stopping; pauseMs = Math.min(pauseMs * 2, 5000)) {
      try {
        running = await startServer(server, await lockAfterLeftover(paths, engine), running.port)
        watch(running)
        return
      } catch (error) {
        tell(messageOf(error))
      }
      await sleep(pauseMs)
    }
  }

  let starting = Promise.resolve()
  function watch(/** @type {Running} */ { child, ended }) {
    ended.then(() => {
      if (stopping) return
      tell(`The embedded database ended (${child.signalCode ?? child.exitCode}); it is started again.`)
      starting = startAgain()
    })
  }
  watch(running)

  // A process that ends in any other way than by `stop` (an error that nobody caught) still asks Postgres to stop.
  const lastWord = () => void running.child.kill('SIGINT')
  process.on('exit', lastWord)

  return {
    port: running.port,
    pid: () => running.child.pid,
    async stop() {
      stopping = true
      await starting
      await stopServer(server, running)
      process.off('exit', lastWord)
    },
  }
}

/**
 * Makes the database and the product's role where they are not there, and gives the role its password for this start.
 * @param {Server} server @param {number} port @param {{ database: string, beforeNew: () => void }} wanted
 */
async function openDatabase({ paths }, port, { database, beforeNew }) {
  const password = readPassword(paths)
  const own = randomBytes(32).toString('hex')
  await asKeeper({ port, password }, async (client) => {
    const role = client.escapeIdentifier(product)
    const has = async (/** @type {string} */ text, /** @type {string} */ name) =>
      (await client.query(text, [name])).rows.length > 0
    if (!(await has('SELECT FROM pg_roles WHERE rolname = $1', product)))
      await client.query(`CREATE ROLE ${role} LOGIN`)
    await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(own)}`)
    if (await has('SELECT FROM pg_database WHERE datname = $1', database)) return
    beforeNew()
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${role}`)
  })
  return {
    url: urlOf({ user: product, password: own, port, database }),
    keeperUrl: urlOf({ user: keeper, password, port, database }),
  }
}
