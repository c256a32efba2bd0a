import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chownSync, closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { childEnvironment } from './child-environment.js'
import { program } from './engine.js'
import { orServer, refuse } from './refuse.js'

/** The superuser of the cluster. Only the keeper is it; the product gets a role that owns its database and no more. */
export const keeper = 'keeper'

/**
 * Where a program that runs as `user` finds the folder that it was started in. As another user it may not be allowed to
 * walk there (folders above it are root's), and on Linux need not.
 * @param {string} folder @param {import('./server-user.js').User | null} user
 */
export const placeFor = (folder, user) => (user === null ? folder : '/proc/self/cwd')

/**
 * Makes the cluster: UTF-8, sorted by code point whatever the locale, passwords by SCRAM. It gets its name when it is whole.
 * @param {{ paths: import('./data-folder.js').Paths, engine: string, user: import('./server-user.js').User | null,
 *   lock: number, sync: boolean }} where `lock`: held by initdb for as long as it runs
 */
export async function initCluster({ paths, engine, user, lock, sync }) {
  removeHalfMade(paths)
  const draft = `${paths.cluster}.new-${randomUUID()}`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(paths.password, randomBytes(32).toString('hex'), { mode: 0o600 })
  for (const path of user === null ? [] : [draft, paths.password]) chownSync(path, user.uid, user.gid)
  const password = openSync(paths.password, 'r')
  try {
    const command = [program(engine, 'initdb'), ...flags(draft, paths.password, user), ...(sync ? [] : ['--no-sync'])]
    await runInitdb(command, { cwd: draft, user, stdio: ['ignore', 'pipe', 'pipe', password, lock] })
    renameSync(draft, paths.cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  } finally {
    closeSync(password)
  }
}

/** Whoever made them has been killed: the lock is ours. @param {import('./data-folder.js').Paths} paths */
function removeHalfMade({ folder, cluster }) {
  const halfMade = readdirSync(folder).filter((name) => name.startsWith(`${basename(cluster)}.new-`))
  for (const name of halfMade) rmSync(join(folder, name), { recursive: true, force: true })
}

/** @param {string} draft @param {string} password @param {import('./server-user.js').User | null} user */
const flags = (draft, password, user) => [
  ...['-D', placeFor(draft, user), '-U', keeper, '-E', 'UTF8', '-A', 'scram-sha-256'],
  ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
  // It would choose /dev/shm, which a container may have too little of.
  ...['--set', 'dynamic_shared_memory_type=mmap'],
  `--pwfile=${user === null ? password : '/proc/self/fd/3'}`,
]

/**
 * @typedef {{ cwd: string, user: import('./server-user.js').User | null, stdio: import('node:child_process').StdioOptions }} Run
 * @param {string[]} command @param {Run} how
 */
async function runInitdb(command, how) {
  const first = await run(command, how)
  if (first.code === 0) return
  // initdb wants the name of its user id, and a container's may have none: in a user namespace it is called nobody.
  const nameless = /could not look up effective user ID/.test(first.output)
  const asNobody = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--', ...command]
  const last = nameless && process.platform === 'linux' ? await run(asNobody, how) : first
  if (last.code === 0) return
  const remedy = nameless ? 'Give that user id a name (a line in /etc/passwd), ' : 'Repair that, '
  throw refuse(`The database could not be made: ${first.output.trim()}.`, remedy + orServer)
}

/** @param {string[]} command @param {Run} how @returns {Promise<{ code: number | null, output: string }>} */
function run([file = '', ...args], { cwd, user, stdio }) {
  const child = spawn(file, args, { ...user, cwd, stdio, env: childEnvironment() })
  let output = ''
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  child.stdout?.resume()
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}
