import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

export type Server = {
  url: string
  /** Everything the process has printed so far. */
  output: () => string
  /** Signals that one process, as whoever stops a container does. */
  ask: (signal: 'SIGTERM') => void
  /** Ends the process and waits until it is gone. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>
  /** Exit code, once the process has ended. */
  ended: Promise<number | null>
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

/** Where a server runs and as whom, if not here and as this user. */
type Place = { cwd?: string; uid?: number; gid?: number }

/** Starts the built server as a person does, in a process group of its own, so that SIGKILL takes all of it at once. */
export async function spawnServer(
  dataDir: string,
  env: Record<string, string> = {},
  place: Place = {},
): Promise<Server> {
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/serve-built.js'], {
    ...place,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      SHIPSHAPE_DATA_DIR: dataDir,
      DATABASE_URL: '',
      ...env,
    },
  })
  let printed = ''
  child.stdout?.on('data', (chunk) => (printed += chunk))
  child.stderr?.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    output: () => printed,
    ended,
    ask: (signal) => child.kill(signal),
    end: async (signal) => {
      killGroup(child, signal)
      await ended
    },
  }
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  process.kill(-child.pid, signal)
}

/** Waits until the server answers; throws with what it printed when it ends before. */
export async function waitUntilReady(server: Server): Promise<Server> {
  const gone = server.ended.then((code) => {
    throw new Error(`The server ended with ${code}:\n${server.output()}`)
  })
  await Promise.race([gone, untilOk(`${server.url}/readyz`)])
  return server
}

async function untilOk(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
