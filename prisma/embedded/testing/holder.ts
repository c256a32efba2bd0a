import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import pg from 'pg'
import { z } from 'zod'

const startedSchema = z.object({ url: z.string(), pid: z.number() })

export type Holder = {
  url: string
  /** Of Postgres, as its Shipshape sees it. */
  pid: number
  /** Runs one statement as the product does. */
  query: (text: string) => Promise<unknown[]>
  /** What it has printed to stderr. */
  said: () => string
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>
}

export type HolderOptions = {
  dataDir: string
  /** A command to put before it, such as unshare. */
  wrap?: readonly string[]
  env?: Record<string, string | undefined>
  uid?: number
  cwd?: string
}

const started: { child: ChildProcess; wrapped: boolean }[] = []

/** Ends what a test has left running. unshare hears no SIGTERM; killed, it takes its namespace along. */
export async function endHolders(): Promise<void> {
  for (const { child, wrapped } of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const closed = once(child, 'close')
    child.kill(wrapped ? 'SIGKILL' : 'SIGTERM')
    await closed
  }
}

/** A process that owns the embedded database of `dataDir`; rejects with what it said where it does not start. */
export async function startHolder({ dataDir, wrap = [], env = {}, uid, cwd }: HolderOptions): Promise<Holder> {
  const script = resolve(cwd ?? '.', 'prisma/embedded/testing/hold.js')
  const [file = '', ...args] = [...wrap, process.execPath, script, dataDir]
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
    ...(cwd === undefined ? {} : { cwd }),
  })
  started.push({ child, wrapped: wrap.length > 0 })
  let printed = ''
  let said = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  if (!printed.includes('\n')) throw new Error(said.trim())
  const { url, pid } = startedSchema.parse(JSON.parse(printed))
  return {
    url,
    pid,
    query: (text) => queryAt(url, text),
    said: () => said,
    end: async (signal) => {
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
    },
  }
}

export async function queryAt(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
