import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StreamedEvent } from '@/lib/contracts/event-portion'
import { Invalid, NotFound } from '@/lib/problem'
import type { Database } from '@/prisma/database'
import { updateAwsAccount } from '@/prisma/repositories/aws-accounts'
import { deleteEcsAccount, updateEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { readFacts } from '@/prisma/repositories/facts'
import { latestReport, latestReports } from '@/prisma/repositories/reports'
import { readTotals } from '@/prisma/repositories/totals'
import { emptyTables, openTestDatabase } from '@/prisma/testing/test-database'
import { forgetOld } from './forget-old'
import { openScans, type RunningScans } from './open-scans'
import type { ScanParts } from './parts'
import { addAccounts, gate, partsOf, type SmallWorld, smallWorld } from './testing/small-world'

let database: Database
let world: SmallWorld
const running: RunningScans[] = []

beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(async () => {
  await emptyTables(database)
  world = smallWorld()
})
afterEach(async () => {
  for (const scans of running.splice(0)) await scans.stop()
  await database.execute('DELETE FROM pgboss.job')
  expect(world.errors).toEqual([])
})
afterAll(() => database.close())

const all = { ecsAccounts: null, checks: null, actor: 'ada' }
const never = new AbortController().signal

async function open(limits: Partial<ScanParts['limits']> = {}, works = true): Promise<RunningScans> {
  const scans = await openScans(partsOf(world, database, limits), { works })
  running.push(scans)
  return scans
}

async function eventsOf(scans: RunningScans, id: string, after: number | null = null): Promise<StreamedEvent[]> {
  const events: StreamedEvent[] = []
  for await (const portion of scans.streamScan(id, { after, signal: never })) events.push(...portion.events)
  return events
}

/** Resolves when the stream of a scan has shown what `isIt` looks for. */
async function until(scans: RunningScans, id: string, isIt: (event: StreamedEvent) => boolean): Promise<void> {
  for await (const { events } of scans.streamScan(id, { after: null, signal: never })) if (events.some(isIt)) return
}

const findings = (events: readonly StreamedEvent[]) =>
  events.flatMap(({ event }) => (event.type === 'finding' ? [event.data] : []))
const hasDone = (facts: number) => (streamed: StreamedEvent) =>
  streamed.event.type === 'progress' && streamed.event.data.progress.done >= facts
const askedFacts = () =>
  world.asked.map(({ account, fact, region }) => `${account} ${fact} ${region ?? ''}`.trim()).sort()

describe('a scan', () => {
  test('gathers, judges and reports every account once, and counts what it asked', async () => {
    await addAccounts(database, {
      prod: { accountId: '111111111111', regions: ['us-east-1', 'eu-west-1'] },
      test: { accountId: '222222222222' },
    })
    const scans = await open()
    const { id } = await scans.requestScan(all)
    const events = await eventsOf(scans, id)
    expect(events.at(-1)?.event).toEqual({ type: 'done', data: { id, state: 'done' } })
    expect(await scans.readScan(id)).toMatchObject({
      state: 'done',
      progress: { done: 5, total: 5 },
      calls: { total: 5, byAction: { 'test:caller-identity': 2, 'test:clusters': 3 }, throttled: 0 },
      accounts: [
        { ecsAccount: 'prod-ecs', state: 'done' },
        { ecsAccount: 'test-ecs', state: 'done' },
      ],
    })
    expect((await latestReports(database.prisma)).map(({ ecsAccount, status }) => [ecsAccount, status])).toEqual([
      ['prod-ecs', 'pass'],
      ['test-ecs', 'pass'],
    ])
  })

  test('sends each finding once, numbered from 1, before it is done', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111', regions: ['us-east-1', 'eu-west-1'] } })
    const scans = await open()
    const { id } = await scans.requestScan(all)
    const rows = (await eventsOf(scans, id)).filter(({ seq }) => seq !== null)
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(
      findings(rows)
        .map(({ ecsAccount, check, region }) => [ecsAccount, check, region])
        .sort(),
    ).toEqual([
      ['prod-ecs', 'clusters', 'eu-west-1'],
      ['prod-ecs', 'clusters', 'us-east-1'],
      ['prod-ecs', 'identity', null],
    ])
    expect(rows.at(-1)?.event.type).toBe('done')
  })

  test('shows its first finding while other facts are still being read', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = ({ fact }) => (fact === 'clusters' ? held.opened : undefined)
    const scans = await open()
    const { id } = await scans.requestScan(all)
    await until(scans, id, ({ event }) => event.type === 'finding' && event.data.check === 'identity')
    expect(await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })).toBeNull()
    held.open()
    expect(findings(await eventsOf(scans, id))).toHaveLength(2)
  })

  test('of nothing is done at once', async () => {
    const scans = await open()
    const { id } = await scans.requestScan(all)
    expect(await scans.readScan(id)).toMatchObject({ state: 'done', accounts: [], progress: { done: 0, total: 0 } })
    expect((await eventsOf(scans, id)).at(-1)?.event.type).toBe('done')
  })

  test('refuses names that no account or check has', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const scans = await open()
    await expect(scans.requestScan({ ...all, ecsAccounts: ['prod'] })).rejects.toThrow(Invalid)
    await expect(scans.requestScan({ ...all, checks: ['rol-trust'] })).rejects.toThrow('no check named "rol-trust"')
    await expect(scans.readScan('7')).rejects.toThrow(NotFound)
    await expect(scans.cancelScan(crypto.randomUUID())).rejects.toThrow(NotFound)
    await expect(eventsOf(scans, 'nothing')).rejects.toThrow(NotFound)
  })

  test('of one check gathers only its facts and takes the other findings over unchanged', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const scans = await open()
    await eventsOf(scans, (await scans.requestScan(all)).id)
    const before = await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })
    world.asked.length = 0
    const { id } = await scans.requestScan({ ...all, checks: ['identity'] })
    const told = findings(await eventsOf(scans, id))
    const after = await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })
    expect(askedFacts()).toEqual(['prod caller-identity'])
    expect(told.map(({ check }) => check)).toEqual(['identity'])
    const ofCheck = (report: typeof after, check: string) => report?.findings.find((finding) => finding.check === check)
    expect(ofCheck(after, 'clusters')).toEqual(ofCheck(before, 'clusters'))
    expect(ofCheck(after, 'identity')?.scannedAt).not.toBe(ofCheck(before, 'identity')?.scannedAt)
  })
})

