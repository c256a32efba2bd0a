import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** moto is somebody else's server: its suite belongs to a run that has started one. */
const withoutMoto = process.env.SHIPSHAPE_MOTO_URL ? [] : ['lib/whole-line/moto.test.ts']

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...withoutMoto],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
