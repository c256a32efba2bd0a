import { originOf } from '@/lib/access/served-address'
import { type Env, readEnv } from '@/lib/env'
import { serveProbes } from './probe-server'
import { type RunningServer, startRuntime } from './runtime'
import { startWarnings } from './start-warnings'

/** Starts what this process is for, once, prints the start line, and ends everything cleanly when asked to. */
export async function bootServer(): Promise<void> {
  if (globalThis.shipshapeRuntime !== undefined) return
  // Next keeps serving when instrumentation throws, and would answer 500 for ever.
  const env = await orEnd(async () => readEnv())
  const running = await orEnd(() => (env.sandboxPort === null ? bootRuntime(env) : bootSandbox(env.sandboxPort)))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(running))
  if (env.supervised) endWithSupervisor(running)
  process.send?.('ready')
}

type Running = { stop: () => Promise<void> }

async function bootRuntime(env: Env): Promise<Running> {
  const starting = startRuntime(env)
  globalThis.shipshapeRuntime = starting.then(({ runtime }) => runtime)
  const server = await starting
  if (env.role !== 'worker') await announce(server)
  if (env.role !== 'worker' || env.noPort) return server
  const probes = await serveProbes(server.runtime)
  return {
    async stop() {
      await probes.close()
      await server.stop()
    },
  }
}

/** The imaginary AWS by itself: its work is none of ours. */
async function bootSandbox(port: number): Promise<Running> {
  const { startSandbox } = await import('@/lib/sandbox/server')
  const sandbox = await startSandbox({ port })
  return { stop: () => sandbox.close() }
}

async function announce({ runtime: { env, auth } }: RunningServer): Promise<void> {
  const what = env.mode === 'sandbox' ? 'an imaginary AWS' : 'your AWS accounts'
  console.log(`\n  Shipshape is ready, on ${what}: ${originOf(env)}`)
  const link = await auth.setUpLink()
  if (link !== null)
    console.log(`  There is no admin yet. Create the first one with this link, which works once: ${link}`)
  console.log('')
  for (const warning of startWarnings(env)) console.warn(warning)
}

/** A start script that was killed closes its end of the pipe: without it nobody keeps the database. */
function endWithSupervisor(running: Running): void {
  process.stdin.once('close', () => void end(running)).resume()
}

async function end(running: Running): Promise<void> {
  // A stop that hangs must not keep the port: what is not closed by then is as safe as after kill -9.
  setTimeout(() => process.exit(1), 7_000).unref()
  await running.stop()
  process.exit(0)
}

async function orEnd<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    console.error(`Shipshape did not start: ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  }
}
