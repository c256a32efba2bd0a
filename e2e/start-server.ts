import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type APIRequestContext, request } from '@playwright/test'
import { type Server, spawnServer, waitUntilReady } from './server'

/** What makes a request to the HTTP interface an admin's. */
export const token = 'journeys'

/** A server with a data folder of its own, new: the imaginary team's accounts, nothing checked yet. */
export async function startServer(): Promise<{ url: string; end: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-e2e-'))
  const server: Server = await waitUntilReady(
    await spawnServer(dataDir, { SHIPSHAPE_TOKEN: token, SHIPSHAPE_PRIVATE_WEBHOOKS: 'on' }),
  )
  return {
    url: server.url,
    end: async () => {
      await server.end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A live server, new, on a free port of this machine. */
export async function startLive(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-people-'))
  const server: Server = await waitUntilReady(await spawnServer(dataDir, { SHIPSHAPE_AWS: 'live', ...env }))
  return {
    ...server,
    close: async () => {
      await server.end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The HTTP interface of a server, with the token of an admin. */
export function apiOf(url: string): Promise<APIRequestContext> {
  return request.newContext({ baseURL: url, extraHTTPHeaders: { authorization: `Bearer ${token}` }, timeout: 0 })
}
