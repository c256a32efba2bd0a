// The browser of the journeys: one that is here, else Playwright's own, else Debian's.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run, runNode } from './run.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function playwrights() {
  const { chromium } = await import('@playwright/test')
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : undefined
}

/** Path of a Chromium, installing one where there is none; undefined where that is not possible. */
export async function findChromium() {
  const present = process.env.SHIPSHAPE_CHROMIUM || onPath() || (await playwrights())
  if (present) return present
  console.log('No Chromium here: installing one for the browser journeys …')
  await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { capture: true })
  const installed = await playwrights()
  if (installed || process.getuid?.() !== 0) return installed
  await run('apt-get', ['update'], { capture: true })
  await run('apt-get', ['install', '-y', 'chromium'], { capture: true })
  return onPath()
}
