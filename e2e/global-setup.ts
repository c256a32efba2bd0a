import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnServer, waitUntilReady } from './server'

/** Starts the server of the journeys and ends it after them. */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-e2e-'))
  const server = await waitUntilReady(await spawnServer(dataDir, { SHIPSHAPE_TOKEN: 'journeys' }))
  process.env.SHIPSHAPE_E2E_URL = server.url
  return async () => {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
