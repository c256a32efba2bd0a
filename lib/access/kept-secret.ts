import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * A random secret kept in a file that only its owner can read, made where there is none. Written whole beside it and then
 * linked, so that of several starters one wins and nobody reads half of it.
 * @throws Error where the folder cannot be written to, or the file is there and holds nothing
 */
export async function keptSecret(file: string): Promise<string> {
  const made = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(made, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new Error(unusable(dirname(file), error), { cause: error })
  }
  await link(made, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(made)
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret === '') throw new Error(`${file} is empty. Delete it, and a new one is made at the next start.`)
  return secret
}

function unusable(folder: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  return `The data folder ${folder} cannot be used (${why}). Set SHIPSHAPE_DATA_DIR to a folder that this user may write to.`
}
