import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Guard, guardOf } from '@/lib/outside/guarded-fetch'
import type { Database } from '@/prisma/database'
import { addChannel, type ChannelFields, changeChannel } from '@/prisma/repositories/channels'
import { countFailedDeliveries, takeDeliveries } from '@/prisma/repositories/deliveries'
import { ecsAccountIdsOf } from '@/prisma/repositories/ecs-account-ids'
import { forgetDeliveries } from '@/prisma/repositories/forget'
import { endScan } from '@/prisma/repositories/scan-accounts'
import { addTransitions, type NewTransition } from '@/prisma/repositories/transitions'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import type { Telling } from './send-message'
import { tellChannels } from './tell-channels'
import { startListener } from './testing/listener'
import { addAccounts } from './testing/small-world'

const secret = 'secret of the tests'
let database: Database
let listener: Awaited<ReturnType<typeof startListener>>
let ids: ReadonlyMap<string, string>
const errors: unknown[] = []
const begin = Date.parse('2026-01-05T12:00:00Z')
let now = begin

beforeAll(async () => {
  ;[database, listener] = [await openTestDatabase(), await startListener({ secret })]
})
beforeEach(async () => {
  await emptyTables(database)
  await addAccounts(database, { a: { accountId: '111111111111' }, b: { accountId: '222222222222' } })
  ids = await ecsAccountIdsOf(database.prisma)
  listener.heard.length = 0
  Object.assign(listener.bid, { status: 200, headers: {} })
  now = begin
})
afterAll(async () => {
  await listener.close()
  await database.close()
  expect(errors).toEqual([])
})

const everywhere = guardOf({ privateWebhooks: true })
const telling: Telling = {
  origin: 'https://shipshape.example.com',
  guard: everywhere,
  open: (text) => text,
  timeoutMs: 60_000,
}

/** One look of a worker, until what it took has been sent. */
async function look(guard: Guard = everywhere): Promise<void> {
  const parts = { database, now: () => new Date(now), onError: (error: unknown) => errors.push(error) }
  await tellChannels(parts, { ...telling, guard })()
}

async function addOne(fields: Partial<ChannelFields> = {}): Promise<string> {
  const name = fields.name ?? 'ops'
  const row: ChannelFields = {
    ...{ name, kind: 'webhook', address: listener.url, origin: 'http://x', secret, enabled: true },
    ...{ ecsAccountIds: null, to: ['fail', 'unknown', 'warn', 'pass'] },
    ...fields,
  }
  expect(await addChannel(database.prisma, row)).toBe(true)
  return (await database.prisma.channel.findUniqueOrThrow({ where: { name } })).id
}

type Move = Partial<NewTransition> & { of?: string }

/** Transitions as a report saves them, of a scan that has not ended or of a write. */
async function move(scanId: string | null, moves: readonly Move[]): Promise<void> {
  await database.prisma.$transaction((tx) =>
    addTransitions(
      tx,
      moves.map(({ of = 'a-ecs', ...more }) => ({
        ...{ at: new Date(now), ecsAccountId: ids.get(of) ?? '', name: of, scanId, reportId: 1n },
        ...{ check: 'assume-role', region: null, resource: null, before: 'pass', after: 'fail', title: 'Denied' },
        because: [],
        ...more,
      })),
    ),
  )
}
const newScan = async () => (await database.prisma.scan.create({ data: { actor: 'ada' } })).id
const end = (scanId: string) =>
  database.prisma.$transaction((tx) => endScan(tx, { scanId, state: 'done', now: new Date(now) }))
const messages = () => listener.heard.map(({ body }) => JSON.parse(body))
const linesOf = (message: { transitions: { ecsAccount: string; check: string | null; after: string }[] }) =>
  message.transitions.map(({ ecsAccount, check, after }) => `${ecsAccount} ${check} ${after}`)
const logged = () => database.prisma.delivery.findMany({ orderBy: { seq: 'asc' } })

