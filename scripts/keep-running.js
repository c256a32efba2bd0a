import { setTimeout as sleep } from 'node:timers/promises'
import { endAll, isEnding, runNode } from './run.js'

const shortestPauseMs = 200
const longestPauseMs = 10_000

/** A process that lived this long did not end because of how it was started. */
const steadyMs = 60_000

/**
 * Runs a process of the server, and again when it ends by itself, after a pause that grows. One that ends before it was
 * ever ready has said what is wrong, and ends everything. Settles when the process is ready for the first time.
 * @param {string} name @param {string[]} args @param {Record<string, string | undefined>} env
 * @returns {Promise<void>}
 */
export function keepRunning(name, args, env) {
  return new Promise((resolve) => {
    let wasReady = false
    const onMessage = (message) => {
      if (message !== 'ready') return
      wasReady = true
      resolve()
    }
    const runOnce = () => runNode(args, { leash: true, env, onMessage })
    void repeat(name, runOnce, () => wasReady)
  })
}

/**
 * @param {string} name @param {() => Promise<{ code: number, signal: string | null }>} runOnce
 * @param {() => boolean} wasReady
 */
async function repeat(name, runOnce, wasReady) {
  let pauseMs = shortestPauseMs
  while (!isEnding()) {
    const startedAt = Date.now()
    const { code, signal } = await runOnce()
    if (isEnding()) return
    if (!wasReady() && signal === null) return endAll(code)
    if (Date.now() - startedAt > steadyMs) pauseMs = shortestPauseMs
    console.error(`The ${name} process ended (${signal ?? code}); it is started again in ${pauseMs / 1000} s.`)
    await sleep(pauseMs)
    pauseMs = Math.min(2 * pauseMs, longestPauseMs)
  }
}
