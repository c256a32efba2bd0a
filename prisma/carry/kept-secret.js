import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
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

/**
 * Puts a secret in the place of the one that is there, which is kept under the name of the database that hangs on it.
 * @param {string} dataDir @param {string} mode @param {{ secret: string, aside: string }} put
 */
export function putSecret(dataDir, mode, { secret, aside }) {
  const file = fileOf(dataDir, mode)
  const draft = `${file}.new`
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 })
  const { uid, gid } = statSync(dataDir)
  if (process.getuid?.() === 0) chownSync(draft, uid, gid)
  if (readSecret(dataDir, mode) !== null) renameSync(file, fileOf(dataDir, aside))
  renameSync(draft, file)
}
