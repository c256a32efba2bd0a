// npm run bench: what a scan of a large fleet costs; bench/RESULTS.md is written anew. `npm run bench -- lists`: what the
// pages of 300 and 1,000 accounts cost in a browser, on the built server; `-- history`: a year of hourly reports.
import { loadTypeScript } from './load-typescript.js'

// The SDK says on Node 20 that it will one day want 22; the figures are lines of their own.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const { load } = await loadTypeScript()

const [role, options] = process.argv.slice(2)
if (role === 'sandbox') {
  const { serveFleet } = await load('/bench/sandbox-process.ts')
  await serveFleet(JSON.parse(options ?? '{}'))
} else if (role === 'lists') {
  const { lists } = await load('/bench/lists.ts')
  await lists()
  process.exit(0)
} else {
  const { startTestServer } = await load('/prisma/testing/test-server.ts')
  const endTestServer = await startTestServer({ durable: true })
  if (role === 'saving') {
    const { saving } = await load('/bench/saving.ts')
    await saving()
  } else if (role === 'history') {
    const { history } = await load('/bench/history.ts')
    await history()
  } else {
    const { bench } = await load('/bench/bench.ts')
    await bench()
  }
  await endTestServer()
  process.exit(0)
}
