// npm start: install, generate, build, serve. Everything that is already fresh is skipped.
import { requireFreeAddress } from './free-address.js'
import { prepare } from './prepare.js'
import { isEnding } from './run.js'
import { address, serveBuilt } from './serve.js'

const where = address()
await requireFreeAddress(where)
await prepare({ build: true })
if (isEnding()) process.exit(1)
await serveBuilt(where)
