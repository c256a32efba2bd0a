// npm run lighthouse [-- RUNS [PART…]], after a build: scores of every page, phone and desktop, the median of RUNS (3), as a
// table. With parts only the pages whose path has one of them. Of the server at SHIPSHAPE_URL, or of one of its own in the sandbox.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.js'
import { loadTypeScript } from './load-typescript.js'
import { run } from './run.js'

// Not a dependency: nobody but who measures needs its 200 packages. The last that runs on Node 20.
const lighthouse = 'lighthouse@12.8.2'
const categories = ['performance', 'accessibility', 'best-practices', 'seo']

const [runs = '3', ...parts] = process.argv.slice(2)
const { load } = await loadTypeScript()
const { places } = await load('/e2e/pages.ts')
const chromium = await findChromium()
const folder = mkdtempSync(join(tmpdir(), 'shipshape-lighthouse-'))
const server = process.env.SHIPSHAPE_URL
  ? { url: process.env.SHIPSHAPE_URL, end: async () => {} }
  : await checkedServer()

async function checkedServer() {
  const { startServer, apiOf } = await load('/e2e/start-server.ts')
  const { untilChecked } = await load('/e2e/check.ts')
  const started = await startServer()
  const api = await apiOf(started.url)
  await untilChecked(api)
  await api.dispose()
  return started
}

/** Scores of one visit, 0 to 100 each, in the order of `categories`. */
async function scoresOf(path, form) {
  const output = join(folder, 'report.json')
  const flags = ['--quiet', '--output=json', `--output-path=${output}`, `--only-categories=${categories.join()}`]
  const shape = form === 'desktop' ? ['--preset=desktop'] : []
  const browser = '--chrome-flags=--headless=new --no-sandbox --disable-background-networking'
  const words = ['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', server.url + path]
  const env = chromium ? { CHROME_PATH: chromium } : {}
  const { code, output: said } = await run('npm', [...words, ...flags, ...shape, browser], { capture: true, env })
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}: ${said.slice(-2000)}`)
  const report = JSON.parse(readFileSync(output, 'utf8'))
  return categories.map((name) => Math.round(100 * (report.categories[name]?.score ?? 0)))
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

try {
  console.log(`| page | screen | ${categories.join(' | ')} |\n|---|---|${'---|'.repeat(categories.length)}`)
  const pages = new Map(places.map(({ path }) => [path.split('?')[0], path]).reverse())
  const wanted = [...pages.keys()].filter((path) => parts.length === 0 || parts.some((part) => path.includes(part)))
  for (const path of wanted) {
    for (const form of ['mobile', 'desktop']) {
      const visits = []
      for (let visit = 0; visit < Number(runs); visit++) visits.push(await scoresOf(path, form))
      const scores = categories.map((_, index) => median(visits.map((visit) => visit[index])))
      console.log(`| ${path} | ${form} | ${scores.join(' | ')} |`)
    }
  }
} finally {
  await server.end()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
