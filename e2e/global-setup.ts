import { startServer, waitUntilChecked } from './start-server'

/** Starts the server of the journeys, waits until it has checked its accounts, and ends it after them. */
export default async function globalSetup() {
  const { url, end } = await startServer()
  await waitUntilChecked(url)
  process.env.SHIPSHAPE_E2E_URL = url
  return end
}
