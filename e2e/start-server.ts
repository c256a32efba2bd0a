import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Server, spawnServer, waitUntilReady } from './server'

/** What makes a request to the HTTP interface an admin's. */
export const token = 'journeys'
const headers = { authorization: `Bearer ${token}` }

/** A server with a data folder of its own, new: the imaginary team's accounts, nothing checked yet. */
export async function startServer(): Promise<{ url: string; end: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-e2e-'))
  const server: Server = await waitUntilReady(await spawnServer(dataDir, { SHIPSHAPE_TOKEN: token }))
  return {
    url: server.url,
    end: async () => {
      await server.end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * Waits for the first scan, which a new server starts by itself: until every ECS account has its report.
 * @throws after 120 s
 */
export async function waitUntilChecked(url: string): Promise<void> {
  const deadline = Date.now() + 120_000
  const read = async (path: string) => (await fetch(`${url}/api/v1/${path}`, { headers })).json()
  for (;;) {
    const [{ ecsAccounts }, { accounts }] = await Promise.all([read('registry'), read('readiness')])
    if (accounts.length >= ecsAccounts.length) return
    if (Date.now() > deadline) throw new Error(`${accounts.length} of ${ecsAccounts.length} accounts were checked.`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
