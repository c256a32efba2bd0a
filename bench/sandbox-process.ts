import { spawn } from 'node:child_process'
import type { Sandbox } from '@/lib/sandbox/sandbox'
import { startSandbox } from '@/lib/sandbox/server'
import { type FleetSize, fleet } from '@/lib/sandbox/world/fleet'

export type SandboxAt = { url: string; baseKeys: Sandbox['baseKeys'] }
type FleetOptions = { size: FleetSize; latencyMs: number }

/** In the child: an imaginary AWS with a fleet, until the parent goes. */
export async function serveFleet({ size, latencyMs }: FleetOptions): Promise<void> {
  const sandbox = await startSandbox({ world: fleet(size), latencyMs })
  const at: SandboxAt = { url: sandbox.url, baseKeys: sandbox.baseKeys }
  process.send?.(at)
  process.once('disconnect', () => process.exit(0))
}

/** In the parent: the same in a process of its own, so that AWS's work is none of ours. */
export async function startFleet(options: FleetOptions): Promise<SandboxAt & { stop: () => void }> {
  const child = spawn(process.execPath, ['scripts/bench.js', 'sandbox', JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const at = await new Promise<SandboxAt>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The sandbox ended with code ${code}.`)))
    child.once('message', (message) => resolve(parseAt(message)))
  })
  return { ...at, stop: () => child.kill() }
}

/** What `serveFleet` has just sent. */
const parseAt = (message: unknown) => message as SandboxAt
