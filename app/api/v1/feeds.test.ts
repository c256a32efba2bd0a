import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as configAt from '@/app/config/[application]/[profiles]/[label]/route'
import * as config from '@/app/config/[application]/[profiles]/route'
import { accountRegistration, configEnvironmentSchema } from '@/lib/contracts/feeds'
import { problemSchema } from '@/lib/contracts/problem'
import { sessionCookie } from '@/lib/http/testing/people'
import { openTestRuntime, testHost, testRequest, testToken } from '@/lib/http/testing/test-runtime'
import { listFeedReads } from '@/prisma/repositories/feed-reads'
import { emptyTables } from '@/prisma/testing/test-database'
import * as awsAccount from './aws-accounts/[name]/route'
import * as awsAccounts from './aws-accounts/route'
import * as ecsAccount from './ecs-accounts/[name]/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as registration from './feeds/account-registration/route'
import * as file from './registry/clouddriver-local.yml/route'
import * as settings from './settings/route'

const registrationSchema = accountRegistration.answer.schema

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime({ mode: 'live' })
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(() => emptyTables(runtime.database))

type Handler = (request: Request) => Promise<Response>

async function sent(handler: Handler, method: string, path: string, body?: object): Promise<Response> {
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json'
  const given = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': type } }
  const answer = await handler(testRequest(method, `/api/v1/${path}`, given))
  expect([method, path, answer.ok]).toEqual([method, path, true])
  return answer
}

const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1', availabilityZones: ['eu-west-1a'] }]
const addAws = (name: string, more: object = {}) =>
  sent(awsAccounts.POST, 'POST', 'aws-accounts', { name, accountId: '012345678901', regions, ...more })
const addEcs = (name: string, awsAccount: string) =>
  sent(ecsAccounts.POST, 'POST', 'ecs-accounts', { name, awsAccount })
const patchAws = (name: string, body: object) => sent(awsAccount.PATCH, 'PATCH', `aws-accounts/${name}`, body)
const readers = async () => (await listFeedReads(runtime.database.prisma)).map(({ feed, actor }) => [feed, actor])

/** As Spring's client asks: its own media type, and user and password where it has them. */
function springAsks(path: string, headers: Record<string, string> = { authorization: `Bearer ${testToken}` }) {
  const accept = 'application/vnd.spring-cloud.config-server.v2+json'
  const request = new Request(`http://${testHost}/config/${path}`, { headers: { host: testHost, accept, ...headers } })
  return path.split('/').length === 3 ? configAt.GET(request) : config.GET(request)
}
const environmentOf = async (path: string) => configEnvironmentSchema.parse(await (await springAsks(path)).json())