describe('accounts with one account id', () => {
  test('are read by one run, once where the reading is the same, and apart where the role differs', async () => {
    await addAccounts(database, {
      one: { accountId: '111111111111' },
      two: { accountId: '111111111111', regions: ['us-east-1', 'eu-west-1'] },
      other: { accountId: '111111111111', assumeRole: 'role/B' },
    })
    const scans = await open()
    const { id } = await scans.requestScan(all)
    await eventsOf(scans, id)
    expect(askedFacts()).toEqual([
      'one caller-identity',
      'one clusters eu-west-1',
      'one clusters us-east-1',
      'other caller-identity',
      'other clusters us-east-1',
    ])
    expect(await database.prisma.run.count()).toBe(1)
    const regionsOf = async (awsAccount: string) =>
      Object.keys((await readFacts(database.prisma, { awsAccount })).regions)
    expect(await regionsOf('one')).toEqual(['us-east-1'])
    expect((await regionsOf('two')).sort()).toEqual(['eu-west-1', 'us-east-1'])
  })
})

describe('a second scan', () => {
  test('of the same person for the same accounts is the one under way', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = () => held.opened
    const scans = await open()
    const first = await scans.requestScan(all)
    expect(await scans.requestScan({ ...all, ecsAccounts: ['prod-ecs'] })).toEqual(first)
    await until(scans, first.id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    expect(await scans.requestScan(all)).toEqual(first)
    held.open()
    await eventsOf(scans, first.id)
    expect((await scans.requestScan(all)).id).not.toBe(first.id)
  })

  test('of somebody else joins the live run: nothing is read twice, and each is told every finding', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' }, test: { accountId: '222222222222' } })
    const held = gate()
    world.before = ({ fact }) => (fact === 'clusters' ? held.opened : undefined)
    const scans = await open()
    const first = await scans.requestScan(all)
    await until(scans, first.id, hasDone(2))
    const second = await scans.requestScan({ ecsAccounts: ['prod-ecs'], checks: null, actor: 'grace' })
    await until(scans, second.id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    held.open()
    expect(
      findings(await eventsOf(scans, second.id))
        .map(({ check }) => check)
        .sort(),
    ).toEqual(['clusters', 'identity'])
    expect(findings(await eventsOf(scans, first.id))).toHaveLength(4)
    expect(world.asked).toHaveLength(4)
  })

  test('waits behind the live run when its account was written since, and then reads by what is written', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = () => held.opened
    const scans = await open()
    const first = await scans.requestScan(all)
    await until(scans, first.id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    const edit = <T extends { regions: { name: string }[] }>(before: T) => ({
      ...before,
      regions: [{ name: 'eu-west-1' }],
    })
    await updateAwsAccount(database.prisma, { name: 'prod', version: null, edit, actor: 'ada' })
    const second = await scans.requestScan(all)
    expect(second).not.toEqual(first)
    expect((await scans.readScan(second.id)).state).toBe('queued')
    held.open()
    await eventsOf(scans, second.id)
    expect((await scans.readScan(first.id)).state).toBe('done')
    expect(world.asked.filter(({ fact }) => fact === 'clusters').map(({ region }) => region)).toEqual([
      'us-east-1',
      'eu-west-1',
    ])
  })

  test('waits behind a live run that covers only a part of it, and later ones share the run that waits', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = () => held.opened
    const scans = await open()
    const part = await scans.requestScan({ ...all, checks: ['identity'] })
    await until(scans, part.id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    const whole = await scans.requestScan(all)
    const third = await scans.requestScan({ ...all, actor: 'grace' })
    held.open()
    await eventsOf(scans, whole.id)
    await eventsOf(scans, third.id)
    expect(askedFacts()).toEqual(['prod caller-identity', 'prod caller-identity', 'prod clusters us-east-1'])
  })
})

