import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { prepareDatabase } from '../client'
import type { Database } from '../database'
import { startEmbedded } from '../embedded/start-embedded.js'
import { createAwsAccount, deleteAwsAccount, updateAwsAccount } from '../repositories/aws-accounts'
import { readRegistry } from '../repositories/registry'
import { updateSettings } from '../repositories/settings'
import { sandboxRegistry } from '../seed/sandbox-registry'
import { seedRegistry } from '../seed/seed-registry'
import { openServer } from '../server'
import { openTestDatabase, openUnprepared } from '../testing/test-database'
import { readBackup, writeBackup } from './backup-file.js'
import { restoreEmbedded, withClient } from './embedded.js'
import { type Part, readRows } from './read-rows.js'
import { writeRows } from './write-rows.js'

let scratch: string
let source: Awaited<ReturnType<typeof openUnprepared>>
const opened: Database[] = []
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'shipshape-carry-'))
  source = await openUnprepared()
  await prepareDatabase(source.database, 'live')
  await fill(source.database)
})
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close()
})
afterAll(async () => {
  await source.database.close()
  rmSync(scratch, { recursive: true, force: true, maxRetries: 50 })
})

async function empty() {
  const made = await openUnprepared()
  opened.push(made.database)
  return made
}

/** A registry with a history, people, and rows that a JavaScript number or a sorted key would spoil. */
async function fill({ prisma: db, execute }: Database) {
  await seedRegistry(db, sandboxRegistry)
  const input = awsAccountInputSchema.parse({ name: 'extra', accountId: '111122223333', other: { zeta: 1, alpha: 2 } })
  await createAwsAccount(db, { input, actor: 'person:ada@example.com' })
  for (let round = 0; round < 30; round++) {
    const edit = (before: typeof input) => ({ ...before, environment: `e${round}\n"é` })
    await updateAwsAccount(db, { name: 'extra', version: null, edit, actor: 'token:ci' })
  }
  await deleteAwsAccount(db, { name: 'extra', version: null, actor: 'person:ada@example.com' })
  await updateSettings(db, { edit: (before) => ({ ...before, release: '1.28' }), actor: 'person:zoë@example.com' })
  const ada = { name: 'Ada', email: 'ada@example.com', access: 'admin', from: 'password', passwordHash: 'x' } as const
  const { id } = await db.person.create({ data: ada })
  await db.session.create({ data: { digest: 'kept', personId: id, expiresAt: new Date('2030-01-01') } })
  await db.keptSecret.create({ data: { name: 'server', value: 'what sessions hang on' } })
  await db.scan.create({ data: { actor: 'schedule:nightly', state: 'running' } })
  await execute(`INSERT INTO fact (aws_account_id, region, name, schema_version, at, value, run_id, revision)
    SELECT '00000000-0000-4000-8000-000000000000', 'r' || n, 'x', 1, now(),
    '{"b": 12345678901234567890, "a": [1.50, null, "\\u0041"]}', '00000000-0000-4000-8000-000000000001', 1
    FROM generate_series(1, 450) n`)
}

/** Everything that a database holds, a line for a row, in the order of the lines. */
async function contentsOf(url: string): Promise<string[]> {
  const lines: string[] = []
  await withClient(url, async (client) => {
    for await (const part of readRows(client, { secret: null })) lines.push(...linesOf(part))
  })
  return lines.sort()
}

function linesOf(part: Part): string[] {
  if ('table' in part) return part.rows.map((row) => `${part.table} ${row}`)
  return 'sequence' in part ? [`${part.sequence} ${part.last}`] : []
}

/** A scan does not come along running: nobody would end it. */
const settled = (contents: string[]) => contents.map((line) => line.replace('"running"', '"cancelled"')).sort()

const backup = (file: string) =>
  withClient(source.url, (client) => writeBackup(file, readRows(client, { secret: null })))
