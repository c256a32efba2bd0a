// npm test: every check there is, one line a suite, and the sum as the last line.
import { prepare } from './prepare.js'
import { isEnding } from './run.js'
import { journeys, tool, total, vitest } from './suites.js'

await prepare({ build: true })
// Each of the two lines waits for others most of its time: beside one another they take little longer than one.
await Promise.all([tools().then(journeys), units()])

if (isEnding()) process.exit(1)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

async function tools() {
  await tool('lint and format', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.'])
  await tool('borders and circles', ['scripts/graph.js'])
  await tool('route types', ['node_modules/next/dist/bin/next', 'typegen'])
  await tool('types', ['node_modules/typescript-native/bin/tsc', '--noEmit'])
  await tool('dead code', ['node_modules/knip/bin/knip.js'])
}

async function units() {
  await vitest('unit and wire', [], { SHIPSHAPE_MOTO_URL: '', SHIPSHAPE_TEST_DATABASE_URL: '' })
  if (process.env.SHIPSHAPE_TEST_DATABASE_URL) {
    await vitest('the same on Postgres', ['prisma/', 'lib/scans/'], { SHIPSHAPE_MOTO_URL: '' })
  }
  if (process.env.SHIPSHAPE_MOTO_URL) await vitest('the same against moto', ['lib/whole-line/moto'], {})
}
