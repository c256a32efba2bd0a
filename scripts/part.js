// A process of the built server that serves no pages: what instrumentation boots, without Next around it.
import { createRequire } from 'node:module'

process.env.NEXT_RUNTIME = 'nodejs'
const { register } = createRequire(import.meta.url)('../.next/server/instrumentation.js')
await register()
