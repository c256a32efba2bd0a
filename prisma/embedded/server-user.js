import { statSync } from 'node:fs'
import { orServer, refuse } from './refuse.js'

/** @typedef {{ uid: number, gid: number }} User */

/** Nobody, on every Linux and on most others: an id that owns nothing. */
const nobody = { uid: 65534, gid: 65534 }

/**
 * Whom Postgres runs as. It refuses to be root: then the owner of its folder (or of the data folder), and where that is
 * root too, nobody. Null: this very user.
 * @param {string[]} folders the nearest first
 * @returns {User | null}
 */
export function serverUser(folders, platform = process.platform) {
  if (process.getuid?.() !== 0) return null
  // Only Linux lets a process work in a folder that it may not walk to (/proc/self/cwd).
  if (platform !== 'linux') {
    throw refuse('PostgreSQL refuses to run as root.', `Start Shipshape as an ordinary user, ${orServer}`)
  }
  for (const folder of folders) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found !== undefined && found.uid !== 0) return { uid: found.uid, gid: found.gid }
  }
  return nobody
}
