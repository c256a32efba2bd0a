// Runs child processes so that they end when this process is ended, and nothing is left holding a port or a lock.
import { spawn } from 'node:child_process'

const children = new Set()
/** @type {(() => Promise<void>)[]} */
const closers = []
let ending = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ending = signal
    if (children.size === 0) leave(1)
    for (const child of children) child.kill(signal)
  })
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
 * stdin is a pipe that closes when this process is gone, however it went.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, leash?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, capture = false, leash = false } = {}) {
  if (isEnding()) return Promise.resolve({ code: 1, output: '' })
  const input = leash ? 'pipe' : 'ignore'
  const stdio = capture ? [input, 'pipe', 'pipe'] : [input, 'inherit', 'inherit']
  const child = spawn(command, args, { stdio, env: { ...process.env, ...env } })
  children.add(child)
  let output = ''
  const collect = (chunk) => {
    output += chunk
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  return new Promise((resolve) => {
    const end = (code) => {
      children.delete(child)
      if (ending !== null && children.size === 0) leave(1)
      else resolve({ code, output })
    }
    child.on('error', (error) => {
      output += error.message
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** Runs a script of an installed package with this very Node. */
export const runNode = (args, options) => run(process.execPath, args, options)
