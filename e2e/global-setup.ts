import { untilChecked } from './check'
import { apiOf, startServer } from './start-server'

/** Starts the servers of the journeys one after another, each once the one before has checked its accounts, and ends them after all. */
export default async function globalSetup() {
  const ends: (() => Promise<void>)[] = []
  const endAll = async () => {
    for (const end of ends) await end()
  }
  try {
    for (const variable of ['SHIPSHAPE_E2E_URL', 'SHIPSHAPE_E2E_ALONE_URL']) {
      const { url, end } = await startServer()
      ends.push(end)
      const api = await apiOf(url)
      await untilChecked(api)
      await api.dispose()
      process.env[variable] = url
    }
  } catch (problem) {
    await endAll()
    throw problem
  }
  return endAll
}
