import { gzipSync } from 'node:zlib'
import { expect, test } from './fixtures'

/** kB of gzipped JavaScript that a page may load before somebody touches it. */
const bound = 320

const pages = ['/', '/readiness/payments-ecs', '/clusters', '/roles', '/alarms', '/accounts', '/export', '/settings']

for (const path of pages) {
  test(`${path} loads little JavaScript`, async ({ page }, { annotations }) => {
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    const bodies = await Promise.all(scripts)
    // As gzip at its usual level sends them, whatever this server negotiates.
    const kB = bodies.reduce((sum, body) => sum + gzipSync(body).byteLength, 0) / 1000
    const figure = `${kB.toFixed(1)} kB gzip in ${bodies.length} scripts`
    annotations.push({ type: 'first-load JavaScript', description: figure })
    console.log(`first-load JavaScript of ${path}: ${figure}`)
    expect(kB).toBeGreaterThan(50)
    expect(kB).toBeLessThan(bound)
  })
}
