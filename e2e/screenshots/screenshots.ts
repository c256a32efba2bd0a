import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '@/scripts/find-chromium.js'
import { untilChecked } from '../check'
import { visit } from '../fixtures'
import { apiOf, startServer } from '../start-server'
import { type Look, type Picture, pictures } from './pictures'
import type { State } from './states'

type Wanted = {
  folder: string
  /** Parts that a picture's name must all have; none: every picture. */
  parts: readonly string[]
  /** The server to look at; null: one of its own in the sandbox, with the imaginary team checked. */
  url: string | null
}

/** Takes the wanted pictures and says their paths. @throws where a state cannot be reached */
export async function screenshots({ folder, parts, url }: Wanted): Promise<void> {
  const wanted = pictures.filter(({ name }) => parts.every((part) => name.includes(part)))
  mkdirSync(folder, { recursive: true })
  const server = url === null ? await checkedServer() : { url, end: async () => {} }
  const executablePath = await findChromium()
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] })
  try {
    for (const picture of wanted) {
      const path = join(folder, `${picture.name}.png`)
      await takePicture(browser, server.url, picture, path)
      console.log(path)
    }
  } finally {
    await browser.close()
    await server.end()
  }
}

async function checkedServer(): Promise<{ url: string; end: () => Promise<void> }> {
  const server = await startServer()
  const api = await apiOf(server.url)
  await untilChecked(api)
  await api.dispose()
  return server
}

async function takePicture(browser: Browser, url: string, { state, width, look }: Picture, path: string) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
    ...emulation[look],
  })
  const page = await context.newPage()
  await visit(page, state.path)
  await state.act?.(page)
  await page.screenshot({ path, fullPage: isWhole(state), animations: 'disabled' })
  await context.close()
}

/** What stands over a page belongs to the window. */
const isWhole = ({ over = false }: State) => !over

const emulation = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const satisfies Record<Look, object>
