import { spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { asKeeper, readPassword } from './connect.js'
import { program } from './engine.js'
import { tryLock } from './file-lock.js'
import { readPostmasterFile } from './postmaster-file.js'
import { orServer, refuse } from './refuse.js'

const patienceMs = 20_000
const pauseMs = 100

/** Postgres asks itself to stop (SIGINT: at once, in order), in its own PID namespace: its number may be another's in ours. */
const stopYourself = `COPY (SELECT '') TO PROGRAM 'read pid < postmaster.pid && kill -INT "$pid"'`

/**
 * Takes the lock that every process of a running Postgres holds. Where a killed Shipshape has left one behind, that one is
 * told to stop, over a connection that only this folder's password opens.
 * @param {import('./data-folder.js').Paths} paths @param {string} engine
 * @returns {Promise<number>} the descriptor
 * @throws where it does not stop
 */
export async function lockAfterLeftover(paths, engine) {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const lock = tryLock(paths.running)
    if (lock !== null) return lock
    if (Date.now() > deadline) throw refuse(stillRuns(paths), `End it (its name is "postgres: shipshape"), ${orServer}`)
    await askToStop(paths, engine)
    await sleep(pauseMs)
  }
}

/** It may be starting, stopping or gone by now: the lock tells, not the answer. */
async function askToStop(/** @type {import('./data-folder.js').Paths} */ paths, /** @type {string} */ engine) {
  if (process.platform === 'win32') {
    spawnSync(program(engine, 'pg_ctl'), ['stop', '-D', paths.cluster, '-m', 'fast', '-W'])
    return
  }
  const running = readPostmasterFile(paths.cluster)
  if (running === null) return
  const to = { port: running.port, password: readPassword(paths) }
  await asKeeper(to, (client) => client.query(stopYourself)).catch(() => {})
}

const stillRuns = (/** @type {import('./data-folder.js').Paths} */ { dataDir, cluster }) =>
  `A Postgres that an earlier Shipshape left behind still uses the data folder ${dataDir} and does not stop: ` +
  `it does not answer on port ${readPostmasterFile(cluster)?.port ?? '(unknown)'} of 127.0.0.1, so it may run in another container.`
