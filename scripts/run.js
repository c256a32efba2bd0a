// Runs child processes so that they end when this process is ended, and nothing is left holding a port or a lock.
import { spawn } from 'node:child_process'

const children = new Set()
let ending = null

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    ending = signal
    if (children.size === 0) process.exit(1)
    for (const child of children) child.kill(signal)
  })
}

/** True once a signal has asked this process to end: nothing new is started then. */
export const isEnding = () => ending !== null

/**
 * Runs a command and answers its exit code. `capture` collects its output instead of showing it.
 * @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean }} options
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, capture = false } = {}) {
  if (isEnding()) return Promise.resolve({ code: 1, output: '' })
  const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
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
      if (ending !== null && children.size === 0) process.exit(1)
      resolve({ code, output })
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
