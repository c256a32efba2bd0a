import { fileURLToPath } from 'node:url'
import { createViteServer } from 'vitest/node'

/**
 * Loads modules of this project's TypeScript into plain Node: Vite, which vitest brings, reads it. Close it, or end the process.
 * @returns {Promise<{ load: (path: string) => Promise<any>, close: () => Promise<void> }>} `path` from the project's folder: `/lib/…`
 */
export async function loadTypeScript() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const server = await createViteServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
  })
  return { load: (path) => server.ssrLoadModule(path), close: () => server.close() }
}
