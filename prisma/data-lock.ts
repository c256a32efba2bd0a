import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Who holds a data folder. `started` tells a process from a later one that was given the same number. */
type Holder = { pid: number; started: string | null }

/**
 * Takes the data folder for this process and answers the function that gives it back. Two opens of one embedded database
 * are not refused by it and lose data silently, so this file is the guard. Throws, naming folder and process, when a
 * living process has it; the lock of a dead one is taken over.
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = join(dataDir, 'lock')
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder)
  if (!claim(lock, own)) {
    const found = readText(lock)
    if (found !== null && isAlive(found)) throw new Error(inUse(dataDir, found))
    removeStale(lock, found)
    if (!claim(lock, own)) throw new Error(inUse(dataDir, readText(lock)))
  }
  const release = () => {
    process.off('exit', release)
    if (readText(lock) === own) rmSync(lock, { force: true })
  }
  process.on('exit', release)
  return release
}

/** A hard link appears whole or not at all, and only one of many processes gets the name. */
function claim(lock: string, content: string): boolean {
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, content)
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves the lock of a dead process away; puts it back if somebody else took the folder between reading and moving. */
function removeStale(lock: string, stale: string | null): void {
  const aside = `${lock}.stale.${process.pid}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  if (readText(aside) !== stale) linkSync(aside, lock)
  rmSync(aside, { force: true })
}

function isAlive(content: string): boolean {
  const holder = parseHolder(content)
  if (holder === null) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (!hasCode(error, 'EPERM')) return false
  }
  const started = startOf(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

/** Start time of a process where /proc tells it (field 22; the name before it may hold spaces and brackets). */
function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function parseHolder(content: string): Holder | null {
  const [, pid, started] = /^\{"pid":(\d+),"started":(?:"(\d+)"|null)\}$/.exec(content) ?? []
  return pid === undefined ? null : { pid: Number(pid), started: started ?? null }
}

function inUse(dataDir: string, content: string | null): string {
  const pid = content === null ? null : (parseHolder(content)?.pid ?? null)
  const who = pid === null ? 'Another process' : `Process ${pid}`
  return `${who} already uses the data folder ${resolve(dataDir)}. Stop it, or set SHIPSHAPE_DATA_DIR to another folder.`
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

const hasCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code
