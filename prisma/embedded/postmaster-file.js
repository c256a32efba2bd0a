import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What Postgres writes about itself into its folder; null where it has not (yet).
 * @param {string} cluster
 * @returns {{ port: number, ready: boolean } | null}
 */
export function readPostmasterFile(cluster) {
  const lines = readLines(postmasterFile(cluster))
  const port = Number(lines[3])
  return Number.isInteger(port) && port > 0 ? { port, ready: lines[7]?.trim() === 'ready' } : null
}

/** @param {string} cluster */
export const postmasterFile = (cluster) => join(cluster, 'postmaster.pid')

function readLines(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}
