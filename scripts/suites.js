// The suites of npm test: each runs one tool and adds what passed and failed to the sum.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './find-chromium.js'
import { runNode } from './run.js'

const scratch = mkdtempSync(join(tmpdir(), 'shipshape-test-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const env = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', NEXT_TELEMETRY_DISABLED: '1' }

export const total = { passed: 0, failed: 0 }

/** `since`: when the suite started, in ms of `performance.now()`. */
function report(suite, since, passed, failed, output = '') {
  total.passed += passed
  total.failed += failed
  if (failed > 0 && output) console.log(output)
  console.log(`${suite}: ${passed} passed, ${failed} failed (${Math.round((performance.now() - since) / 1000)} s)`)
}

/** A tool that passes or fails as a whole counts as one. */
export async function tool(suite, args) {
  const since = performance.now()
  const { code, output } = await runNode(args, { capture: true, env })
  report(suite, since, code === 0 ? 1 : 0, code === 0 ? 0 : 1, output)
}

/** Vitest over the files whose path holds one of `filters`; all of them where there is none. */
export async function vitest(suite, filters, variables) {
  const since = performance.now()
  const file = join(scratch, `${suite.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, output } = await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters], {
    capture: true,
    env: { ...env, ...variables },
  })
  const { numPassedTests: passed = 0, numFailedTests: failed = 0, numPendingTests: skipped = 0 } = readJson(file)
  // A file that does not even load runs no test: the exit code tells. A skipped test is one that proves nothing.
  report(suite, since, passed, failed + skipped || (code === 0 && passed > 0 ? 0 : 1), output)
}

/** The journeys in a real browser against the built server. */
export async function journeys() {
  const since = performance.now()
  const chromium = await findChromium()
  if (!chromium) {
    return report(
      'journeys',
      since,
      0,
      1,
      'No Chromium found and none could be installed. Install one, or set SHIPSHAPE_CHROMIUM.',
    )
  }
  const file = join(scratch, 'journeys.json')
  const { code, output } = await runNode(
    ['node_modules/@playwright/test/cli.js', 'test', '-c', 'e2e/playwright.config.ts', '--reporter=line,json'],
    { capture: true, env: { ...env, SHIPSHAPE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  )
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = readJson(file).stats ?? {}
  return report(
    'journeys',
    since,
    expected,
    unexpected + flaky + skipped || (code === 0 && expected > 0 ? 0 : 1),
    output,
  )
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
