import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startClouddriver } from '@/e2e/start-clouddriver'
import { clouddriverSchema, pushToClouddriver, refreshClouddriver } from '@/lib/contracts/clouddriver'
import { problemSchema } from '@/lib/contracts/problem'
import { openTestRuntime, testHost, testRequest } from '@/lib/http/testing/test-runtime'
import { emptyTables } from '@/prisma/testing/test-database'
import * as awsAccount from './aws-accounts/[name]/route'
import * as awsAccounts from './aws-accounts/route'
import * as pushing from './clouddriver/push/route'
import * as refreshing from './clouddriver/refresh/route'
import * as clouddriver from './clouddriver/route'
import * as ecsAccount from './ecs-accounts/[name]/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as importing from './registry/import/route'
import * as restoring from './registry/restore/route'
import * as registry from './registry/route'
import * as undoing from './registry/undo/route'
import * as settings from './settings/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let there: Awaited<ReturnType<typeof startClouddriver>>
beforeAll(async () => {
  there = await startClouddriver()
  runtime = await openTestRuntime({ mode: 'live', privateWebhooks: true, clouddriverAuthorization: 'Basic c2VjcmV0' })
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
  await there.end()
})
beforeEach(async () => {
  await emptyTables(runtime.database)
  await runtime.database.prisma.token.create({
    data: { name: 'editor', access: 'edit', digest: runtime.auth.digest('shp_edit'), prefix: 'shp', createdBy: 'seed' },
  })
  there.empty()
})

type Handler = (request: Request) => Promise<Response>

function sent(handler: Handler, method: string, path: string, body?: object): Promise<Response> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const given = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }
  return handler(testRequest(method, `/api/v1/${path}`, given))
}
async function done(...given: Parameters<typeof sent>): Promise<void> {
  const answer = await sent(...given)
  expect([given[1], given[2], answer.ok]).toEqual([given[1], given[2], true])
}
const regions = [{ name: 'us-east-1' }]
const role = 'role/SpinnakerManaged'
const addAws = (name: string, more: object = {}) =>
  done(awsAccounts.POST, 'POST', 'aws-accounts', { name, accountId: '123456789012', regions, ...more })
const addEcs = (name: string, on: string) => done(ecsAccounts.POST, 'POST', 'ecs-accounts', { name, awsAccount: on })
const patchAws = (name: string, body: object) => done(awsAccount.PATCH, 'PATCH', `aws-accounts/${name}`, body)
const removeAws = (name: string) => done(awsAccount.DELETE, 'DELETE', `aws-accounts/${name}`)
const removeEcs = (name: string) => done(ecsAccount.DELETE, 'DELETE', `ecs-accounts/${name}`)
const setAddress = (address: string | null) => sent(settings.PATCH, 'PATCH', 'settings', { clouddriver: { address } })
const addressNow = async () => (await (await sent(registry.GET, 'GET', 'registry')).json()).settings.clouddriver

async function compare() {
  const answer = await sent(clouddriver.GET, 'GET', 'clouddriver')
  return clouddriverSchema.parse(await answer.json())
}
async function push(body: object = {}) {
  const answer = await sent(pushing.POST, 'POST', 'clouddriver/push', body)
  return pushToClouddriver.answer.schema.parse(await answer.json()).accounts
}
/** `create core: written` */
const inShort = (accounts: Awaited<ReturnType<typeof push>>) =>
  accounts.map(({ action, name, result }) => `${action} ${name}: ${result}`)
const refusal = async (answer: Response) => {
  const { status, detail } = problemSchema.parse(await answer.json())
  return [status, detail]
}

async function twoMappings(): Promise<void> {
  for (const name of ['core', 'side']) {
    await addAws(name)
    await addEcs(`${name}-ecs`, name)
  }
  expect((await setAddress(there.url)).status).toBe(200)
}

