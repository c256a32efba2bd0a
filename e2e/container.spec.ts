import { spawn } from 'node:child_process'
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { untilChecked } from './check'
import { type Server, spawnServer, waitUntilReady } from './server'
import { apiOf, token } from './start-server'

/** The Dockerfile's user, where the tests may become another; else a folder without write bits must do. */
const user = process.getuid?.() === 0 ? { uid: 10_001, gid: 10_001 } : {}

/** What the Dockerfile's instruction of that name runs. */
function commandOf(instruction: 'CMD' | 'HEALTHCHECK'): string[] {
  const lines = readFileSync('Dockerfile', 'utf8').replaceAll(/\\\n\s*/g, ' ')
  const [, list = '[]'] = new RegExp(`^${instruction}\\b.*?(\\[.*\\])$`, 'm').exec(lines) ?? []
  return JSON.parse(list)
}

/** A folder that is laid out as the image is, with nothing in it that its user may write, and a data folder of that user. */
const test = base.extend<{ image: { folder: string; dataDir: string } }>({
  image: async ({ playwright: _ }, use) => {
    const top = mkdtempSync(join(tmpdir(), 'shipshape-image-'))
    chmodSync(top, 0o755)
    const [folder, dataDir] = [join(top, 'app'), join(top, 'data')]
    expect((await run(['node', 'scripts/image.js', folder])).code).toBe(0)
    for (const path of pathsIn(folder)) if (!lstatSync(path).isSymbolicLink()) chmodSync(path, modeOf(path) & ~0o222)
    mkdirSync(dataDir, { mode: 0o700 })
    if (user.uid !== undefined) chownSync(dataDir, user.uid, user.gid)
    await use({ folder, dataDir })
    for (const path of pathsIn(folder)) if (lstatSync(path).isDirectory()) chmodSync(path, 0o755)
    rmSync(top, { recursive: true, force: true, maxRetries: 50 })
  },
})

const pathsIn = (folder: string) => [
  folder,
  ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
]
const modeOf = (path: string) => (lstatSync(path).isDirectory() || lstatSync(path).mode & 0o111 ? 0o755 : 0o644)

/** @param [, ...args] after `node` */
function run([, ...args]: string[], env = {}, place = {}): Promise<{ code: number | null; output: string }> {
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe']
  const child = spawn(process.execPath, args, { ...place, stdio, env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

test('what the image holds serves, scans and stops as a user who may write nothing but the data folder', async ({
  image,
}) => {
  const { folder, dataDir } = image
  const held = pathsIn(folder).map((path) => path.slice(folder.length + 1))
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(Object.keys(devDependencies).filter((name) => held.includes(`node_modules/${name}`))).toEqual([])
  expect(held.filter((name) => /\.test\.[jt]sx?$|^(lib|app|components|e2e|\.git)\//.test(name))).toEqual([])

  expect(commandOf('CMD')).toEqual(['node', 'scripts/serve-built.js'])
  const nowhere = { TMPDIR: '/nonexistent', HOME: '/nonexistent' }
  const place = { cwd: folder, ...user }
  const server: Server = await waitUntilReady(await spawnServer(dataDir, { ...nowhere, SHIPSHAPE_TOKEN: token }, place))
  const api = await apiOf(server.url)
  expect((await api.get('/')).status()).toBe(200)
  await untilChecked(api)
  await api.dispose()

  const healthcheck = () => run(commandOf('HEALTHCHECK'), { PORT: new URL(server.url).port }, place)
  expect(await healthcheck()).toEqual({ code: 0, output: '' })

  const file = join(dataDir, 'taken.backup')
  const backup = ['node', 'scripts/backup.js', file]
  const taken = await run(backup, { ...nowhere, SHIPSHAPE_DATA_DIR: dataDir, DATABASE_URL: '' }, place)
  expect(taken).toEqual({ code: 0, output: expect.stringMatching(/rows of \d+ tables/) })

  const asked = performance.now()
  server.ask('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
  expect((await healthcheck()).code).toBe(1)
})
