// A process of the built server that serves no pages: what instrumentation boots, without Next around it.
import { createRequire } from 'node:module'
import { getPriority, setPriority } from 'node:os'

// Niceness above that of the process that answers people: what is collected and judged may take longer, a page may not.
const behindPages = 5

try {
  setPriority(Math.min(getPriority() + behindPages, 19))
} catch {
  // A container may forbid it; then all processes have the same share.
}
process.env.NEXT_RUNTIME = 'nodejs'
const { register } = createRequire(import.meta.url)('../.next/server/instrumentation.js')
await register()
