// A lock that the kernel keeps for as long as a process has the file open: nothing is judged by a process id, so that it holds
// between containers and PID namespaces, and ends with its holder however that ends.
import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { hasCode, orServer, refuse } from './refuse.js'

const readWrite = constants.O_RDWR | constants.O_CREAT
/** BSD: lock while opening (O_EXLOCK), and do not wait (O_NONBLOCK). */
const lockOnOpenMac = 0x20 | 0x4
/** libuv's UV_FS_O_EXLOCK: nobody else may open the file. */
const lockOnOpenWindows = 0x10000000

/**
 * Locks a file, made where it is not there, and answers its descriptor; null where another process has it. Whoever inherits
 * the descriptor holds the lock too; it is free when the last of them has closed it.
 * @param {string} path
 * @returns {number | null}
 */
export function tryLock(path) {
  if (process.platform === 'linux') return flock(path)
  try {
    return openSync(path, readWrite | (process.platform === 'win32' ? lockOnOpenWindows : lockOnOpenMac), 0o600)
  } catch (error) {
    if (hasCode(error, 'EAGAIN', 'EWOULDBLOCK', 'EBUSY')) return null
    throw error
  }
}

/** Node has no flock(2). The lock belongs to the open file, not to the program that asks for it, which ends at once. */
function flock(/** @type {string} */ path) {
  const fd = openSync(path, readWrite, 0o600)
  const { status, error, stderr } = spawnSync('flock', ['-x', '-n', '3'], { stdio: ['ignore', 'ignore', 'pipe', fd] })
  if (status === 0) return fd
  closeSync(fd)
  if (status === 1) return null
  const why = error === undefined ? String(stderr).trim() : error.message
  const what = `The data folder cannot be locked (${path}: ${why}).`
  throw hasCode(error, 'ENOENT')
    ? refuse(what, `Install util-linux, which has the command flock, ${orServer}`)
    : refuse(what, `Set SHIPSHAPE_DATA_DIR to a folder on a file system that can lock files, ${orServer}`)
}