const restore = (file: string, url: string) =>
  withClient(url, (client) => writeRows(client, readBackup(file), { keepsSecret: true }))

test('a backup of a registry with history comes back row by row, and goes on from there', async () => {
  const file = join(scratch, 'whole')
  const tables = await backup(file)
  expect(tables).toMatchObject({ fact: 450, person: 1, session: 1, scan: 1 })
  expect(tables.change).toBeGreaterThan(60)
  expect(statSync(file).mode & 0o777).toBe(0o600)

  const { database, url } = await empty()
  expect((await restore(file, url)).secret).toBe('what sessions hang on')
  expect(await contentsOf(url)).toEqual(settled(await contentsOf(source.url)))
  expect(await readRegistry(database.prisma)).toEqual(await readRegistry(source.database.prisma))

  await prepareDatabase(database, 'live')
  await updateSettings(database.prisma, { edit: (before) => ({ ...before, release: null }), actor: 'later' })
  const { rows } = await database.execute(`SELECT count(*)::int - max(id)::int AS skipped FROM change`)
  expect(rows).toEqual([{ skipped: 0 }])
  await expect(database.execute('DELETE FROM change')).rejects.toThrow('append-only')
})

test('it is the database of one moment, whoever writes meanwhile', async () => {
  const before = await contentsOf(source.url)
  const { database, url } = await empty()
  async function* whileWriting(parts: AsyncIterable<Part>) {
    for await (const part of parts) {
      yield part
      if ('format' in part) await source.database.prisma.person.create({ data: late })
    }
  }
  await withClient(source.url, (client) =>
    withClient(url, (to) => writeRows(to, whileWriting(readRows(client, { secret: null })), { keepsSecret: true })),
  )
  await source.database.prisma.person.deleteMany({ where: { email: late.email } })
  expect(await database.prisma.person.count()).toBe(1)
  expect(await contentsOf(url)).toEqual(settled(before))
})
const late = { name: 'Late', email: 'late@example.com', access: 'read', from: 'password', passwordHash: 'x' } as const

test.each([
  ['is cut short', (file: string) => truncateSync(file, statSync(file).size - 40), /unexpected end of file/],
  ['is damaged', (file: string) => writeFileSync(file, spoilt(file)), /cannot be read as a backup/],
  ['is something else', (file: string) => writeFileSync(file, 'aws: {}'), /incorrect header check/],
  ['is not there', (file: string) => rmSync(file), /ENOENT/],
])('a file that %s changes nothing', async (_, spoil, words) => {
  const file = join(scratch, 'spoilt')
  rmSync(file, { force: true })
  await backup(file)
  spoil(file)
  const { database, url } = await empty()
  await expect(restore(file, url)).rejects.toThrow(words)
  expect((await database.execute(`SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`)).rows).toEqual([])
})

function spoilt(file: string): Buffer {
  const bytes = readFileSync(file)
  bytes.fill(0xff, 2000, 2060)
  return bytes
}

const head: Part = { format: 'shipshape', version: 1, mode: 'live', at: '', migrations: [], secret: null }
test.each<[string, Part[], RegExp]>([
  [
    'of a newer version',
    [{ ...head, migrations: ['99990101000000_newer'] }],
    /99990101000000_newer.*a newer one made it/,
  ],
  ['without its end', [head], /cut short/],
  ['without its head', [{ end: {} }], /not what this Shipshape writes/],
  ['that lost rows', [head, { end: { person: 2 } }], /person had 2 rows, and 0 came/],
])('parts %s are refused', async (_, parts, words) => {
  const { url } = await empty()
  const given = (async function* () {
    yield* parts
  })()
  await expect(withClient(url, (client) => writeRows(client, given, { keepsSecret: true }))).rejects.toThrow(words)
})