describe("Clouddriver's address", () => {
  const asEditor = (handler: Handler, path: string, body: BodyInit, type: string) =>
    handler(
      new Request(`http://${testHost}/api/v1/${path}`, {
        method: path === 'settings' ? 'PATCH' : 'POST',
        body,
        headers: { host: testHost, authorization: 'Bearer shp_edit', 'content-type': type },
      }),
    )
  const editors = (handler: Handler, path: string, body: object) =>
    asEditor(
      handler,
      path,
      JSON.stringify(body),
      path === 'settings' ? 'application/merge-patch+json' : 'application/json',
    )

  test('is null at first, and an admin sets and clears it', async () => {
    expect(await compare()).toEqual({ address: null, reachable: false, accounts: [], agents: [], faults: [] })
    expect((await setAddress('https://gate.example.com/api/')).status).toBe(200)
    expect(await addressNow()).toEqual({ address: 'https://gate.example.com/api/' })
    expect((await setAddress(null)).status).toBe(200)
    expect(await addressNow()).toEqual({ address: null })
    expect((await sent(settings.PATCH, 'PATCH', 'settings', { clouddriver: null })).status).toBe(200)
  })

  test('is moved by no editor, by whatever write', async () => {
    await setAddress('https://one.example.com')
    await setAddress('https://two.example.com')
    const attempts: [Handler, string, object][] = [
      [settings.PATCH, 'settings', { clouddriver: { address: 'https://three.example.com' } }],
      [settings.PATCH, 'settings', { clouddriver: { address: null } }],
      [settings.PATCH, 'settings', { clouddriver: null }],
      [restoring.POST, 'registry/restore', { revision: 1 }],
      [restoring.POST, 'registry/restore', { revision: 0, dryRun: true }],
      [undoing.POST, 'registry/undo', { revision: 2 }],
    ]
    for (const [handler, path, body] of attempts) {
      expect([path, body, (await editors(handler, path, body)).status]).toEqual([path, body, 403])
    }
    const file = 'clouddriver:\n  address: https://three.example.com\naws:\n  enabled: true\n'
    await asEditor(importing.POST, 'registry/import', file, 'application/yaml')
    expect((await editors(settings.PATCH, 'settings', { release: '2025.4' })).status).toBe(200)
    expect(await addressNow()).toEqual({ address: 'https://two.example.com' })
    expect((await sent(restoring.POST, 'POST', 'registry/restore', { revision: 1 })).status).toBe(200)
    expect(await addressNow()).toEqual({ address: 'https://one.example.com' })
  })

  test.each([
    'clouddriver:7002',
    'ftp://x.example.com',
    'https://user:word@x.example.com',
    'https://x.example.com/?a=b',
    '',
  ])('%j is none', async (address) => {
    expect((await setAddress(address)).status).toBe(422)
    expect(await addressNow()).toEqual({ address: null })
  })

  test('of this machine or a private network is refused, unless they are allowed', async () => {
    const strict = { ...runtime, env: { ...runtime.env, privateWebhooks: false } }
    globalThis.shipshapeRuntime = Promise.resolve(strict)
    try {
      for (const address of ['http://127.0.0.1:7002', 'http://[::1]:7002', 'http://10.0.0.1', 'http://169.254.169.254'])
        expect([address, (await setAddress(address)).status]).toEqual([address, 422])
      const byName = there.url.replace('127.0.0.1', 'localhost')
      expect((await setAddress(byName)).status).toBe(200)
      expect(await compare()).toMatchObject({
        reachable: false,
        faults: [{ call: 'GET /credentials', why: expect.stringContaining('an address of this machine') }],
      })
      expect([...there.authorizations]).toEqual([])
    } finally {
      globalThis.shipshapeRuntime = Promise.resolve(runtime)
    }
  })
})