test('a scan is one message when it has ended: worst first, with links, signed, told once by however many look', async () => {
  await addOne()
  const scanId = await newScan()
  await move(scanId, [{ after: 'warn', check: 'pass-role' }, { after: 'not-applicable' }, { after: null }])
  await move(scanId, [
    { of: 'b-ecs', region: 'eu-west-1', resource: 'main cluster', after: 'fail', check: 'cluster-exists' },
    { of: 'b-ecs', check: null },
    { of: 'a-ecs', after: 'pass', before: null },
    { of: 'a-ecs', after: 'unknown' },
  ])
  await look()
  expect(listener.heard).toEqual([])

  await end(scanId)
  await Promise.all(Array.from({ length: 6 }, () => look()))
  const [message, ...more] = messages()
  expect(more).toEqual([])
  const [delivery] = await logged()
  expect(message).toMatchObject({ id: delivery?.id, at: '2026-01-05T12:00:00.000Z', scanId })
  expect(message.link).toBe(`https://shipshape.example.com/scans/${scanId}`)
  expect(linesOf(message)).toEqual([
    'b-ecs null fail',
    'b-ecs cluster-exists fail',
    'a-ecs assume-role unknown',
    'a-ecs pass-role warn',
    'a-ecs assume-role pass',
  ])
  expect(message.transitions[1].link).toBe(
    'https://shipshape.example.com/readiness/b-ecs#cluster-exists~eu-west-1~main_cluster',
  )
  expect(listener.heard[0]).toMatchObject({ path: 'POST /hook', isSigned: true, signedAt: begin / 1_000 })
  expect(delivery).toMatchObject({ state: 'sent', attempts: 1, status: 200, error: null, nextAt: null })
})

test('a channel is told of its own accounts and statuses, and a paused one of nothing', async () => {
  await addOne({ name: 'failed', to: ['fail'] })
  await addOne({ name: 'mended', to: ['pass'], ecsAccountIds: [ids.get('b-ecs') ?? ''] })
  await addOne({ name: 'paused', enabled: false })
  const later = await addOne({ name: 'paused later', to: ['warn'] })
  const scanId = await newScan()
  await move(scanId, [{ after: 'pass' }, { after: 'warn' }, { of: 'b-ecs', after: 'pass' }, { of: 'b-ecs' }])
  await changeChannel(database.prisma, later, { enabled: false })
  await end(scanId)
  await look()
  expect(messages().map(linesOf).toSorted()).toEqual([['b-ecs assume-role fail'], ['b-ecs assume-role pass']])
  expect(await logged()).toHaveLength(2)
})

test('what a person wrote is told at once, and nothing where nobody is told', async () => {
  await move(null, [{}])
  await addOne()
  await move(null, [{ after: 'muted' }])
  await move(null, [{ after: 'warn' }, {}])
  await look()
  expect(messages()).toMatchObject([{ scanId: null, link: 'https://shipshape.example.com/history?of=readiness' }])
  expect(messages().map(linesOf)).toEqual([['a-ecs assume-role fail', 'a-ecs assume-role warn']])
})

test('an attempt that fails is made again after growing pauses, always with the same id, until a day has gone', async () => {
  await addOne()
  listener.bid.status = 500
  await move(null, [{}])
  const pauses: number[] = []
  for (;;) {
    await look()
    const [delivery] = await logged()
    expect(delivery).toMatchObject({ attempts: pauses.length + 1, status: 500, error: 'The address answered 500.' })
    if (delivery?.nextAt == null) break
    pauses.push(delivery.nextAt.getTime() - now)
    now = delivery.nextAt.getTime() - 1
    await look()
    now += 1
  }
  expect(pauses[0]).toBeLessThanOrEqual(30_000)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(now - begin).toBeGreaterThan(22 * 3_600_000)
  expect(listener.heard).toHaveLength(pauses.length + 1)
  expect(new Set(messages().map(({ id }) => id)).size).toBe(1)
  expect((await logged()).map(({ state }) => state)).toEqual(['failed'])
  expect(await countFailedDeliveries(database.prisma)).toBe(1)

  listener.bid.status = 204
  await move(null, [{}])
  await look()
  expect((await logged()).map(({ state }) => state)).toEqual(['failed', 'sent'])
  expect(await forgetDeliveries(database.prisma, { before: new Date(now), most: 10 })).toBe(1)
  expect((await logged()).map(({ state }) => state)).toEqual(['sent'])
})

