// A thread of the built server that reads what people send, beside the event loop that serves everybody.
import { createRequire } from 'node:module'

process.env.NEXT_RUNTIME = 'nodejs'
const { readInThread } = createRequire(import.meta.url)('../.next/server/instrumentation.js')

export default readInThread
