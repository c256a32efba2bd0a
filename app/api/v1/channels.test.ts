import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  channelSchema,
  channelsSchema,
  channelWithSecretSchema,
  deliveriesSchema,
  deliverySchema,
} from '@/lib/contracts/channels'
import { problemSchema } from '@/lib/contracts/problem'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { startListener } from '@/lib/scans/testing/listener'
import { emptyTables } from '@/prisma/testing/test-database'
import * as awsAccounts from './aws-accounts/route'
import * as log from './channels/[name]/deliveries/route'
import * as channel from './channels/[name]/route'
import * as channelTest from './channels/[name]/test/route'
import * as channels from './channels/route'
import * as ecsAccount from './ecs-accounts/[name]/route'
import * as ecsAccounts from './ecs-accounts/route'

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
const make = (body: object) => sent(channels.POST, 'POST', 'channels', body)
const patch = (name: string, body: object) => sent(channel.PATCH, 'PATCH', `channels/${name}`, body)
const list = async () => channelsSchema.parse(await (await sent(channels.GET, 'GET', 'channels')).json()).channels

const url = 'https://hooks.example.com/services/T0/very-secret?token=also'
const webhook = { name: 'ops', kind: 'webhook', url }

test('a channel is made, listed, changed, renamed and deleted, and follows the names of its accounts', async () => {
  const made = await make({ ...webhook, to: ['pass', 'fail'], ecsAccounts: ['a-ecs', 'b-ecs'] })
  expect(made.status).toBe(201)
  const { secret, ...first } = channelWithSecretSchema.parse(await made.json())
  expect(first).toEqual({
    ...{ name: 'ops', kind: 'webhook', url: 'https://hooks.example.com', enabled: true },
    ...{ ecsAccounts: ['a-ecs', 'b-ecs'], to: ['fail', 'pass'] },
  })
  await sent(ecsAccount.PATCH, 'PATCH', 'ecs-accounts/a-ecs', { name: 'z-ecs' })
  await sent(ecsAccount.DELETE, 'DELETE', 'ecs-accounts/b-ecs')
  expect(await list()).toEqual([{ ...first, ecsAccounts: ['z-ecs'] }])

  const change = { name: 'night', enabled: false, ecsAccounts: null, to: ['warn'], url: 'https://other.example.com/x' }
  const changed = channelSchema.parse(await (await patch('ops', change)).json())
  expect(changed).toEqual({ ...first, ...change, url: 'https://other.example.com' })
  const rotated = channelWithSecretSchema.parse(await (await patch('night', { rotateSecret: true })).json())
  expect(new Set([secret, rotated.secret, undefined]).size).toBe(3)
  expect((await sent(channel.DELETE, 'DELETE', 'channels/night')).status).toBe(204)
  expect(await list()).toEqual([])
})

test('neither the secret nor the rest of the address is in any answer, log, audit entry or row', async () => {
  const { secret = '' } = channelWithSecretSchema.parse(await (await make(webhook)).json())
  const refused = [await make(webhook), await make({ ...webhook, name: 'x', url: `${url} ${'x'.repeat(3000)}` })]
  const answers = [...refused, await patch('ops', { enabled: true }), await sent(channels.GET, 'GET', 'channels')]
  const { rows } = await runtime.database.execute('SELECT * FROM channel')
  const { rows: audited } = await runtime.database.execute("SELECT * FROM audit_entry WHERE kind = 'channel'")
  expect(audited).toMatchObject([{ what: 'POST /api/v1/channels' }, { what: 'PATCH /api/v1/channels/ops' }])
  const texts = await Promise.all(answers.map((answer) => answer.text()))
  for (const text of [...texts, ...runtime.logged, JSON.stringify(rows), JSON.stringify(audited)]) {
    expect(text).not.toContain(secret)
    expect(text).not.toMatch(/very-secret|token=also/)
  }
  expect(runtime.auth.open(String(Object(rows[0]).secret))).toBe(secret)
  expect(runtime.auth.open(String(Object(rows[0]).address))).toBe(url)
})

