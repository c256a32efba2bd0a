// Starts Next on a loopback address, in `start` or `dev` mode, and ends with it.
import { databaseVariables } from './database-variables.js'
import { isEnding, leave, runNode } from './run.js'

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/

/** Host and port to serve on; ends the process with a clear line where the address is not this machine's own. */
export function address() {
  const host = process.env.HOST || '127.0.0.1'
  if (loopback.test(host)) return { host, port: process.env.PORT || '3000' }
  console.error(
    `Shipshape serves this machine only, until people can sign in: HOST=${host} is not a loopback address. Unset HOST, or use 127.0.0.1.`,
  )
  return process.exit(1)
}

export async function serve(mode, { host, port }) {
  // What is written from here on (data, secrets, logs) is for this user alone.
  process.umask(0o077)
  const database = await databaseVariables()
  if (isEnding()) return leave(1)
  // Longer than a proxy or a client keeps an idle connection: whoever closes first makes the other's next request fail.
  const patience = mode === 'start' ? ['--keepAliveTimeout', '75000'] : []
  const { code } = await runNode(['node_modules/next/dist/bin/next', mode, '-H', host, '-p', port, ...patience], {
    leash: true,
    env: {
      ...database,
      SHIPSHAPE_SUPERVISED: '1',
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      HOST: host,
      PORT: port,
      // The AWS SDK's notice about future Node versions is for its developers, not for the person who starts the server.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  })
  return leave(code)
}
