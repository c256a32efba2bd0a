// Starts the embedded database in argv[2] as `npm start` would, prints its address, and stops it when asked to end.
import { startEmbedded } from '../start-embedded.js'

const [dataDir = ''] = process.argv.slice(2)
try {
  const { url, pid, stop } = await startEmbedded({ dataDir, database: 'sandbox' })
  process.on('SIGTERM', () => stop().then(() => process.exit(0)))
  console.log(JSON.stringify({ url, pid }))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
