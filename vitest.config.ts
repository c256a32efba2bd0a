import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** moto is somebody else's server: its suite belongs to a run that has started one. */
const withoutMoto = process.env.SHIPSHAPE_MOTO_URL ? [] : ['lib/whole-line/moto.test.ts']

/** What opens databases or keeps a runtime for the whole process. */
const ofItsOwn = ['{app,prisma,scripts}/**/*.test.{ts,tsx}', 'lib/{http,scans}/**/*.test.ts']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    // No time is an expectation here: these only end a test that hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['{components,lib}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...withoutMoto, ...ofItsOwn],
          // These files keep nothing for the process, so that they need not load everything each for itself: half the time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'of its own', include: ofItsOwn, exclude: [...configDefaults.exclude, ...withoutMoto] },
      },
    ],
  },
})
