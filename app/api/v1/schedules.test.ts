import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { problemSchema } from '@/lib/contracts/problem'
import { scheduleSchema, schedulesSchema } from '@/lib/contracts/schedules'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { runSchedules } from '@/lib/scans/run-schedules'
import { emptyTables } from '@/prisma/testing/test-database'
import * as awsAccounts from './aws-accounts/route'
import * as ecsAccount from './ecs-accounts/[name]/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as schedule from './schedules/[name]/route'
import * as schedules from './schedules/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
beforeEach(async () => {
  await emptyTables(runtime.database)
  await sent(awsAccounts.POST, 'POST', 'aws-accounts', { name: 'core', accountId: '123456789012' })
  for (const name of ['a-ecs', 'b-ecs'])
    await sent(ecsAccounts.POST, 'POST', 'ecs-accounts', { name, awsAccount: 'core' })
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

type Handler = (request: Request) => Promise<Response>

async function sent(handler: Handler, method: string, path: string, body?: object): Promise<Response> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const given = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }
  return handler(testRequest(method, `/api/v1/${path}`, given))
}
const make = (body: object) => sent(schedules.POST, 'POST', 'schedules', body)
const patch = (name: string, body: object) =>
  sent(schedule.PATCH, 'PATCH', `schedules/${encodeURIComponent(name)}`, body)
const list = async () => schedulesSchema.parse(await (await sent(schedules.GET, 'GET', 'schedules')).json()).schedules

/** What is due that long from now is asked for; past any jitter. */
const lookIn = (ms: number) =>
  runSchedules({ database: runtime.database, now: () => new Date(Date.now() + ms + 21_000) })
const hourMs = 3_600_000

const scansOf = (name: string) =>
  runtime.database.prisma.scan.findMany({ where: { actor: `schedule:${name}` }, include: { accounts: true } })

test('a schedule is made, listed, changed, renamed and deleted', async () => {
  const made = await make({ name: 'Every hour', cron: '0 * * * *' })
  expect(made.status).toBe(201)
  const first = scheduleSchema.parse(await made.json())
  expect(first).toMatchObject({ name: 'Every hour', timeZone: 'UTC', ecsAccounts: null, enabled: true, lastScan: null })
  const untilNext = Date.parse(first.nextAt ?? '') - Date.now()
  expect(untilNext).toBeGreaterThan(0)
  expect(untilNext).toBeLessThanOrEqual(hourMs)

  const paused = await patch('Every hour', { enabled: false, name: 'hourly' })
  expect(await paused.json()).toMatchObject({ name: 'hourly', enabled: false, nextAt: null })
  expect(await (await patch('hourly', { enabled: true, ecsAccounts: ['b-ecs'] })).json()).toMatchObject({
    nextAt: first.nextAt,
    ecsAccounts: ['b-ecs'],
  })
  expect((await list()).map(({ name }) => name)).toEqual(['hourly'])
  expect((await sent(schedule.DELETE, 'DELETE', 'schedules/hourly')).status).toBe(204)
  expect(await list()).toEqual([])
})

test.each([
  [{ name: 'x', cron: 'often' }, 422, 'is not a cron expression'],
  [{ name: 'x', cron: '0 * * * *', timeZone: 'Mars/Olympus' }, 422, 'no time zone'],
  [{ name: 'x', cron: '0 * * * *', ecsAccounts: ['nobody-ecs'] }, 422, 'no ECS account named "nobody-ecs"'],
  [{ name: 'x', cron: '0 * * * *', ecsAccounts: [] }, 422, 'ecsAccounts'],
  [{ name: '../x', cron: '0 * * * *' }, 422, 'name'],
  [{ name: 'taken', cron: '0 * * * *' }, 409, 'There is a schedule named "taken" already.'],
])('%j is refused with %i and changes nothing', async (body, status, words) => {
  await make({ name: 'taken', cron: '5 * * * *' })
  const answer = await make(body)
  expect(answer.status).toBe(status)
  expect(problemSchema.parse(await answer.json()).detail).toContain(words)
  expect((await list()).map(({ cron }) => cron)).toEqual(['5 * * * *'])
})

test('what is not there is 404, and a taken name is left alone', async () => {
  expect((await patch('nothing', { enabled: false })).status).toBe(404)
  expect((await sent(schedule.DELETE, 'DELETE', 'schedules/nothing')).status).toBe(404)
  await make({ name: 'one', cron: '0 * * * *' })
  await make({ name: 'two', cron: '0 * * * *' })
  expect((await patch('one', { name: 'two' })).status).toBe(409)
})

test('a schedule fires once, however many look, and tells its scan and its next time', async () => {
  await make({ name: 'hourly', cron: '0 * * * *' })
  const [before] = await list()
  await runSchedules({ database: runtime.database, now: () => new Date() })
  expect(await scansOf('hourly')).toEqual([])

  await Promise.all(Array.from({ length: 8 }, () => lookIn(hourMs)))
  const scans = await scansOf('hourly')
  expect(scans).toHaveLength(1)
  expect(scans[0]?.accounts.map(({ name }) => name).toSorted()).toEqual(['a-ecs', 'b-ecs'])
  const [after] = await list()
  expect(after?.lastScan).toEqual({ id: scans[0]?.id, state: 'queued', finishedAt: null })
  expect(Date.parse(after?.nextAt ?? '')).toBe(Date.parse(before?.nextAt ?? '') + hourMs)
})

test('what was missed is one scan, and one that still runs is not asked for again', async () => {
  await make({ name: 'hourly', cron: '0 * * * *' })
  await lookIn(10 * hourMs)
  expect(await scansOf('hourly')).toHaveLength(1)
  await lookIn(12 * hourMs)
  expect(await scansOf('hourly')).toHaveLength(1)
  await runtime.database.prisma.scan.updateMany({ data: { state: 'done', finishedAt: new Date() } })
  await lookIn(14 * hourMs)
  expect(await scansOf('hourly')).toHaveLength(2)
})

test('a paused one does not fire, and one of two accounts follows a new name and a deletion', async () => {
  await make({ name: 'paused', cron: '0 * * * *', enabled: false })
  await make({ name: 'few', cron: '0 * * * *', ecsAccounts: ['a-ecs', 'b-ecs'] })
  await sent(ecsAccount.PATCH, 'PATCH', 'ecs-accounts/a-ecs', { name: 'z-ecs' })
  await sent(ecsAccount.DELETE, 'DELETE', 'ecs-accounts/b-ecs')
  expect((await list()).find(({ name }) => name === 'few')?.ecsAccounts).toEqual(['z-ecs'])
  await lookIn(hourMs)
  expect(await scansOf('paused')).toEqual([])
  expect((await scansOf('few'))[0]?.accounts.map(({ name }) => name)).toEqual(['z-ecs'])
})
