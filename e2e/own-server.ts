import { test as base } from './fixtures'
import { startServer, waitUntilChecked } from './start-server'

/** For tests that count: on a server that nobody else changes, its accounts checked once. Tests in turn share it. */
export const test = base.extend<object, { serverUrl: string }>({
  serverUrl: [
    async ({ playwright: _ }, use) => {
      const { url, end } = await startServer()
      await waitUntilChecked(url)
      await use(url)
      await end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ serverUrl }, use) => use(serverUrl),
})
