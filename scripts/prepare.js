// Installs, generates and builds what is not fresh. Plain Node: it runs in a clone without node_modules.
import { existsSync, rmSync } from 'node:fs'
import { linkLibraries, packageOf } from '../prisma/embedded/engine.js'
import { run, runNode } from './run.js'
import { hashOf, unlessFresh } from './stamp.js'
import { step } from './step.js'

const sources = [
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const notBuilt = (path) => path === 'prisma/generated' || /\.test\.tsx?$/.test(path)

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    `Shipshape needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  )
  process.exit(1)
}

/** Development packages are needed to generate and build, whatever NODE_ENV says. */
const install = () =>
  unlessFresh('node_modules/.shipshape-stamp', hashOf(['package-lock.json']), () =>
    step('Installing packages', () =>
      run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { capture: true }),
    ),
  )

/** npm runs no install scripts: what that of PostgreSQL's package does is done here. */
function link() {
  const folder = packageOf(process.platform, process.arch)
  if (folder !== null) linkLibraries(folder)
}

/** `prisma generate` runs no engine but asks for the path of one: any executable satisfies it, and nothing is downloaded. */
const generate = () =>
  unlessFresh('prisma/generated/.shipshape-stamp', hashOf(['prisma/schema.prisma', 'package-lock.json']), () =>
    step('Generating the database client', () =>
      runNode(['node_modules/prisma/build/index.js', 'generate'], {
        capture: true,
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
          CHECKPOINT_DISABLE: '1',
        },
      }),
    ),
  )

function build() {
  const stamp = '.next/shipshape-stamp'
  if (!existsSync('.next/BUILD_ID')) rmSync(stamp, { force: true })
  return unlessFresh(stamp, hashOf(sources, notBuilt), () =>
    step('Building the dashboard', () =>
      runNode(['node_modules/next/dist/bin/next', 'build'], {
        capture: true,
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', SHIPSHAPE_BUILD: '1' },
      }),
    ),
  )
}

/** Brings the clone to where the server (with `build`) or the tests can run. Skips what is fresh. */
export async function prepare({ build: wanted }) {
  requireNode()
  await install()
  link()
  await generate()
  if (wanted) await build()
}
