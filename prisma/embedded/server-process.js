import { spawn, spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from './child-environment.js'
import { program } from './engine.js'
import { freePort } from './free-port.js'
import { placeFor } from './init-cluster.js'
import { postmasterFile, readPostmasterFile } from './postmaster-file.js'
import { orServer, refuse } from './refuse.js'
import { settings } from './settings.js'

const logLimitBytes = 10_000_000
const portAttempts = 5
const pauseMs = 20

/**
 * @typedef {{ paths: import('./data-folder.js').Paths, engine: string, user: import('./server-user.js').User | null,
 *   durable: boolean }} Server
 * @typedef {{ port: number, child: import('node:child_process').ChildProcess, ended: Promise<void> }} Running
 */

/**
 * Starts Postgres and waits until it takes connections. It holds `lock`, which is closed here, until its last process has
 * ended. `port`: the one it had before, if it had one.
 * @param {Server} server @param {number} lock @param {number | null} port
 * @returns {Promise<Running>}
 * @throws with what Postgres wrote, where it ends instead
 */
export async function startServer(server, lock, port) {
  try {
    // Nobody runs on this folder, says the kernel; Postgres itself would judge an old file of its own by a process id.
    rmSync(postmasterFile(server.paths.cluster), { force: true })
    for (let attempt = 1; ; attempt++) {
      const running = launch(server, lock, port ?? (await freePort()))
      const wrote = await untilReady(server, running)
      if (wrote === null) return running
      const taken = /could not create any TCP\/IP sockets/.test(wrote)
      if (!taken || attempt === portAttempts) throw refuse(didNotStart(server, wrote), remedy(server))
      if (port !== null) await sleep(1000)
    }
  } finally {
    closeSync(lock)
  }
}

/** @param {Server} server @param {number} lock @param {number} port @returns {Running & { logFrom: number }} */
function launch({ paths, engine, user, durable }, lock, port) {
  const { log, from } = openLog(paths.log)
  const where = placeFor(paths.cluster, user)
  const command = [program(engine, 'postgres'), '-D', where, ...settings({ port, durable })]
  const [file = '', ...args] = [...endsWithParent(), ...command]
  const child = spawn(file, args, {
    ...user,
    cwd: paths.cluster,
    stdio: ['ignore', log, log, lock],
    env: childEnvironment(),
    // Ctrl-C in a terminal is for Shipshape, which then stops Postgres when nobody needs it any more.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  closeSync(log)
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(undefined))
    child.once('exit', () => resolve(undefined))
  })
  return { port, child, ended, logFrom: from }
}

/** Where Linux can do it, a killed Shipshape takes its Postgres along; elsewhere the next start ends it. @returns {string[]} */
function endsWithParent() {
  if (process.platform !== 'linux') return []
  const prefix = ['setpriv', '--pdeathsig', 'INT', '--']
  const [file = '', ...args] = [...prefix, 'true']
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0 ? prefix : []
}

/** @param {string} path */
function openLog(path) {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  const start = size > logLimitBytes ? constants.O_TRUNC : 0
  const log = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND | start, 0o600)
  return { log, from: start === 0 ? size : 0 }
}

/** Null when it is ready; what it wrote when it has ended. @param {Server} server @param {Running & { logFrom: number }} running */
async function untilReady({ paths }, { port, child, ended, logFrom }) {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!over) {
    const written = readPostmasterFile(paths.cluster)
    if (written?.ready && written.port === port) return null
    await sleep(pauseMs)
  }
  const wrote = readFileSync(paths.log).subarray(logFrom).toString('utf8').trim()
  return wrote === '' ? `it ended with ${child.signalCode ?? child.exitCode ?? 'an error before it began'}` : wrote
}

const didNotStart = (/** @type {Server} */ { paths }, /** @type {string} */ wrote) =>
  `The embedded database in ${paths.folder} did not start: ${wrote.split('\n').slice(-8).join('\n')}\n`

const remedy = (/** @type {Server} */ { paths }) =>
  `What it wrote before is in ${paths.log}. If its files are damaged, put ${paths.folder} back from a copy, ` +
  `set SHIPSHAPE_DATA_DIR to another folder, ${orServer}`

const patienceMs = [10_000, 5_000]

/**
 * Stops Postgres in order; what takes too long is ended less kindly, and recovers at the next start.
 * @param {Server} server @param {Running} running
 */
export async function stopServer({ paths, engine }, { child, ended }) {
  const [fast, immediate] = patienceMs
  askToStop(child, paths, engine)
  if (await endsWithin(ended, fast)) return
  child.kill('SIGQUIT')
  if (await endsWithin(ended, immediate)) return
  child.kill('SIGKILL')
  await ended
}

/** @param {import('node:child_process').ChildProcess} child @param {import('./data-folder.js').Paths} paths @param {string} engine */
function askToStop(child, paths, engine) {
  if (process.platform !== 'win32') child.kill('SIGINT')
  else spawn(program(engine, 'pg_ctl'), ['stop', '-D', paths.cluster, '-m', 'fast', '-W'], { stdio: 'ignore' })
}

/** @param {Promise<void>} ended @param {number | undefined} ms */
function endsWithin(ended, ms) {
  const pause = new AbortController()
  const late = sleep(ms, false, { signal: pause.signal }).catch(() => false)
  return Promise.race([ended.then(() => true), late]).finally(() => pause.abort())
}
