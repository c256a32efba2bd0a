import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

/** Journeys that count what a server holds, start servers or check all accounts: one after another, on a server of their own. */
const alone = [
  'causes',
  'container',
  'durability',
  'export',
  'first-run',
  'first-visit',
  'history',
  'import-yaml',
  'people',
  'refusals',
  'scan',
  'settings',
  'start-warning',
].map((name) => `${name}.spec.ts`)

const minutes = 60_000

/**
 * Two built servers, each with a database of its own, serve all journeys; a journey on the shared one makes the accounts it
 * changes. No time here is an expectation: a journey waits for what it expects, and the limits only end one that hangs.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  workers: Math.min(4, availableParallelism()),
  retries: 0,
  forbidOnly: true,
  timeout: 15 * minutes,
  expect: { timeout: 5 * minutes },
  use: {
    launchOptions: {
      ...(process.env.SHIPSHAPE_CHROMIUM && { executablePath: process.env.SHIPSHAPE_CHROMIUM }),
      args: ['--disable-background-networking', '--no-first-run'],
    },
    // Recording every step costs a third of the time: npm run e2e -- --trace retain-on-failure, where it is wanted.
    screenshot: 'only-on-failure',
  },
  // The addresses are set by the global set-up, before the workers read this file.
  projects: [
    { name: 'alone', testMatch: alone, workers: 1, use: serverAt(process.env.SHIPSHAPE_E2E_ALONE_URL) },
    { name: 'shared', testIgnore: alone, fullyParallel: true, use: serverAt(process.env.SHIPSHAPE_E2E_URL) },
  ],
})

function serverAt(baseURL: string | undefined) {
  return baseURL === undefined ? {} : { baseURL }
}
