import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** moto is somebody else's server: its suite belongs to a run that has started one. */
const withoutMoto = process.env.SHIPSHAPE_MOTO_URL ? [] : ['lib/whole-line/moto.test.ts']

/** Pure code and its tests: nothing is kept for the process, so that not every file need load everything anew, in half the time. */
const pure = ['components/**/*.test.{ts,tsx}', 'lib/{readiness,registry}/**/*.test.ts']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // No time is an expectation here: these only end a test that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: {
          name: 'wire',
          include: ['{app,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...withoutMoto, ...pure],
          globalSetup: './prisma/testing/global-setup.ts',
        },
      },
    ],
  },
})