describe('cancelling', () => {
  test('stops a run that no other scan wants, tells the stream, and leaves the last report alone', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const scans = await open()
    await eventsOf(scans, (await scans.requestScan(all)).id)
    const before = await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })
    world.before = () => gate().opened
    const { id } = await scans.requestScan(all)
    await until(scans, id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    const stream = eventsOf(scans, id)
    await scans.cancelScan(id)
    expect((await stream).at(-1)?.event).toEqual({ type: 'done', data: { id, state: 'cancelled' } })
    expect(await scans.readScan(id)).toMatchObject({ state: 'cancelled', accounts: [{ state: 'cancelled' }] })
    await scans.cancelScan(id)
    expect(await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })).toEqual(before)
    // The worker has let go: the account can be read again at once.
    world.before = () => {}
    const next = await scans.requestScan(all)
    expect((await eventsOf(scans, next.id)).at(-1)?.event).toMatchObject({ data: { state: 'done' } })
  })

  test('leaves a run alone that another scan waits for', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = () => held.opened
    const scans = await open()
    const first = await scans.requestScan(all)
    const second = await scans.requestScan({ ...all, actor: 'grace' })
    await scans.cancelScan(first.id)
    held.open()
    expect((await eventsOf(scans, second.id)).at(-1)?.event).toMatchObject({ data: { state: 'done' } })
    expect((await scans.readScan(first.id)).state).toBe('cancelled')
    expect(world.asked).toHaveLength(2)
  })

  test('lets the run that waits behind go', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    world.before = ({ fact }) => (fact === 'clusters' ? undefined : gate().opened)
    const scans = await open()
    const blocked = await scans.requestScan({ ...all, checks: ['identity'] })
    await until(scans, blocked.id, ({ event }) => event.type === 'progress' && event.data.state === 'running')
    const behind = await scans.requestScan({ ...all, checks: ['clusters'] })
    await scans.cancelScan(blocked.id)
    expect((await eventsOf(scans, behind.id)).at(-1)?.event).toMatchObject({ data: { state: 'done' } })
  })
})

