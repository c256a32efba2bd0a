import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockDataDir } from './data-lock'

let dataDir: string
let lock: string
const children: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shipshape-lock-'))
  lock = join(dataDir, 'lock')
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true })
})

async function startProcess(): Promise<ChildProcess & { pid: number }> {
  const child = spawn(process.execPath, ['-e', 'process.stdout.write("up"); setInterval(() => {}, 1000)'])
  children.push(child)
  await once(child.stdout, 'data')
  const { pid } = child
  if (pid === undefined) throw new Error('The process did not start.')
  return Object.assign(child, { pid })
}

/** Start time of a process, as the lock writes it. */
function startOf(pid: number): string | null {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return null
  const stat = readFileSync(path, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

const hold = (pid: number, started: string | null) => writeFileSync(lock, JSON.stringify({ pid, started }))

test('a folder is taken, and free again when it is given back', () => {
  const release = lockDataDir(dataDir)
  expect(existsSync(lock)).toBe(true)
  release()
  expect(readdirSync(dataDir)).toEqual([])
  lockDataDir(dataDir)()
})

test('a living process keeps the folder, and the message names it and what to do', async () => {
  const { pid } = await startProcess()
  hold(pid, startOf(pid))
  expect(() => lockDataDir(dataDir)).toThrow(
    `Process ${pid} already uses the data folder ${dataDir}. Stop it, or set SHIPSHAPE_DATA_DIR to another folder.`,
  )
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid })
})

test('the same process cannot take a folder twice', () => {
  const release = lockDataDir(dataDir)
  expect(() => lockDataDir(dataDir)).toThrow(`Process ${process.pid} already uses`)
  release()
})

test('the lock of a killed process is taken over', async () => {
  const child = await startProcess()
  hold(child.pid, startOf(child.pid))
  child.kill('SIGKILL')
  await once(child, 'exit')
  lockDataDir(dataDir)()
  expect(readdirSync(dataDir)).toEqual([])
})

test('a process that was given the number of a dead one is not taken for it', async () => {
  const { pid } = await startProcess()
  // Where nothing tells start times, a living number must count as the holder.
  const mayTell = startOf(pid) !== null
  hold(pid, '1')
  const attempt = () => lockDataDir(dataDir)()
  if (mayTell) expect(attempt).not.toThrow()
  else expect(attempt).toThrow()
})

test('a lock that says nothing a person could use is taken over', () => {
  writeFileSync(lock, 'half a l')
  lockDataDir(dataDir)()
  expect(readdirSync(dataDir)).toEqual([])
})
