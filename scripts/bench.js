// npm run bench: what a scan of a large fleet costs; bench/RESULTS.md is written anew. `npm run bench -- lists`: what the
// pages of 300 and 1,000 accounts cost in a browser, on the built server.
// Vite, which vitest brings, reads the TypeScript.
import { fileURLToPath } from 'node:url'
import { createViteServer } from 'vitest/node'

// The SDK says on Node 20 that it will one day want 22; the figures are lines of their own.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

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

const [role, options] = process.argv.slice(2)
if (role === 'sandbox') {
  const { serveFleet } = await server.ssrLoadModule('/bench/sandbox-process.ts')
  await serveFleet(JSON.parse(options ?? '{}'))
} else if (role === 'saving') {
  const { saving } = await server.ssrLoadModule('/bench/saving.ts')
  await saving()
  process.exit(0)
} else if (role === 'lists') {
  const { lists } = await server.ssrLoadModule('/bench/lists.ts')
  await lists()
  process.exit(0)
} else {
  const { bench } = await server.ssrLoadModule('/bench/bench.ts')
  await bench()
  process.exit(0)
}