describe('a run that stops half-way', () => {
  test('is taken up after a stop: each account once, each fact once', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' }, test: { accountId: '222222222222' } })
    world.before = ({ fact }) => (fact === 'clusters' ? gate().opened : undefined)
    const before = await open()
    const { id } = await before.requestScan(all)
    await until(before, id, hasDone(2))
    await before.stop()
    world.before = () => {}
    world.asked.length = 0

    const after = await open()
    const events = await eventsOf(after, id)
    expect(askedFacts()).toEqual(['prod clusters us-east-1', 'test clusters us-east-1'])
    expect(await after.readScan(id)).toMatchObject({
      state: 'done',
      progress: { done: 4, total: 4 },
      accounts: [{ ecsAccount: 'prod-ecs' }, { ecsAccount: 'test-ecs' }],
    })
    expect(findings(events)).toHaveLength(4)
    expect(await database.prisma.report.count()).toBe(2)
  })

  test('is handed to a successor near the time limit, which gathers only what is missing', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    let tries = 0
    world.before = ({ fact }) => {
      if (fact !== 'clusters') return
      tries += 1
      return tries === 1 ? gate().opened : undefined
    }
    const scans = await open({ handOverMs: 300 })
    const { id } = await scans.requestScan(all)
    const events = await eventsOf(scans, id)
    expect(askedFacts()).toEqual(['prod caller-identity', 'prod clusters us-east-1', 'prod clusters us-east-1'])
    expect(findings(events)).toHaveLength(2)
    expect(await database.prisma.run.findMany()).toMatchObject([{ state: 'done', attempt: 2, done: 2, total: 2 }])
  })

  test('is taken up by another when its worker falls silent, and that one may write nothing more', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const held = gate()
    world.before = ({ fact }) => (fact === 'clusters' ? held.opened : undefined)
    const silent = await open({ concurrency: 1 })
    const { id } = await silent.requestScan(all)
    await until(silent, id, hasDone(1))
    // What the queue does when a job expires.
    await database.execute(`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`)
    const lively = smallWorld()
    const other = await openScans(partsOf(lively, database), { works: true })
    running.push(other)
    await eventsOf(other, id)
    const refused = gate()
    world.onRefused = refused.open
    held.open()
    await refused.opened
    await silent.stop()
    expect(lively.asked.map(({ fact }) => fact)).toEqual(['clusters'])
    expect(await database.prisma.run.findMany()).toMatchObject([{ state: 'done', attempt: 2, done: 2, total: 2 }])
    expect(await database.prisma.report.count()).toBe(1)
    expect((await other.readScan(id)).calls.byAction).toEqual({ 'test:caller-identity': 1, 'test:clusters': 2 })
  })

  test('begins anew when its account was written while nobody worked on it', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    world.before = ({ fact }) => (fact === 'clusters' ? gate().opened : undefined)
    const before = await open()
    const { id } = await before.requestScan(all)
    await until(before, id, hasDone(1))
    await before.stop()
    world.before = () => {}
    world.asked.length = 0
    const edit = <T extends { assumeRole: string | null }>(account: T) => ({ ...account, assumeRole: 'role/B' })
    await updateAwsAccount(database.prisma, { name: 'prod', version: null, edit, actor: 'ada' })
    const after = await open()
    await eventsOf(after, id)
    expect(askedFacts()).toEqual(['prod caller-identity', 'prod clusters us-east-1'])
    expect((await after.readScan(id)).progress).toEqual({ done: 2, total: 2 })
  })

  test('is given up when attempt after attempt gathers nothing, and its findings say so', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    world.before = () => {
      throw new Error('a bug')
    }
    const scans = await open()
    const { id } = await scans.requestScan(all)
    const events = await eventsOf(scans, id)
    expect(events.at(-1)?.event).toEqual({ type: 'done', data: { id, state: 'done' } })
    const why = 'Shipshape gave up reading this account: 3 attempts in a row failed by a mistake of its own'
    const report = await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })
    expect(report?.findings.map(({ status, fault }) => [status, fault?.kind])).toEqual([
      ['unknown', 'unexpected'],
      ['unknown', 'unexpected'],
    ])
    for (const { fault } of report?.findings ?? []) expect(fault?.message).toContain(why)
    expect(await database.prisma.run.findMany()).toMatchObject([
      { state: 'failed', attempt: 4, error: expect.stringContaining(why) },
    ])
    expect(world.errors.splice(0)).toHaveLength(3)
  })

  test('is given up when it ended its worker twice, and its findings say so; nothing is asked a third time', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    world.before = () => gate().opened
    const attempts = async () => (await database.prisma.run.findMany()).map(({ attempt }) => attempt)
    const { id } = await (await open({}, false)).requestScan(all)
    for (const attempt of [1, 2]) {
      // A worker that falls silent, and what the queue does when its job expires.
      await open({ concurrency: 1 })
      await expect.poll(attempts).toEqual([attempt])
      await database.execute(`UPDATE pgboss.job SET state = 'retry' WHERE state = 'active'`)
    }
    world.asked.length = 0
    const working = await open()
    await eventsOf(working, id)
    expect(world.asked).toEqual([])
    const report = await latestReport(database.prisma, { ecsAccount: 'prod-ecs' })
    expect(report?.findings.map(({ fault }) => fault?.message)).toEqual(
      Array(2).fill(expect.stringContaining('the process that read it ended abruptly 2 times in a row')),
    )
    expect(await database.prisma.run.findMany()).toMatchObject([{ state: 'failed', attempt: 3 }])
  })
})