test('a database that is not empty is left as it is', async () => {
  const file = join(scratch, 'not-empty')
  await backup(file)
  const used = await openTestDatabase()
  opened.push(used)
  const { database, url } = await empty()
  await database.execute('CREATE SCHEMA other; CREATE TABLE other.theirs (id int)')
  await expect(restore(file, url)).rejects.toThrow('is not empty (it has other.theirs): nothing was written')
  await expect(backup(file)).rejects.toThrow('is there already')
})

/** As a person calls it. */
function command(name: 'backup' | 'restore' | 'move', argument: string, dataDir: string, mode = 'live') {
  const env = {
    ...process.env,
    SHIPSHAPE_DATA_DIR: dataDir,
    SHIPSHAPE_AWS: mode,
    DATABASE_URL: '',
    INIT_CWD: scratch,
  }
  const child = spawn(process.execPath, [`scripts/${name}.js`, argument], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  )
}

test('embedded: backed up while it is served, restored elsewhere, moved to a Postgres', async () => {
  const [first, second] = [mkdtempSync(join(scratch, 'first-')), mkdtempSync(join(scratch, 'second-'))]
  writeFileSync(join(first, 'live-secret'), 'of the first folder\n', { mode: 0o600 })
  const served = await startEmbedded({ dataDir: first, database: 'live', durable: false })
  const database = openServer(served.url)
  await prepareDatabase(database, 'live')
  await fill(database)
  await database.close()
  const original = settled(await contentsOf(served.keeperUrl)).filter((line) => !line.startsWith('kept_secret'))

  const other = await command('backup', 'other.backup', first, 'sandbox')
  expect([other.code, other.said]).toEqual([1, expect.stringContaining('There is no sandbox database in')])
  expect(await command('backup', 'embedded.backup', first)).toMatchObject({ code: 0 })
  const { database: unused, url } = await empty()
  const busy = await command('move', url, first)
  expect([busy.code, busy.said]).toEqual([1, expect.stringContaining('Another Shipshape already uses the data folder')])
  await served.stop()

  const third = join(scratch, 'third')
  expect(await command('restore', 'no-such.backup', third)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/ENOENT/),
  })
  expect(existsSync(third)).toBe(false)
  expect(await command('restore', 'embedded.backup', second)).toMatchObject({ code: 0 })
  expect(readFileSync(join(second, 'live-secret'), 'utf8')).toBe('of the first folder\n')
  const again = await command('restore', 'embedded.backup', second)
  expect(again).toMatchObject({ code: 0, said: expect.stringMatching(/kept in its database live_before_\d+/) })

  // Cut off between the names and the secret: what a folder in the way of its draft does, and kill -9 too.
  const asideSecrets = () =>
    readdirSync(second)
      .filter((name) => /^live_before_\d+-secret$/.test(name))
      .toSorted()
      .map((name) => readFileSync(join(second, name), 'utf8').trim())
  const before = asideSecrets()
  writeFileSync(join(second, 'live-secret'), 'of the second folder\n')
  const inTheWay = join(second, `live-secret.${process.pid}.new`)
  mkdirSync(inTheWay)
  const whole = () => restoreEmbedded({ dataDir: second }, readBackup(join(scratch, 'embedded.backup')))
  await expect(whole()).rejects.toThrow('EISDIR')
  rmSync(inTheWay, { recursive: true })
  await whole()
  expect(readFileSync(join(second, 'live-secret'), 'utf8')).toBe('of the first folder\n')
  expect(asideSecrets().slice(before.length)).toEqual(['of the second folder', 'of the first folder'])

  const moved = await command('move', url, second)
  expect(moved).toMatchObject({ code: 0, said: expect.stringContaining('rows moved') })
  const { rows } = await unused.execute('SELECT name, value FROM kept_secret')
  expect(rows).toEqual([{ name: 'server', value: 'of the first folder' }])
  const there = (await contentsOf(url)).filter((line) => !line.startsWith('kept_secret'))
  expect(there).toEqual(original)
  expect((await command('move', url, second)).said).toContain('is not empty')
})