describe('the comparison', () => {
  test('tells what is loaded and stored, where they differ, and which agents are absent', async () => {
    await twoMappings()
    const core = { type: 'aws', name: 'core', accountId: '123456789012', assumeRole: role, regions }
    there.loaded.set('core', { ...core, environment: 'core', accountType: 'core', sessionName: 'Spinnaker' })
    there.loaded.set('core-ecs', {
      ...core,
      type: 'ecs',
      name: 'core-ecs',
      awsAccount: 'core',
      regions: [],
      accountType: 'ecs',
    })
    there.loaded.set('old', { ...core, name: 'old' })
    there.loaded.set('pods', { type: 'kubernetes', name: 'pods' })
    there.stored.set('side', { ...core, name: 'side', assumeRole: 'role/Other' })
    there.agents.add('core-ecs/IamRoleCachingAgent').add('core-ecs/us-east-1/ServiceCachingAgent')
    const { accounts, agents, ...rest } = await compare()
    expect(rest).toEqual({ address: there.url, reachable: true, faults: [] })
    expect(accounts).toEqual([
      { name: 'core', type: 'aws', loaded: true, stored: false, differs: [] },
      {
        ...{ name: 'side', type: 'aws', loaded: false, stored: true },
        differs: [{ key: 'assumeRole', here: role, there: 'role/Other' }],
      },
      {
        ...{ name: 'core-ecs', type: 'ecs', loaded: true, stored: false },
        differs: [{ key: 'regions', here: regions, there: [] }],
      },
      {
        ...{ name: 'side-ecs', type: 'ecs', loaded: false, stored: false },
        differs: [{ key: 'name', here: 'side-ecs', there: null }],
      },
      {
        ...{ name: 'old', type: 'aws', loaded: true, stored: false },
        differs: [{ key: 'name', here: null, there: 'old' }],
      },
    ])
    const present = agents.filter((agent) => agent.present).map(({ id }) => id)
    expect(present).toEqual(['core-ecs/IamRoleCachingAgent', 'core-ecs/us-east-1/ServiceCachingAgent'])
    expect(agents).toHaveLength(2 * 13)
    expect([...there.authorizations]).toEqual(['Basic c2VjcmV0'])
  })

  test('says what was not told: no account storage, nobody there, another server', async () => {
    await twoMappings()
    there.withoutStorage()
    expect(await compare()).toMatchObject({
      reachable: true,
      accounts: [{ stored: null }, { stored: null }, { stored: null }, { stored: null }],
      faults: [
        { call: 'GET /credentials/type', why: 'It answered 500: Cannot use AccountDefinitionService endpoints' },
      ],
    })
    await setAddress(`${there.url}/elsewhere`)
    expect(await compare()).toMatchObject({ reachable: false, faults: [{ why: 'It answered 404: Not Found' }] })
    await setAddress('http://127.0.0.1:1')
    expect(await compare()).toMatchObject({
      reachable: false,
      faults: [{ why: expect.stringContaining('ECONNREFUSED') }],
    })
    const refused = await sent(pushing.POST, 'POST', 'clouddriver/push', { dryRun: true })
    expect(await refusal(refused)).toEqual([409, expect.stringContaining('Nothing was written')])
  })
})

