import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareDataFolder } from './data-folder.js'
import { locateEngine } from './engine.js'
import { reachableEngine } from './reachable-engine.js'
import { serverUser } from './server-user.js'
import { endHolders, startHolder } from './testing/holder'

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65_534, gid: 65_534 }

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shipshape-refusals-'))
})
afterEach(async () => {
  await endHolders()
  rmSync(root, { recursive: true, force: true })
})

const modeOf = (path: string) => statSync(path).mode & 0o7777

/** A folder that everybody may enter. */
function openFolder(name: string): string {
  const folder = join(root, name)
  mkdirSync(folder)
  chmodSync(folder, 0o755)
  return folder
}

test('a new data folder, an empty one and one of ours are closed to others', () => {
  expect(modeOf(prepareDataFolder(join(root, 'a/b')))).toBe(0o700)
  expect(modeOf(prepareDataFolder(openFolder('empty')))).toBe(0o700)
  const ours = openFolder('ours')
  mkdirSync(join(ours, 'postgres'))
  expect(modeOf(prepareDataFolder(ours))).toBe(0o700)
})

test("somebody's folder is left as it is, and the message names it, why, and where to go", () => {
  const home = openFolder('home')
  writeFileSync(join(home, 'letter.txt'), '')
  expect(() => prepareDataFolder(home)).toThrow(
    `Other users may enter the data folder ${home} (mode 755), and it holds files that are not Shipshape's. Set SHIPSHAPE_DATA_DIR to a folder of its own, such as ${home}/shipshape`,
  )
  expect(modeOf(home)).toBe(0o755)
})

test('a file in the way is named', () => {
  writeFileSync(join(root, 'file'), '')
  for (const path of ['file', 'file/data']) {
    expect(() => prepareDataFolder(join(root, path))).toThrow(
      /is not a folder .* Set SHIPSHAPE_DATA_DIR .* DATABASE_URL/,
    )
  }
})

test('a platform without binaries is told to bring a server', () => {
  expect(() => locateEngine('freebsd', 'x64')).toThrow(
    'There is no PostgreSQL for freebsd on x64 that Shipshape could start by itself: set DATABASE_URL',
  )
  expect(() => locateEngine('darwin', 'x64')).toThrow(/PostgreSQL is not installed: .* Run npm ci .* DATABASE_URL/)
})

test('binaries without their loader are told apart: this is what musl looks like', () => {
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'bin/postgres'), '#!/nowhere/ld-linux-x86-64.so.2\n', { mode: 0o755 })
  expect(() => reachableEngine(root, null)).toThrow(/it needs glibc, .* not Alpine.*DATABASE_URL/)
})

test('binaries that fail say how', () => {
  mkdirSync(join(root, 'bin'))
  writeFileSync(join(root, 'bin/postgres'), '#!/bin/sh\necho "Error relocating: no such symbol" >&2; exit 127\n', {
    mode: 0o755,
  })
  expect(() => reachableEngine(root, null)).toThrow(/does not run here: Error relocating: no such symbol/)
})

test('damaged files stop the start with the folder, what Postgres said and what to do; nothing is made anew', async () => {
  const dataDir = join(root, 'data')
  const holder = await startHolder({ dataDir })
  await holder.end('SIGTERM')
  const control = join(dataDir, 'postgres/cluster/global/pg_control')
  writeFileSync(control, 'not what it was')
  await expect(startHolder({ dataDir })).rejects.toThrow(
    /The embedded database in .*data\/postgres did not start: .*pg_control[\s\S]* put .*data\/postgres back from a copy, .* SHIPSHAPE_DATA_DIR .* DATABASE_URL/,
  )
  rmSync(join(dataDir, 'postgres/password'))
  await expect(startHolder({ dataDir })).rejects.toThrow(/data\/postgres/)
  expect(statSync(control).size).toBe(15)
}, 60_000)

const asRoot = [
  {
    name: 'the owner of the data folder is whom Postgres runs as; of root it is nobody',
    run: () => {
      const theirs = openFolder('theirs')
      chownSync(theirs, 1234, 4321)
      expect(serverUser([join(root, 'none'), theirs])).toEqual({ uid: 1234, gid: 4321 })
      expect(serverUser([root])).toEqual(nobody)
      expect(() => serverUser([root], 'darwin')).toThrow(/refuses to run as root. Start Shipshape as an ordinary user/)
    },
  },
  {
    name: 'binaries that nobody can read are copied once to where only root writes',
    run: () => {
      const closed = join(root, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const engine = join(closed, 'native')
      cpSync(locateEngine(), engine, { recursive: true, verbatimSymlinks: true })
      chmodSync(root, 0o755)
      const places = [join(openFolder('of-another'), 'x'), join(root, 'cache')]
      writeFileSync(join(root, 'of-another/x'), '')
      const copy = reachableEngine(engine, nobody, places)
      expect(copy).toMatch(/cache\/postgres-[0-9a-f]{16}$/)
      expect(reachableEngine(engine, nobody, places)).toBe(copy)
      expect(modeOf(join(root, 'cache'))).toBe(0o755)
      expect(() => reachableEngine(engine, nobody, [join(root, 'of-another/x')])).toThrow(
        /user 65534 cannot read .*closed\/native, and no copy could be made .* DATABASE_URL/,
      )
    },
  },
]

test.each(isRoot ? asRoot : [])('as root: $name', ({ run }) => run())