describe('the Spring Cloud Config feed', () => {
  test.each([
    ['clouddriver/default', ['default']],
    ['clouddriver/composite,test,local', ['composite', 'test', 'local']],
    ['clouddriver/test%2Clocal', ['test', 'local']],
  ])('answers %s as its client reads it', async (path, profiles) => {
    await addAws('core', { permissions: { READ: ['devs', 'ops'] }, lambdaEnabled: true, sessionDurationSeconds: 900 })
    await addEcs('core-ecs', 'core')
    const answer = await springAsks(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
    expect(configEnvironmentSchema.parse(await answer.json())).toMatchObject({
      ...{ name: 'clouddriver', profiles, label: null, version: '2', state: null },
      propertySources: [
        {
          source: {
            'aws.enabled': true,
            'aws.accounts[0].accountId': '012345678901',
            'aws.accounts[0].regions[1].availabilityZones[0]': 'eu-west-1a',
            'aws.accounts[0].permissions.READ[1]': 'ops',
            'aws.accounts[0].lambdaEnabled': true,
            'aws.accounts[0].sessionDurationSeconds': 900,
            'ecs.accounts[0].awsAccount': 'core',
          },
        },
      ],
    })
  })

  test('a label is a revision; none of that number is 404', async () => {
    await addAws('core')
    await patchAws('core', { sessionName: 'later' })
    const at = async (path: string) => {
      const { version, label, propertySources } = await environmentOf(path)
      return [label, version, propertySources[0]?.source['aws.accounts[0].sessionName']]
    }
    expect(await at('clouddriver/default')).toEqual([null, '2', 'later'])
    expect(await at('clouddriver/default/1')).toEqual(['1', '1', undefined])
    expect(await at('clouddriver/default/2')).toEqual(['2', '2', 'later'])
    for (const label of ['3', 'main', '-1', '1.0', '01']) {
      const answer = await springAsks(`clouddriver/default/${label}`)
      expect([label, answer.status, problemSchema.parse(await answer.json()).status]).toEqual([label, 404, 404])
    }
  })

  test('another application has no properties', async () => {
    await addAws('core')
    expect(await environmentOf('gate/local')).toMatchObject({ name: 'gate', propertySources: [] })
    expect(await readers()).toEqual([])
  })

  test('takes a token as Bearer, or as the password of any user, and nothing else', async () => {
    const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` })
    const statusOf = async (headers: Record<string, string>) => (await springAsks('clouddriver/local', headers)).status
    const cookie = await sessionCookie(runtime, 'admin')
    expect(await statusOf({ authorization: `Bearer ${testToken}` })).toBe(200)
    expect(await statusOf(basic(`spinnaker:${testToken}`))).toBe(200)
    expect(await statusOf(basic(`:${testToken}`))).toBe(200)
    expect(await statusOf({ ...basic(`spinnaker:${testToken}`), cookie })).toBe(200)
    for (const wrong of [
      {},
      { cookie },
      basic('spinnaker:wrong'),
      basic(testToken),
      basic(`${testToken}:`),
      { authorization: 'Basic' },
      { authorization: 'Digest username="spinnaker"' },
      { authorization: 'Bearer wrong', cookie },
    ]) {
      const answer = await springAsks('clouddriver/local', wrong)
      expect([wrong, answer.status]).toEqual([wrong, 401])
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="Shipshape"')
    }
  })

  test('is written down with its reader, once a minute', async () => {
    for (let n = 0; n < 3; n++) await springAsks('clouddriver/local')
    expect(await readers()).toEqual([['config', 'token:SHIPSHAPE_TOKEN']])
    const { prisma } = runtime.database
    const [first] = await listFeedReads(prisma)
    const minuteAgo = new Date((first?.at.getTime() ?? 0) - 60_000)
    await prisma.feedRead.updateMany({ data: { at: minuteAgo } })
    await springAsks('clouddriver/local')
    const [again] = await listFeedReads(prisma)
    expect(again?.at.getTime()).toBeGreaterThan(minuteAgo.getTime())
  })
})

describe('the file', () => {
  const read = (headers: Record<string, string>) =>
    file.GET(
      new Request(`http://${testHost}/api/v1/registry/clouddriver-local.yml`, {
        headers: { host: testHost, ...headers },
      }),
    )

  test('comes to a token either way, with the tag that spares the next reading; a browser is no reader of the feed', async () => {
    await addAws('core')
    const cookie = await sessionCookie(runtime, 'read')
    expect((await read({ cookie })).status).toBe(200)
    // A proxy in front may have a password of its own.
    expect((await read({ cookie, authorization: `Basic ${btoa('proxy:secret')}` })).status).toBe(200)
    expect(await readers()).toEqual([])

    const answer = await read({ authorization: `Basic ${btoa(`curl:${testToken}`)}` })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/yaml'])
    expect(await answer.text()).toContain('- name: core\n')
    const again = { authorization: `Bearer ${testToken}`, 'if-none-match': answer.headers.get('etag') ?? '' }
    expect((await read(again)).status).toBe(304)
    expect(await readers()).toEqual([['file', 'token:SHIPSHAPE_TOKEN']])
    for (const wrong of [{}, { authorization: `Basic ${btoa('curl:wrong')}` }]) {
      const refused = await read(wrong)
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="Shipshape"'])
    }
  })
})

