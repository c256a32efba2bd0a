import { originOf } from '@/lib/access/served-address'
import { type RunningServer, startRuntime } from './runtime'

/** Starts the runtime once per process, prints the start line, and ends everything cleanly when asked to. */
export async function bootServer(): Promise<void> {
  if (globalThis.shipshapeRuntime !== undefined) return
  const starting = startRuntime()
  globalThis.shipshapeRuntime = starting.then(({ runtime }) => runtime)
  // Next keeps serving when instrumentation throws, and would answer 500 for ever.
  const server = await starting.catch((error: unknown) => endWith(error))
  announce(server)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server))
  if (server.runtime.env.supervised) endWithSupervisor(server)
}

function announce({ runtime: { env, auth } }: RunningServer): void {
  const what = env.mode === 'sandbox' ? 'an imaginary AWS' : 'your AWS accounts'
  console.log(`\n  Shipshape is ready, on ${what}: ${auth.signInLink() ?? originOf(env)}\n`)
}

/** A start script that was killed closes its end of the pipe: without it nobody keeps the database. */
function endWithSupervisor(server: RunningServer): void {
  process.stdin.once('close', () => void stop(server)).resume()
}

async function stop(server: RunningServer): Promise<void> {
  // A stop that hangs must not keep the port: what is not closed by then is as safe as after kill -9.
  setTimeout(() => process.exit(1), 10_000).unref()
  await server.stop()
  process.exit(0)
}

function endWith(error: unknown): never {
  console.error(`Shipshape did not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
