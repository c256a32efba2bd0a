import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** moto is somebody else's server: its suite belongs to a run that has started one. */
const withoutMoto = process.env.SHIPSHAPE_MOTO_URL ? [] : ['lib/whole-line/moto.test.ts']

/** Pure code and its tests, which need no server. */
const pure = ['components/**/*.test.{ts,tsx}', 'lib/{readiness,registry}/**/*.test.ts']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // No time is an expectation here: these only end a test that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // As many as there are cores: most files wait for a database or a socket half of their time.
    maxWorkers: availableParallelism(),
    // To load everything anew for each file is a third of the CPU. So a file gives back what it sets for its process.
    isolate: false,
    unstubEnvs: true,
    projects: [
      { extends: true, test: { name: 'pure', include: pure } },
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