describe('the feed of the account registration plugin', () => {
  const feed = async (after?: string) => {
    const query = after === undefined ? '' : `?UpdatedAt.gt=${after}`
    const answer = await registration.GET(testRequest('GET', `/api/v1/feeds/account-registration${query}`))
    expect(answer.status).toBe(200)
    return registrationSchema.parse(await answer.json())
  }
  const accountsOf = async (after?: string) => (await feed(after)).SpinnakerAccounts
  const statesOf = async (after?: string) =>
    Object.fromEntries(
      (await accountsOf(after)).map((each) => [
        each.SpinnakerAccountName,
        `${each.SpinnakerStatus} ${each.SpinnakerProviders.join()}`,
      ]),
    )
  const latest = async () =>
    (await accountsOf())
      .map(({ UpdatedAt }) => UpdatedAt)
      .toSorted()
      .at(-1) ?? ''

  test('tells each account as the plugin reads it', async () => {
    const permissions = { READ: ['devs'], write: ['ops'], OTHER: ['x'] }
    await addAws('core', { permissions, lambdaEnabled: true, assumeRole: 'arn:aws:iam::012345678901:role/Deploy' })
    await addEcs('core-ecs', 'core')
    expect(await feed()).toEqual({
      SpinnakerAccounts: [
        {
          AccountId: '012345678901',
          SpinnakerAccountName: 'core',
          Regions: ['us-east-1', 'eu-west-1'],
          SpinnakerStatus: 'ACTIVE',
          SpinnakerAssumeRole: 'role/Deploy',
          SpinnakerProviders: ['ec2', 'ecs', 'lambda'],
          UpdatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
          Permissions: { READ: ['devs'], WRITE: ['ops'] },
        },
      ],
      Pagination: { NextUrl: '' },
    })
  })

  test('an ECS account of another name than the plugin forces is not told, nor a role that it would garble', async () => {
    await addAws('core')
    await addEcs('other-name', 'core')
    await addAws('gov', { assumeRole: 'arn:aws-us-gov:iam::012345678901:role/Deploy' })
    expect(await statesOf()).toEqual({ core: 'ACTIVE ec2' })
  })

  test('tells after a time only what changed since, each change once', async () => {
    await addAws('core')
    await addAws('side')
    let known = await latest()
    const steps: [() => Promise<unknown>, Record<string, string>][] = [
      [async () => null, {}],
      [() => addEcs('core-ecs', 'core'), { core: 'ACTIVE ec2,ecs' }],
      [() => patchAws('side', { enabled: false }), { side: 'SUSPENDED ec2' }],
      [() => sent(ecsAccount.DELETE, 'DELETE', 'ecs-accounts/core-ecs'), { core: 'ACTIVE ec2' }],
      [() => patchAws('core', { name: 'kern' }), { core: 'SUSPENDED ec2', kern: 'ACTIVE ec2' }],
      [() => sent(awsAccount.DELETE, 'DELETE', 'aws-accounts/side'), { side: 'SUSPENDED ec2' }],
      [() => sent(settings.PATCH, 'PATCH', 'settings', { defaultAssumeRole: 'role/Other' }), { kern: 'ACTIVE ec2' }],
      [() => addAws('side'), { side: 'ACTIVE ec2' }],
    ]
    for (const [change, told] of steps) {
      await change()
      expect(await statesOf(known)).toEqual(told)
      known = await latest()
      expect(await statesOf(known)).toEqual({})
    }
    expect(await statesOf()).toEqual({ kern: 'ACTIVE ec2', side: 'ACTIVE ec2', core: 'SUSPENDED ec2' })
    expect(await readers()).toEqual([['account-registration', 'token:SHIPSHAPE_TOKEN']])
  })

  test.each([
    ['2020-08-27T16:52:59.026696%2B00:00', 1],
    ['2020-08-27T16:52:59.026696+00:00', 1],
    ['2020-08-27T16:52:59Z', 1],
    ['2999-01-01T00:00:00%2B02:00', 0],
  ])('takes the time %s', async (after, count) => {
    await addAws('core')
    expect(await accountsOf(after)).toHaveLength(count)
  })

  test.each(['yesterday', '2020-13-01T00:00:00Z', '2020-08-27', ''])('refuses the time %j', async (after) => {
    const answer = await registration.GET(
      testRequest('GET', `/api/v1/feeds/account-registration?UpdatedAt.gt=${after}`),
    )
    expect([answer.status, problemSchema.parse(await answer.json()).detail]).toEqual([
      400,
      expect.stringContaining('UpdatedAt.gt'),
    ])
  })
})
