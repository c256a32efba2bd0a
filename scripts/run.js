// Runs child processes so that they end when this process is ended, and nothing is left holding a port or a lock.
import { spawn } from 'node:child_process'

const children = new Set()
/** @type {(() => Promise<void>)[]} */
const closers = []
let ending = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    endChildren(signal)
  })
}

/** The longest that children may take to end in order. */
const endMs = 8_000
let endCode = 1

/** Ends this process with `code` when all its children have ended; those that do not are killed. */
function endChildren(signal) {
  ending = signal
  if (children.size === 0) leave(endCode)
  for (const child of children) child.kill(signal)
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL')
  }, endMs).unref()
}

/** Says that from here on it is no failure to be asked to end: a server has nothing else to wait for. */
export function mayEnd() {
  endCode = 0
}

/** Ends this process and its children, because of one that ended. @param {number} code */
export function endAll(code) {
  endCode = code
  endChildren('SIGTERM')
}

/** Runs `close` before this process ends, after its children have. @param {() => Promise<void>} close */
export function beforeEnd(close) {
  closers.push(close)
}

/** Ends this process in order. @param {number} code */
export async function leave(code) {
  for (const close of closers.splice(0)) await close().catch((error) => console.error(error))
  process.exit(code)
}

/** True once a signal has asked this process to end: nothing new is started then. */
export const isEnding = () => ending !== null

/**
 * Runs a command and answers its exit code. `capture` collects its output instead of showing it. With `leash` the child's
 * stdin is a pipe that closes when this process is gone, however it went; `onMessage` hears what it sends.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, leash?: boolean, onMessage?: (message: unknown) => void }} options
 * @returns {Promise<{ code: number, signal: string | null, output: string }>}
 */
export function run(command, args, { env = {}, capture = false, leash = false, onMessage } = {}) {
  if (isEnding()) return Promise.resolve({ code: 1, signal: null, output: '' })
  const input = leash ? 'pipe' : 'ignore'
  const stdio = capture ? [input, 'pipe', 'pipe'] : [input, 'inherit', 'inherit']
  if (onMessage) stdio.push('ipc')
  const child = spawn(command, args, { stdio, env: { ...process.env, ...env } })
  children.add(child)
  if (onMessage) child.on('message', onMessage)
  let output = ''
  const collect = (chunk) => {
    output += chunk
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  return new Promise((resolve) => {
    const end = (code, signal = null) => {
      children.delete(child)
      if (ending !== null && children.size === 0) leave(endCode)
      else resolve({ code, signal, output })
    }
    child.on('error', (error) => {
      output += error.message
      end(1)
    })
    child.on('close', (code, signal) => end(code ?? 1, signal))
  })
}

/** Runs a script of an installed package with this very Node. */
export const runNode = (args, options) => run(process.execPath, args, options)
