// Serves on a loopback address: pages and worker as processes of their own, in development as one.

import { existsSync } from 'node:fs'
import { freePort } from '../prisma/embedded/free-port.js'
import { databaseVariables } from './database-variables.js'
import { keepRunning } from './keep-running.js'
import { isEnding, leave, mayEnd, runNode } from './run.js'

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/

/** Host and port to serve on; ends the process with a clear line where other machines could reach what nobody guards. */
export function address() {
  const host = process.env.HOST || '127.0.0.1'
  const where = { host, port: process.env.PORT || '3000' }
  if (loopback.test(host)) return where
  if (process.env.SHIPSHAPE_AWS !== 'live') {
    console.error(
      `The sandbox signs everybody in without a password, so it serves this machine only: HOST=${host} is not a loopback address. Unset HOST, use 127.0.0.1, or set SHIPSHAPE_AWS=live.`,
    )
    return process.exit(1)
  }
  if (process.env.SHIPSHAPE_URL) return where
  console.error(
    `HOST=${host} is an address that other machines can reach. Set SHIPSHAPE_URL to the address people will use, such as https://shipshape.example.com: Shipshape answers to no other.`,
  )
  return process.exit(1)
}

/** The environment of every process of the server. */
async function variables({ host, port }, mode) {
  // What is written from here on (data, secrets, logs) is for this user alone.
  process.umask(0o077)
  return {
    ...(await databaseVariables()),
    SHIPSHAPE_SUPERVISED: '1',
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: host,
    PORT: port,
    // The AWS SDK's notice about future Node versions is for its developers, not for the person who starts the server.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
}

// Longer than a proxy or a client keeps an idle connection: whoever closes first makes the other's next request fail.
const patienceMs = '75000'
const patience = { start: ['--keepAliveTimeout', patienceMs], dev: [] }

/** What `next start` hears as flags; in a container HOSTNAME is its name otherwise. */
const standalone = ({ host }) => ({ HOSTNAME: host, KEEP_ALIVE_TIMEOUT: patienceMs })

/** In a container the server of the build stands here by itself, with the packages that it loads and without the rest of Next. */
const web = (where) => (existsSync('server.js') ? ['server.js'] : next('start', where))

const next = (mode, { host, port }) => [
  'node_modules/next/dist/bin/next',
  mode,
  '-H',
  host,
  '-p',
  port,
  ...patience[mode],
]

/** Serves what is built: the pages, a worker, and where there is no real AWS the imaginary one, each by itself. */
export async function serveBuilt(where) {
  const shared = await variables(where, 'start')
  if (isEnding()) return leave(1)
  const env = { ...shared, ...(await sandboxVariables(shared)) }
  mayEnd()
  // Whoever named a role has one process; else the two are parts of one Shipshape, and the address is the pages'.
  const role = process.env.SHIPSHAPE_ROLE
  const partOf = (name) => (role ? env : { ...env, SHIPSHAPE_PART: name })
  if (role !== 'web') keepRunning('worker', ['scripts/part.js'], partOf('worker'))
  if (role !== 'worker') keepRunning('web', web(where), { ...partOf('web'), ...standalone(where) })
}

/** Starts the imaginary AWS where one is wanted and none is given, and says where it is. */
async function sandboxVariables(shared) {
  const isWanted = (process.env.SHIPSHAPE_AWS || 'sandbox') === 'sandbox' && !process.env.SHIPSHAPE_SANDBOX_URL
  if (!isWanted) return {}
  const port = String(await freePort())
  await keepRunning('sandbox', ['scripts/part.js'], { ...shared, SHIPSHAPE_SANDBOX_PORT: port })
  return { SHIPSHAPE_SANDBOX_URL: `http://127.0.0.1:${port}` }
}

/** Serves the sources in one process, rebuilt as they change. */
export async function serveSources(where) {
  const env = await variables(where, 'dev')
  if (isEnding()) return leave(1)
  const { code } = await runNode(next('dev', where), { leash: true, env })
  return leave(code)
}
