// npm run screenshots -- FOLDER [PART…], after a build: pictures of every page and its main states, at five widths, light,
// dark and in forced colours. With parts only the pictures whose name has them all: `alarms 390 dark`. Of the server at
// SHIPSHAPE_URL, or of one of its own in the sandbox.
import { loadTypeScript } from './load-typescript.js'

const [folder, ...parts] = process.argv.slice(2)
if (!folder) {
  console.error('Where to? npm run screenshots -- FOLDER [PART…]')
  process.exit(1)
}
const { load } = await loadTypeScript()
const { screenshots } = await load('/e2e/screenshots/screenshots.ts')
await screenshots({ folder, parts, url: process.env.SHIPSHAPE_URL || null })
process.exit(0)