test.each([
  [{ url: 'http://127.0.0.1:9/x' }, 422, 'is an address of this machine'],
  [{ url: 'http://[::ffff:10.0.0.1]/' }, 422, 'is an address of a private network'],
  [{ url: 'http://169.254.169.254/latest' }, 422, 'is a link-local or metadata address'],
  [{ url: 'ftp://hooks.example.com/x' }, 422, 'needs a whole address'],
  [{ url: 'hooks.example.com/x' }, 422, 'needs a whole address'],
  [{ to: [] }, 422, 'to'],
  [{ to: ['not-applicable'] }, 422, 'to'],
  [{ kind: 'pager' }, 422, 'kind'],
  [{ name: '../x' }, 422, 'name'],
  [{ ecsAccounts: ['nobody-ecs'] }, 422, 'no ECS account named "nobody-ecs"'],
  [{ name: 'taken' }, 409, 'There is a channel named "taken" already.'],
])('%j is refused with %i and changes nothing', async (wrong, status, words) => {
  await make({ ...webhook, name: 'taken' })
  const before = await list()
  const answer = await make({ ...webhook, ...wrong })
  expect(answer.status).toBe(status)
  expect(problemSchema.parse(await answer.json()).detail).toContain(words)
  if ('url' in wrong) expect((await patch('taken', wrong)).status).toBe(422)
  expect(await list()).toEqual(before)
})

test('what is not there is 404, Slack has no secret to rotate, and there are at most fifty', async () => {
  expect((await patch('nothing', { enabled: false })).status).toBe(404)
  expect((await sent(channel.DELETE, 'DELETE', 'channels/nothing')).status).toBe(404)
  const slack = await (await make({ ...webhook, name: 'slack', kind: 'slack' })).json()
  expect(slack).not.toHaveProperty('secret')
  expect((await patch('slack', { rotateSecret: true })).status).toBe(422)
  for (let n = 1; n < 50; n++) expect((await make({ ...webhook, name: `n${n}` })).status).toBe(201)
  expect((await make({ ...webhook, name: 'more' })).status).toBe(409)
})

const tried = (name: string) => sent(channelTest.POST, 'POST', `channels/${name}/test`)
const deliveries = async (query = '') =>
  deliveriesSchema.parse(await (await sent(log.GET, 'GET', `channels/ops/deliveries${query}`)).json())

test('a test says at once what became of it and stands in the log, which is read page by page', async () => {
  const listener = await startListener()
  await make({ ...webhook, url: 'http://localhost:9/x' })
  const refused = deliverySchema.parse(await (await tried('ops')).json())
  expect(refused).toMatchObject({ state: 'failed', attempts: 1, status: null, transitions: 0 })
  expect(refused.error).toContain('localhost')

  const { env } = runtime
  globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, env: { ...env, privateWebhooks: true } })
  await patch('ops', { url: listener.url })
  const told = deliverySchema.parse(await (await tried('ops')).json())
  listener.bid.status = 404
  const missed = deliverySchema.parse(await (await tried('ops')).json())
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  await listener.close()

  expect(told).toMatchObject({ state: 'sent', status: 200, error: null })
  expect(JSON.parse(listener.heard[0]?.body ?? '')).toMatchObject({ id: told.id, scanId: null, transitions: [] })
  expect(missed).toMatchObject({ state: 'failed', status: 404, error: 'The address answered 404.' })
  const first = await deliveries('?limit=2')
  expect(first.deliveries).toEqual([missed, told])
  expect(await deliveries(`?limit=2&before=${first.next}`)).toEqual({ deliveries: [refused], next: null })
  await patch('ops', { enabled: false })
  expect((await tried('ops')).status).toBe(409)
  expect((await tried('nothing')).status).toBe(404)
})
