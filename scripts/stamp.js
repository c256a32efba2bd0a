// A stamp says what a step was made from, so that a second run skips what is still fresh.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Hash over files and folders (recursively), by name and content. `skip` leaves paths out. */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (skip(path) || !existsSync(path)) return
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) add(join(path, entry))
    } else {
      hash.update(path).update('\0').update(readFileSync(path)).update('\0')
    }
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Runs `work` unless `stamp` already holds `hash`. The stamp goes first, so that a stopped step counts as not done. */
export async function unlessFresh(stamp, hash, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(stamp, { force: true })
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}