describe('an account that changes while its run waits', () => {
  test('is read in the run of the account id that it has then', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' }, test: { accountId: '222222222222' } })
    const asking = await open({}, false)
    const { id } = await asking.requestScan({ ...all, ecsAccounts: ['prod-ecs'] })
    const edit = <T extends { awsAccount: string }>(before: T) => ({ ...before, awsAccount: 'test' })
    await updateEcsAccount(database.prisma, { name: 'prod-ecs', version: null, edit, actor: 'ada' })
    const working = await open()
    await eventsOf(working, id)
    expect(new Set(world.asked.map(({ account }) => account))).toEqual(new Set(['test']))
    expect(await working.readScan(id)).toMatchObject({ state: 'done', accounts: [{ state: 'done' }] })
  })

  test('is left out when it is deleted; its name stays in the scan', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' }, test: { accountId: '222222222222' } })
    const asking = await open({}, false)
    const { id } = await asking.requestScan(all)
    await deleteEcsAccount(database.prisma, { name: 'prod-ecs', version: null, actor: 'ada' })
    const working = await open()
    await eventsOf(working, id)
    expect(await working.readScan(id)).toMatchObject({
      state: 'done',
      accounts: [
        { ecsAccount: 'prod-ecs', state: 'cancelled' },
        { ecsAccount: 'test-ecs', state: 'done' },
      ],
    })
  })
})

test('what a scan told is forgotten a day after it ended, the scan itself when its time is over; counters never fall', async () => {
  await addAccounts(database, { prod: { accountId: '111122223333' } })
  const scans = await open()
  const { id } = await scans.requestScan(all)
  await eventsOf(scans, id)
  const { prisma } = database
  const totals = async () => {
    const { finishedScans, requests } = await readTotals(prisma)
    return { count: finishedScans.count, requests: requests.map(({ action, calls }) => [action, calls]) }
  }
  const before = await totals()
  const forgetAfter = (days: number) =>
    forgetOld({ database, retentionDays: 90, now: () => new Date(Date.now() + days * 86_400_000) })
  await forgetAfter(2)
  expect(await prisma.event.count()).toBe(0)
  expect(await scans.readScan(id)).toMatchObject({ state: 'done', accounts: [{ ecsAccount: 'prod-ecs' }] })
  await forgetAfter(91)
  await expect(scans.readScan(id)).rejects.toThrow(NotFound)
  expect([await prisma.run.count(), await prisma.report.count()]).toEqual([0, 1])
  expect(await totals()).toEqual(before)
})

describe('a stream', () => {
  test('resumes after Last-Event-ID without missing or repeating an event', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' }, test: { accountId: '222222222222' } })
    const scans = await open()
    const { id } = await scans.requestScan(all)
    const whole = (await eventsOf(scans, id)).filter(({ seq }) => seq !== null)
    const rest = (await eventsOf(scans, id, 2)).filter(({ seq }) => seq !== null)
    expect(rest).toEqual(whole.slice(2))
    const nothing = await eventsOf(scans, id, whole.length)
    expect(nothing.map(({ event }) => event.type)).toEqual(['progress'])
  })

  test('begins with where the scan is, and ends with the scan complete before done', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const scans = await open()
    const { id } = await scans.requestScan(all)
    const events = await eventsOf(scans, id)
    expect(events[0]?.event.type).toBe('progress')
    expect(events.at(-2)?.event).toMatchObject({
      type: 'progress',
      data: { state: 'done', progress: { done: 2, total: 2 } },
    })
  })

  test('ends when its reader goes, and when the server stops', async () => {
    await addAccounts(database, { prod: { accountId: '111111111111' } })
    const asking = await open({}, false)
    const { id } = await asking.requestScan(all)
    const reader = new AbortController()
    const read = async (signal: AbortSignal) => {
      const types: string[] = []
      for await (const { events } of asking.streamScan(id, { after: null, signal })) {
        types.push(...events.map(({ event }) => event.type))
        reader.abort()
      }
      return types
    }
    expect(await read(reader.signal)).toEqual(['progress'])
    const other = read(never)
    await asking.stop()
    expect((await other).every((type) => type === 'progress')).toBe(true)
  })
})
