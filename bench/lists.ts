import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from '@playwright/test'
import { spawnServer, waitUntilReady } from '@/e2e/server'
import { findChromium } from '@/scripts/find-chromium.js'
import { seedList } from './seeded-list'

/** What a list may cost at its largest. */
const bounds = { htmlKB: 150, filterMs: 100, cellMs: 200 }

/** Measures the lists of a fleet on the built server, in a browser: a table of figures. @throws where one is over its bound */
export async function lists(): Promise<void> {
  const executablePath = await findChromium()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
  console.log(`Load of the machine (1 min): ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
  console.log(
    '| accounts | page | HTML, kB gzip (raw) | DOM nodes | filter keystroke to paint, median and worst of 6 | open |',
  )
  console.log('|---|---|---|---|---|---|')
  try {
    const over = [await measure(browser, 300), await measure(browser, 1000)].flat()
    if (over.length > 0) throw new Error(over.join('\n'))
  } finally {
    await browser.close()
  }
}

async function measure(browser: Browser, accounts: number): Promise<string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'shipshape-lists-'))
  await seedList(dataDir, accounts)
  const server = await waitUntilReady(await spawnServer(dataDir))
  try {
    const home = await pageFigures(browser, `${server.url}/`, (page) =>
      openMs(page, 'tbody td a', 'aside article, aside details'),
    )
    const registry = await pageFigures(browser, `${server.url}/accounts`, (page) =>
      openMs(page, 'tbody th a', 'aside form'),
    )
    console.log(line(accounts, '/', home))
    console.log(line(accounts, '/accounts', registry))
    return [
      ...tooMuch(`/ at ${accounts}: HTML`, home.gzipKB, bounds.htmlKB, 'kB'),
      ...tooMuch(`/ at ${accounts}: filter`, home.filterMs[3] ?? 0, bounds.filterMs, 'ms'),
      ...tooMuch(`/ at ${accounts}: cell`, home.openMs, bounds.cellMs, 'ms'),
    ]
  } finally {
    await server.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Figures = { gzipKB: number; rawKB: number; nodes: number; filterMs: number[]; openMs: number }

async function pageFigures(browser: Browser, url: string, open: (page: Page) => Promise<number>): Promise<Figures> {
  const html = await (await fetch(url)).text()
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(url, { waitUntil: 'networkidle' })
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
  const opened = await open(page)
  await page.keyboard.press('Escape')
  const filterMs: number[] = []
  const field = page.getByRole('searchbox').first()
  await field.focus()
  for (const key of ['t', 'e', 'a', 'm', '-', '0']) filterMs.push(await keystrokeMs(page, key))
  await page.close()
  return {
    gzipKB: gzipSync(html).byteLength / 1000,
    rawKB: html.length / 1000,
    nodes,
    filterMs: filterMs.toSorted((a, b) => a - b),
    openMs: opened,
  }
}

/** From the key's event to the frame after it, in the page's own clock. */
async function keystrokeMs(page: Page, key: string): Promise<number> {
  // An object around the promise: the listener is there before the key is pressed.
  const seen = await page.evaluateHandle(() => ({
    painted: new Promise<number>((resolve) => {
      document.addEventListener(
        'keydown',
        (event) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp))),
        { once: true, capture: true },
      )
    }),
  }))
  await page.keyboard.press(key)
  return seen.evaluate(({ painted }) => painted)
}

/** From a click until what it opens is drawn, in the page's own clock; the second time, with the panel's code loaded. */
async function openMs(page: Page, from: string, target: string): Promise<number> {
  await clickAndWait(page, from, 0, target)
  await page.keyboard.press('Escape')
  await page.locator(target).first().waitFor({ state: 'detached' })
  return clickAndWait(page, from, 9, target)
}

function clickAndWait(page: Page, from: string, index: number, target: string): Promise<number> {
  return page.evaluate(
    ([from, index, target]) =>
      new Promise<number>((resolve, reject) => {
        const startedAt = performance.now()
        const look = () => {
          const ms = performance.now() - startedAt
          if (document.querySelector(target)) setTimeout(() => resolve(performance.now() - startedAt))
          else if (ms > 60_000) reject(new Error(`${target} did not open`))
          else requestAnimationFrame(look)
        }
        document.querySelectorAll<HTMLElement>(from)[index]?.click()
        requestAnimationFrame(look)
      }),
    [from, index, target] as const,
  )
}

function line(accounts: number, path: string, { gzipKB, rawKB, nodes, filterMs, openMs }: Figures): string {
  const filter = `${Math.round(filterMs[3] ?? 0)} ms, ${Math.round(filterMs.at(-1) ?? 0)} ms`
  return `| ${accounts} | ${path} | ${gzipKB.toFixed(1)} (${Math.round(rawKB)}) | ${nodes} | ${filter} | ${Math.round(openMs)} ms |`
}

function tooMuch(what: string, value: number, bound: number, unit: string): string[] {
  return value <= bound ? [] : [`${what} ${Math.round(value)} ${unit}, bound ${bound} ${unit}`]
}
