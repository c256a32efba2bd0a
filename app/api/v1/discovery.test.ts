import { createServer, type ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createAws } from '@/lib/aws/aws'
import { organizationSchema, spinnakerSchema } from '@/lib/contracts/discovery'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { startSandbox } from '@/lib/sandbox/server'
import { defaultKey, govKey } from '@/lib/sandbox/world/base-keys'
import { world } from '@/lib/sandbox/world/world'
import { emptyTables } from '@/prisma/testing/test-database'
import * as awsAccounts from './aws-accounts/route'
import * as identity from './aws-identity/route'
import * as organization from './discovery/organization/route'
import * as spinnaker from './discovery/spinnaker/route'
import * as settings from './settings/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let sandbox: Awaited<ReturnType<typeof startSandbox>>
beforeAll(async () => {
  runtime = await openTestRuntime({ mode: 'live', privateWebhooks: true })
  sandbox = await startSandbox()
})
beforeEach(async () => {
  await emptyTables(runtime.database)
  asWhom(async () => defaultKey)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await sandbox.close()
  await runtime.close()
})

type Keys = () => Promise<{ accessKeyId: string; secretAccessKey: string }>

/** The server with these credentials. */
function asWhom(keys: Keys, more: Partial<typeof runtime> = {}): void {
  const aws = createAws({ endpoint: sandbox.url, baseCredentials: () => keys })
  globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, aws, ...more })
}

const post = (path: string, body?: object) =>
  testRequest('POST', `/api/v1/${path}`, body === undefined ? {} : { body: JSON.stringify(body) })
const ask = async () => (await identity.GET(testRequest('GET', '/api/v1/aws-identity'))).json()
const members = async () =>
  organizationSchema.parse(await (await organization.POST(post('discovery/organization'))).json())

describe('who Shipshape is in AWS', () => {
  test('is told, in the partition that Clouddriver is in', async () => {
    expect(await ask()).toEqual({
      identity: { accountId: '123456789012', arn: expect.stringMatching(/:assumed-role\/SpinnakerAuthRole\//) },
      fault: null,
    })
    const clouddriverIdentity = 'arn:aws-us-gov:iam::210000000013:role/SpinnakerAuthRole'
    const headers = { 'content-type': 'application/merge-patch+json' }
    const body = JSON.stringify({ clouddriverIdentity })
    expect((await settings.PATCH(testRequest('PATCH', '/api/v1/settings', { headers, body }))).status).toBe(200)
    asWhom(async () => govKey)
    expect(await ask()).toMatchObject({ identity: { accountId: '210000000013' } })
  })

  test('without credentials is a fault of credentials, and so is a list of accounts', async () => {
    asWhom(async () => {
      throw new Error('Could not load credentials from any providers')
    })
    const fault = { kind: 'credentials', message: 'Could not load credentials from any providers' }
    expect(await ask()).toEqual({ identity: null, fault: expect.objectContaining(fault) })
    expect(await members()).toMatchObject({ accounts: null, fault: { ...fault, action: 'organizations:ListAccounts' } })
  })
})

describe('the accounts of the organization', () => {
  test('come whole, page by page, beside what the registry has', async () => {
    const body = { name: 'shop-prod', accountId: '210000000012', regions: [{ name: 'us-east-1' }] }
    expect((await awsAccounts.POST(post('aws-accounts', body))).status).toBe(201)
    const own = world.accounts.filter(({ organizationId }) => organizationId === 'o-a1b2c3d4e5')
    const { accounts, fault } = await members()
    expect(fault).toBeNull()
    expect(accounts).toEqual(
      own.map(({ id, name }) => ({
        accountId: id,
        name,
        awsAccount: id === body.accountId ? body.name : null,
      })),
    )
  })

  test('are more than a page', async () => {
    const [home] = world.accounts
    if (home === undefined) throw new Error('The world has accounts.')
    const more = Array.from({ length: 45 }, (_, number) => ({
      ...home,
      id: String(300_000_000_000 + number),
      name: `more-${number}`,
    }))
    const large = await startSandbox({ world: { ...world, accounts: [...world.accounts, ...more] } })
    const aws = createAws({ endpoint: large.url, baseCredentials: () => async () => defaultKey })
    globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, aws })
    const { accounts } = await members()
    expect(accounts?.filter(({ name }) => name.startsWith('more-'))).toHaveLength(45)
    await large.close()
  })

  test('are unknown where AWS refuses them, with the permission that is missing', async () => {
    asWhom(async () => govKey)
    expect(await ask()).toMatchObject({ identity: null })
    sandbox.behave({ faults: [{ action: 'organizations:ListAccounts', kind: 'deny' }] })
    asWhom(async () => defaultKey)
    expect(await members()).toMatchObject({
      accounts: null,
      fault: { kind: 'denied', action: 'organizations:ListAccounts' },
    })
    sandbox.behave({ faults: [] })
  })
})

