import pino from 'pino'
import { openAuth } from '@/lib/access/auth'
import { createAws } from '@/lib/aws/aws'
import { type Env, readEnv } from '@/lib/env'
import { openReading } from '@/lib/reading/open-reading'
import type { Runtime, Scans } from '@/lib/runtime-types'
import type { Database } from '@/prisma/database'
import { openTestDatabase } from '@/prisma/testing/test-database'

export const testToken = 'token of the tests'
export const testHost = '127.0.0.1:3000'

/** A runtime for tests of routes: a real, empty database (or one that is given), no AWS behind it, and what was logged. */
export async function openTestRuntime(
  settings: Partial<Env> = {},
  scans: Partial<Scans> = {},
  given: Database | null = null,
): Promise<Runtime & { logged: string[]; close(): Promise<void> }> {
  const env: Env = { ...readEnv({}), token: testToken, secret: 'secret of the tests, long enough for one', ...settings }
  const database = given ?? (await openTestDatabase())
  const logged: string[] = []
  const log = pino({}, { write: (line) => logged.push(line) })
  const stopping = new AbortController()
  return {
    env,
    database,
    auth: await openAuth({ env, db: database.prisma, log }),
    aws: createAws({ endpoint: 'http://127.0.0.1:9', baseCredentials: () => async () => credentials }),
    scans: { ...noScans, ...scans },
    log,
    reading: openReading({ threadFile: null }),
    stopping: stopping.signal,
    logged,
    async close() {
      stopping.abort()
      await database.close()
    },
  }
}

/** A request as a client with the token sends it. */
export function testRequest(
  method: string,
  path: string,
  { body, ...init }: RequestInit & { body?: BodyInit } = {},
): Request {
  const headers = new Headers({ host: testHost, authorization: `Bearer ${testToken}` })
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value)
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  return new Request(`http://${testHost}${path}`, { method, ...init, headers, ...(body === undefined ? {} : { body }) })
}

const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' }

const refuse = (): never => {
  throw new Error('This test has no scans.')
}

const noScans: Scans = {
  requestScan: refuse,
  readScan: refuse,
  cancelScan: refuse,
  streamScan: refuse,
  streamShell: refuse,
}
