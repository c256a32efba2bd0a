import { defineConfig } from '@playwright/test'

/** One built server with a database of its own serves all journeys; each journey makes the accounts it changes. */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalSetup: './global-setup.ts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    // Set by the global set-up, before the workers read this file.
    ...(process.env.SHIPSHAPE_E2E_URL && { baseURL: process.env.SHIPSHAPE_E2E_URL }),
    launchOptions: {
      ...(process.env.SHIPSHAPE_CHROMIUM && { executablePath: process.env.SHIPSHAPE_CHROMIUM }),
      args: ['--disable-background-networking', '--no-first-run'],
    },
    trace: 'retain-on-failure',
  },
})