test('what a worker held when it died another tells within three minutes, by the same id', async () => {
  await addOne()
  await move(null, [{}])
  const until = new Date(now + 60_000)
  const [held] = await takeDeliveries(database.prisma, { now: new Date(now), until, busy: [] })
  now += 59_000
  await look()
  expect(listener.heard).toEqual([])
  now += 1_000
  await look()
  expect(messages()).toMatchObject([{ id: held?.id }])
  expect(await logged()).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('one that is paused keeps what it was to be told; one that is deleted is told nothing', async () => {
  const id = await addOne()
  await addOne({ name: 'gone' })
  await move(null, [{}])
  await changeChannel(database.prisma, id, { enabled: false })
  await database.prisma.channel.delete({ where: { name: 'gone' } })
  await look()
  expect(listener.heard).toEqual([])
  await changeChannel(database.prisma, id, { enabled: true })
  await look()
  expect(messages()).toHaveLength(1)
})

test('a name that leads to an address of this machine fails at once and says why; a redirect too', async () => {
  await addOne({ address: `http://inside.example.com:${listener.port}/hook` })
  const { refused } = guardOf({ privateWebhooks: false })
  await move(null, [{}])
  await look({ refused, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  Object.assign(listener.bid, { status: 307, headers: { location: 'http://169.254.169.254/latest' } })
  await move(null, [{}])
  const isHere = (address: string) => address === '127.0.0.1'
  const here: Guard = {
    refused: (address) => (isHere(address) ? null : refused(address)),
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
  }
  await look(here)
  expect(await logged()).toMatchObject([
    { state: 'failed', attempts: 1, status: null, error: expect.stringContaining('address of this machine') },
    { state: 'failed', attempts: 1, status: null, error: expect.stringContaining('metadata address') },
  ])
  expect(listener.heard).toHaveLength(1)
})

test('a message goes along with a redirect that keeps it, and is not told where it would be lost', async () => {
  await addOne()
  Object.assign(listener.bid, { status: 308, headers: { location: '/moved' } })
  await move(null, [{}])
  await look()
  Object.assign(listener.bid, { status: 302, headers: { location: '/moved?secret' } })
  await move(null, [{}])
  await look()
  expect(listener.heard.map(({ path }) => path)).toEqual(['POST /hook', 'POST /moved', 'POST /hook'])
  const where = `http://127.0.0.1:${listener.port}`
  expect(await logged()).toMatchObject([
    { state: 'sent', status: 200 },
    { state: 'waiting', error: `The address answered 302 and names ${where}. Save the address that it leads to.` },
  ])
})

test('Slack gets text and blocks in which nothing that AWS holds is a mark, and no more lines than anybody reads', async () => {
  await addOne({ kind: 'slack', secret: null })
  const because = [{ fact: 'clusters', region: null, what: 'a & <b>' }]
  const many = Array.from({ length: 70 }, (_, n) => ({ resource: `r${n}`, after: 'warn' as const }))
  await move(null, [{ title: '<!channel> is\ngone', region: 'eu-west-1', because }, ...many])
  await move(null, [{ title: '&'.repeat(5_000), resource: 'é'.repeat(1_000), because }])
  await look()
  await look()
  const [heard, long] = listener.heard
  const [, line] = JSON.parse(long?.body ?? '').blocks
  expect(line.text.text.length).toBeLessThan(3_000)
  expect(line.text.text).toMatch(/^a-ecs: ready → \*blocked\*: &amp;/)
  const { text, blocks } = JSON.parse(heard?.body ?? '')
  expect(heard?.signedAt).toBeNull()
  expect(blocks.map((block: { text: { text: string } }) => block.text.text).join('\n')).toBe(text)
  expect(blocks).toHaveLength(22)
  expect(text).toContain('*71 changes of readiness*: <https://shipshape.example.com/history?of=readiness|see all>')
  expect(text).toContain('|a-ecs> (eu-west-1): ready → *blocked*: &lt;!channel&gt; is gone\na &amp; &lt;b&gt;')
  expect(text).toMatch(/and 51 more$/)
})

test('a channel that was sealed with another secret of the server says so', async () => {
  await addOne()
  await move(null, [{}])
  const parts = { database, now: () => new Date(now), onError: (error: unknown) => errors.push(error) }
  await tellChannels(parts, { ...telling, open: () => null })()
  expect(await logged()).toMatchObject([{ state: 'waiting', error: expect.stringContaining('SHIPSHAPE_SECRET') }])
})