describe('the accounts of a Spinnaker', () => {
  let close = async () => {}
  const authorizations: (string | null)[] = []
  afterEach(() => close())

  /** A Gate or a Clouddriver that answers so, and its address. */
  async function answering(answer: (response: ServerResponse, path: string) => void): Promise<string> {
    const server = createServer((request, response) => {
      authorizations.push(request.headers.authorization ?? null)
      answer(response, request.url ?? '')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    close = () => new Promise((resolve) => server.close(() => resolve()))
    const address = server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }
  const found = async (address: string) =>
    spinnakerSchema.parse(await (await spinnaker.POST(post('discovery/spinnaker', { address }))).json())

  test('are told by kind, with what each is on', async () => {
    const asked: string[] = []
    const listed = [
      { name: 'k8s', type: 'kubernetes', cloudProvider: 'kubernetes' },
      { name: 'ecs-a', type: 'ecs', cloudProvider: 'ecs', accountId: '123456789012', awsAccount: 'a', regions: [] },
      { name: 'ecs-b', type: 'ecs', cloudProvider: 'ecs', accountId: '210000000002' },
      { name: 'ecs-c', type: 'ecs', cloudProvider: 'ecs', accountId: 7 },
      {
        name: 'a',
        type: 'aws',
        cloudProvider: 'aws',
        accountId: '123456789012',
        assumeRole: 'role/SpinnakerManaged',
        sessionName: 'Spinnaker',
        regions: [{ name: 'us-east-1', availabilityZones: ['us-east-1a'] }, { name: 'eu-west-1' }],
      },
      { name: 'b', type: 'aws', cloudProvider: 'aws', accountId: '210000000002', regions: null },
    ]
    const address = await answering((response, path) => {
      asked.push(path)
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(listed))
    })
    await awsAccounts.POST(post('aws-accounts', { name: 'b', accountId: '210000000002' }))
    const none = { assumeRole: null, sessionName: null, regions: [], awsAccount: null, isKnown: false }
    const a = { assumeRole: 'role/SpinnakerManaged', sessionName: 'Spinnaker', regions: ['us-east-1', 'eu-west-1'] }
    for (const place of [address, `${address}/credentials`, `${address}/gate/`]) {
      expect((await found(place)).accounts).toEqual([
        { ...none, ...a, type: 'aws', name: 'a', accountId: '123456789012' },
        { ...none, type: 'aws', name: 'b', accountId: '210000000002', isKnown: true },
        { ...none, type: 'ecs', name: 'ecs-a', accountId: '123456789012', awsAccount: 'a' },
        { ...none, type: 'ecs', name: 'ecs-b', accountId: '210000000002', awsAccount: 'b' },
        { ...none, type: 'ecs', name: 'ecs-c', accountId: null },
      ])
    }
    expect(asked).toEqual(['/credentials?expand=true', '/credentials?expand=true', '/gate/credentials?expand=true'])
  })

  test.each<[string, (response: ServerResponse) => void, RegExp]>([
    ['a sign-in', (response) => response.writeHead(302, { location: '/login' }).end(), /^It answered 302.*sign-in/],
    ['a page', (response) => response.end('<html>'), /no list of accounts/],
    ['another list', (response) => response.end('[1]'), /no list of accounts/],
    ['an error', (response) => response.writeHead(500).end('{}'), /^It answered 500/],
    ['nothing', (response) => response.destroy(), /connection/],
  ])('are unknown where it answers %s', async (_, answer, words) => {
    expect(await found(await answering(answer))).toEqual({ accounts: null, error: expect.stringMatching(words) })
  })

  test('are asked for with the configured Authorization at the configured address alone', async () => {
    asWhom(async () => defaultKey, { env: { ...runtime.env, clouddriverAuthorization: 'Basic of-the-configured' } })
    const address = await answering((response) => response.end('[]'))
    authorizations.length = 0
    expect(await found(address)).toEqual({ accounts: [], error: null })
    const headers = { 'content-type': 'application/merge-patch+json' }
    const body = JSON.stringify({ clouddriver: { address } })
    expect((await settings.PATCH(testRequest('PATCH', '/api/v1/settings', { headers, body }))).status).toBe(200)
    expect(await found(`${address}/credentials`)).toEqual({ accounts: [], error: null })
    expect(authorizations).toEqual([null, 'Basic of-the-configured'])
  })

  test('are not asked for at an address of this machine unless the operator allows it', async () => {
    asWhom(async () => defaultKey, { env: { ...runtime.env, privateWebhooks: false } })
    const answer = await spinnaker.POST(post('discovery/spinnaker', { address: 'http://127.0.0.1:7002' }))
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('SHIPSHAPE_PRIVATE_WEBHOOKS')])
    expect((await spinnaker.POST(post('discovery/spinnaker', { address: 'clouddriver' }))).status).toBe(422)
  })
})