describe('a push', () => {
  const firstPush = ['create core', 'create side', 'create core-ecs', 'create side-ecs']

  test('writes AWS accounts before ECS accounts, with type; a preview writes nothing; the same again has nothing to do', async () => {
    await twoMappings()
    expect(inShort(await push({ dryRun: true }))).toEqual(firstPush.map((each) => `${each}: planned`))
    expect(there.requests).toEqual([])

    expect(inShort(await push())).toEqual(firstPush.map((each) => `${each}: written`))
    expect(there.requests).toEqual(['POST core', 'POST side', 'POST core-ecs', 'POST side-ecs'])
    expect(there.stored.get('core')).toMatchObject({
      type: 'aws',
      accountId: '123456789012',
      assumeRole: role,
      regions,
    })
    expect(there.stored.get('core-ecs')).toEqual({ type: 'ecs', name: 'core-ecs', awsAccount: 'core' })
    there.poll()
    expect(await push()).toEqual([])
    expect((await compare()).accounts.flatMap(({ differs }) => differs)).toEqual([])
  })

  test('posts an ECS account again where its AWS account changed, once Clouddriver has dropped it', async () => {
    await twoMappings()
    await push()
    there.poll()
    there.pollWhenRefused()
    there.requests.length = 0
    await patchAws('core', { sessionName: 'Other' })
    expect(inShort(await push())).toEqual(['update core: written', 'replace core-ecs: written'])
    expect(there.requests).toEqual(['PUT core', 'DELETE core-ecs', 'POST core-ecs', 'POST core-ecs'])
    there.poll()
    expect(there.loaded.get('core-ecs')).toMatchObject({ sessionName: 'Other' })
    expect(await push()).toEqual([])
  })

  test('deletes ECS accounts before AWS accounts, and only what Shipshape stored', async () => {
    await twoMappings()
    await push()
    there.stored.set('theirs', { type: 'aws', name: 'theirs', accountId: '1' })
    there.stored.set('theirs-ecs', { type: 'ecs', name: 'theirs-ecs', awsAccount: 'side' })
    there.poll()
    there.requests.length = 0
    for (const name of ['core', 'side']) {
      await removeEcs(`${name}-ecs`)
      await removeAws(name)
    }
    expect(inShort(await push())).toEqual([
      'delete core-ecs: written',
      'delete side-ecs: written',
      'delete core: written',
      'delete side: skipped',
    ])
    expect(there.requests).toEqual(['DELETE core-ecs', 'DELETE side-ecs', 'DELETE core'])
    expect([...there.stored.keys()].toSorted()).toEqual(['side', 'theirs', 'theirs-ecs'])
    // An account of the name that somebody else makes is somebody else's.
    there.stored.set('core', { type: 'aws', name: 'core', accountId: '999999999999' })
    expect(inShort(await push())).toEqual(['delete side: skipped'])
  })

  test('stops at the first failure, says what was done, and goes on from there', async () => {
    await twoMappings()
    there.failing.set('POST side', 500)
    const accounts = await push()
    expect(accounts.map(({ name, result, status, error }) => [name, result, status, error])).toEqual([
      ['core', 'written', 200, null],
      ['side', 'failed', 500, 'It answered 500: It failed.'],
      ['core-ecs', 'skipped', null, 'Not tried, because side failed.'],
      ['side-ecs', 'skipped', null, 'Not tried, because side failed.'],
    ])
    expect(inShort(await push())).toEqual([
      'create side: written',
      'create core-ecs: written',
      'create side-ecs: written',
    ])
  })

  test('goes on after an answer that was lost, between a deletion and its post too', async () => {
    await twoMappings()
    await push()
    there.poll()
    await patchAws('core', { assumeRole: 'role/Other' })
    there.failing.set('POST core-ecs', 0)
    expect((await push()).map(({ name, result }) => [name, result])).toEqual([
      ['core', 'written'],
      ['core-ecs', 'failed'],
    ])
    there.pollWhenRefused()
    expect(inShort(await push())).toEqual(['create core-ecs: written'])
    there.poll()
    expect(await push()).toEqual([])
    expect(there.loaded.get('core-ecs')).toMatchObject({ assumeRole: 'role/Other' })
  })

  test('writes no ECS account without its AWS account, none that a file has, and nothing that cannot be told', async () => {
    await twoMappings()
    await addAws('open', { accountId: '123456789012', sessionName: '$'.concat('{SESSION}') })
    there.loaded.set('side', { type: 'aws', name: 'side', accountId: '123456789012', fromFile: true })
    const accounts = await push({ accounts: ['core-ecs', 'side', 'side-ecs', 'open'] })
    expect(accounts.map(({ name, result, error }) => [name, result, error])).toEqual([
      ['side', 'skipped', expect.stringContaining('from a file of its own')],
      ['open', 'skipped', expect.stringContaining('only a file of Clouddriver')],
      ['core-ecs', 'skipped', expect.stringContaining('"core" is not in Clouddriver')],
      ['side-ecs', 'written', null],
    ])
    there.poll()
    expect([...there.loaded.keys()]).toEqual(['side', 'side-ecs'])
  })

  test('of a disabled AWS account takes its ECS account along', async () => {
    await twoMappings()
    await push()
    await patchAws('core', { enabled: false })
    expect(inShort(await push())).toEqual(['delete core-ecs: written', 'delete core: written'])
  })

  test('needs an address, and names that exist', async () => {
    await addAws('core')
    const refused = async (body: object) => refusal(await sent(pushing.POST, 'POST', 'clouddriver/push', body))
    expect(await refused({})).toEqual([409, expect.stringContaining('address is not set')])
    await setAddress(there.url)
    expect(await refused({ accounts: ['Core'] })).toEqual([422, expect.stringContaining('no account named "Core"')])
    expect(there.requests).toEqual([])
  })

  test('reads a storage of many pages to its end', async () => {
    await setAddress(there.url)
    for (let n = 0; n < 1200; n++) {
      const name = `a${String(n).padStart(4, '0')}`
      there.stored.set(name, { type: 'aws', name, accountId: '123456789012' })
    }
    expect((await compare()).accounts.filter(({ stored }) => stored === true)).toHaveLength(1200)
  })
})

test('Clouddriver is asked to read its files again', async () => {
  await setAddress(there.url)
  const answer = await sent(refreshing.POST, 'POST', 'clouddriver/refresh')
  expect(refreshClouddriver.answer.schema.parse(await answer.json())).toEqual({ changed: ['aws.accounts[0].name'] })
  await setAddress(`${there.url}/elsewhere`)
  const refused = await sent(refreshing.POST, 'POST', 'clouddriver/refresh')
  expect(await refusal(refused)).toEqual([409, expect.stringContaining('/elsewhere/refresh failed. It answered 404')])
})
