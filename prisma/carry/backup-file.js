import { createReadStream, createWriteStream, existsSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { messageOf } from '../embedded/refuse.js'

/** @typedef {import('./read-rows.js').Part} Part */

/**
 * Writes parts into a file that only its owner reads: one JSON a line, compressed. It gets its name when it is whole and on
 * the disk.
 * @param {string} file @param {AsyncIterable<Part>} parts
 * @returns {Promise<Record<string, number>>} rows by table
 * @throws where the file is there already
 */
export async function writeBackup(file, parts) {
  if (existsSync(file)) throw new Error(`${file} is there already, and a backup overwrites nothing. Name another file.`)
  const draft = `${file}.${process.pid}.part`
  try {
    const tables = await sendBackup(parts, createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    await ontoDisk(draft)
    await rename(draft, file)
    return tables
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/**
 * Sends parts as a file holds them.
 * @param {AsyncIterable<Part>} parts @param {import('node:stream').Writable} output
 * @returns {Promise<Record<string, number>>} rows by table
 */
export async function sendBackup(parts, output) {
  /** @type {Record<string, number>} */
  let tables = {}
  async function* lines() {
    for await (const part of parts) {
      if ('end' in part) tables = part.end
      yield `${JSON.stringify(part)}\n`
    }
  }
  await pipeline(lines, createGzip(), output)
  return tables
}

/** @param {string} path */
async function ontoDisk(path) {
  const handle = await open(path)
  await handle.sync().finally(() => handle.close())
}

/**
 * The parts of a backup.
 * @param {string} file @returns {AsyncGenerator<Part>}
 * @throws where the file cannot be read, is none, or is damaged; a file that is cut short just ends
 */
export async function* readBackup(file) {
  const input = createReadStream(file)
  const unpacked = createGunzip().setEncoding('utf8')
  input.on('error', (error) => unpacked.destroy(error)).pipe(unpacked)
  try {
    for await (const line of linesOf(unpacked)) yield JSON.parse(line)
  } catch (error) {
    throw new Error(`${file} cannot be read as a backup: ${messageOf(error)}.`, { cause: error })
  } finally {
    input.destroy()
  }
}

/**
 * The same parts, once the first of them is there: whoever reads a file that is none learns it before anything is begun.
 * @param {AsyncGenerator<Part>} parts @returns {Promise<AsyncGenerator<Part>>}
 */
export async function begun(parts) {
  const first = await parts.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* parts
  })()
}

/** @param {AsyncIterable<string>} texts @returns {AsyncGenerator<string>} */
async function* linesOf(texts) {
  let rest = ''
  for await (const text of texts) {
    if (!text.includes('\n')) {
      rest += text
      continue
    }
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
