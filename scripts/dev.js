// npm run dev: the same server, rebuilt as files change.
import { prepare } from './prepare.js'
import { isEnding } from './run.js'
import { address, serveSources } from './serve.js'

const where = address()
await prepare({ build: false })
if (isEnding()) process.exit(1)
await serveSources(where)
