import { chownSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the server keeps what sessions and tokens hang on, beside its own database (lib/access/auth.ts). */
const fileOf = (/** @type {string} */ dataDir, /** @type {string} */ mode) => join(dataDir, `${mode}-secret`)

/** Null where there is none: nobody has signed in yet, or SHIPSHAPE_SECRET is set. @param {string} dataDir @param {string} mode */
export function readSecret(dataDir, mode) {
  try {
    return readFileSync(fileOf(dataDir, mode), 'utf8').trim() || null
  } catch {
    return null
  }
}

/** Under which name a database keeps the secret that a restore has still to put beside it. */
export const broughtSecret = 'brought'

/**
 * Keeps the secret that is there once more, under the name of the database that hangs on it and will be moved aside.
 * @param {string} dataDir @param {string} mode @param {string} aside
 */
export function keepAside(dataDir, mode, aside) {
  const secret = readSecret(dataDir, mode)
  if (secret !== null) write(dataDir, fileOf(dataDir, aside), secret)
}

/** Takes back what `keepAside` did. @param {string} dataDir @param {string} aside */
export function dropAside(dataDir, aside) {
  rmSync(fileOf(dataDir, aside), { force: true })
}

/** Puts a secret in the place of the one that is there. @param {string} dataDir @param {string} mode @param {string} secret */
export function putSecret(dataDir, mode, secret) {
  write(dataDir, fileOf(dataDir, mode), secret)
}

/** Whole or not at all, and for the owner of the folder alone. @param {string} dataDir @param {string} file @param {string} secret */
function write(dataDir, file, secret) {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  const { uid, gid } = statSync(dataDir)
  if (process.getuid?.() === 0) chownSync(draft, uid, gid)
  renameSync(draft, file)
}
