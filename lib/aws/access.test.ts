import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultSettings } from '@/lib/registry/settings'
import { allowing, authRoleArn, policy, spinnakerManaged, trusting } from '@/lib/sandbox/world/role-builders'
import type { Account, Role } from '@/lib/sandbox/world/world-types'
import { createAws } from './aws'
import { testReader } from './test-reader'
import { gatheredFacts } from './testing/gathered-facts'
import { testAccount, testAccountId, testRegion, testTarget } from './testing/test-target'
import { awsAt, startTestAws, suiteAccount, testWorld } from './testing/test-world'

const reader: Role = { ...spinnakerManaged(), name: 'ShipshapeReader' }
const guarded: Role = {
  ...spinnakerManaged(trusting({ AWS: authRoleArn }, { StringEquals: { 'sts:ExternalId': 'shared-secret' } })),
  path: '/guarded/',
  name: 'SpinnakerManaged',
}
const closed: Role = {
  ...spinnakerManaged(),
  name: 'Closed',
  trust: policy(trusting({ Service: 'ec2.amazonaws.com' })),
}

let started: Awaited<ReturnType<typeof startTestAws>>
beforeAll(async () => {
  started = await startTestAws({
    world: testWorld({ roles: [reader, closed, ...suiteAccount.roles] }),
  })
})
afterAll(() => started.sandbox.close())

const gather = (...[fields, settings]: Parameters<typeof testTarget>) =>
  gatheredFacts(started.aws, testTarget(fields, settings), {
    want: ['caller-identity', 'assumed-role', 'reader-session', 'clusters'],
  })
const assumed = (calls: { action: string }[]) => calls.filter(({ action }) => action === 'sts:AssumeRole').length

describe('reader mode clouddriver-role', () => {
  test("the reader's own call is the live try: one AssumeRole for both", async () => {
    const { value, calls } = await gather()
    expect(value('reader-session').isClouddriverRole).toBe(true)
    expect(value('assumed-role').tried).toBe(true)
    expect(assumed(calls)).toBe(1)
  })

  test('a refusal is the fault of every fact, the live try included', async () => {
    const { fact } = await gather({ assumeRole: 'role/Closed' })
    for (const gathered of [fact('assumed-role'), fact('reader-session'), fact('clusters', testRegion)]) {
      expect(gathered).toMatchObject({ ok: false, fault: { kind: 'denied', action: 'sts:AssumeRole' } })
    }
  })

  test('a role of another account is not assumed, and that account is not read', async () => {
    const { fact, calls } = await gather({ assumeRole: 'arn:aws:iam::123456789012:role/SpinnakerManaged' })
    const fault = { kind: 'not-configured', action: 'sts:AssumeRole', message: expect.stringContaining('not of') }
    expect(fact('assumed-role')).toMatchObject({ fault })
    expect(fact('reader-session')).toMatchObject({ fault })
    expect(fact('clusters', testRegion)).toMatchObject({ fault })
    expect(calls.filter(({ action }) => action.startsWith('ecs:') || action === 'sts:AssumeRole')).toEqual([])
  })

  test("the session carries Clouddriver's session name, with its templates filled", async () => {
    const { value } = await gather({ sessionName: 'spin-{{name}}' })
    expect(value('reader-session').readAs).toBe(`arn:aws:sts::${testAccountId}:assumed-role/SpinnakerManaged/spin-test`)
  })
})

/** An AWS that refuses everything and keeps what was sent. */
async function refusingAws(allowed: Parameters<typeof createAws>[0]['allowed']) {
  const agents: string[] = []
  const server = createServer((request, response) => {
    agents.push(String(request.headers['user-agent']))
    response.writeHead(403).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'test' }
  const aws = createAws({ endpoint, baseCredentials: () => async () => credentials, ...(allowed && { allowed }) })
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve)
      server.closeAllConnections()
    })
  return { aws, agents, close }
}

describe("the operator's allow-lists", () => {
  test.each([
    ['SHIPSHAPE_PROFILES', { profiles: ['ops-*'], roles: null }, { mode: 'ambient' as const, profile: 'admin' }],
    [
      'SHIPSHAPE_PROFILES',
      { profiles: ['ops-*'], roles: null },
      { mode: 'clouddriver-role' as const, profile: 'admin' },
    ],
    [
      'SHIPSHAPE_ROLES',
      { profiles: null, roles: ['arn:aws:iam::*:role/Reader'] },
      { mode: 'clouddriver-role' as const },
    ],
  ])('%s keeps an account from being opened before anything is sent (%j, %j)', async (variable, allowed, reader) => {
    const { aws, agents, close } = await refusingAws(allowed)
    const tried = await testReader(aws, testAccount({ reader }), defaultSettings)
    const { fact } = await gatheredFacts(aws, testTarget({ reader }), { want: ['reader-session'] })
    await close()
    const fault = { kind: 'not-configured', message: expect.stringContaining(variable) }
    expect([tried, fact('reader-session')]).toMatchObject([
      { ok: false, fault },
      { ok: false, fault },
    ])
    expect(agents).toEqual([])
  })

  test('what they allow is asked for, and each request says that Shipshape asks', async () => {
    const { aws, agents, close } = await refusingAws({ profiles: ['ops-*'], roles: ['*'] })
    const reader = { mode: 'clouddriver-role' as const, profile: 'ops-read' }
    await testReader(aws, testAccount({ reader }), defaultSettings)
    await close()
    expect(agents.length).toBeGreaterThan(0)
    expect(agents.filter((agent) => !agent.split(' ').includes('app/shipshape'))).toEqual([])
  })
})

describe('external id', () => {
  test("the AWS account's external id is sent, and without it the role refuses", async () => {
    const { sandbox, aws } = await startTestAws({ world: testWorld({ roles: [guarded] }) })
    const role = { assumeRole: 'role/guarded/SpinnakerManaged' }
    const options = { want: ['reader-session'] as const }
    const withId = await gatheredFacts(aws, testTarget({ ...role, externalId: 'shared-secret' }), options)
    const without = await gatheredFacts(aws, testTarget(role), options)
    await sandbox.close()
    expect(withId.fact('reader-session').ok).toBe(true)
    expect(without.fact('reader-session')).toMatchObject({ ok: false, fault: { kind: 'denied' } })
  })
})

describe('reader mode role', () => {
  const byRole = { reader: { mode: 'role' as const, roleArn: 'arn:{partition}:iam::{accountId}:role/ShipshapeReader' } }

  test("reads with the team's role and still tries Clouddriver's role once where nobody is named", async () => {
    const { value, calls } = await gather(byRole)
    expect(value('reader-session')).toMatchObject({
      mode: 'role',
      readAs: `arn:aws:sts::${testAccountId}:assumed-role/ShipshapeReader/Shipshape`,
      isClouddriverRole: false,
    })
    expect(value('assumed-role')).toMatchObject({ tried: true, roleArn: expect.stringContaining('SpinnakerManaged') })
    expect(assumed(calls)).toBe(2)
  })

  test('a refused try costs nothing else', async () => {
    const { fact, value } = await gather({ ...byRole, assumeRole: 'role/Closed' })
    expect(fact('assumed-role')).toMatchObject({ ok: false, fault: { kind: 'denied', action: 'sts:AssumeRole' } })
    expect(value('clusters', testRegion)).toHaveLength(2)
  })

  test("tries where the caller is Clouddriver's identity, whatever the path of its role", async () => {
    const { value } = await gather({ ...byRole, clouddriverIdentity: authRoleArn })
    expect(value('assumed-role').tried).toBe(true)
  })

  test('does not try on behalf of somebody else', async () => {
    const { value, calls } = await gather({
      ...byRole,
      clouddriverIdentity: 'arn:aws:iam::999999999999:role/Clouddriver',
    })
    expect(value('assumed-role')).toMatchObject({ tried: false, why: expect.stringContaining('999999999999') })
    expect(assumed(calls)).toBe(1)
  })
})

describe('reader mode ambient', () => {
  test('credentials of another account are not used to read this one', async () => {
    const { fact, calls } = await gather({ reader: { mode: 'ambient' } })
    expect(fact('reader-session')).toMatchObject({
      fault: { kind: 'credentials', action: 'sts:GetCallerIdentity', message: expect.stringContaining('123456789012') },
    })
    expect(calls.filter(({ action }) => action.startsWith('ecs:'))).toEqual([])
  })

  test('credentials of the mapped account read it as they are', async () => {
    const { fact, value } = await gather({ reader: { mode: 'ambient' }, accountId: '123456789012' })
    expect(value('reader-session')).toMatchObject({ mode: 'ambient', accountId: '123456789012' })
    // The caller may not list clusters; what counts is that it was asked as itself.
    expect(fact('clusters', testRegion)).toMatchObject({ fault: { kind: 'denied', action: 'ecs:ListClusters' } })
  })
})

test('the caller is asked once, however many accounts one profile reads', async () => {
  const aws = awsAt(started.sandbox.url)
  const runs = await Promise.all([1, 2, 3].map(() => gatheredFacts(aws, testTarget(), { want: ['caller-identity'] })))
  expect(runs.flatMap(({ calls }) => calls)).toHaveLength(1)
  expect(runs.map(({ value }) => value('caller-identity').accountId)).toEqual(Array(3).fill('123456789012'))
})

test('a profile without credentials is a fault of credentials, for everything and without a call', async () => {
  const aws = createAws({
    endpoint: started.sandbox.url,
    baseCredentials: (profile) => async () => {
      throw new Error(`There is no profile ${profile}.`)
    },
  })
  started.sandbox.forgetCalls()
  const target = testTarget({ reader: { mode: 'clouddriver-role', profile: 'gone' } })
  const { records } = await gatheredFacts(aws, target)
  for (const { gathered } of records) {
    expect(gathered).toMatchObject({ ok: false, fault: { kind: 'credentials', message: 'There is no profile gone.' } })
  }
  expect(started.sandbox.calls()).toEqual([])
})

describe('testing a reader', () => {
  const base = 'arn:aws:sts::123456789012:assumed-role/SpinnakerAuthRole/i-0f3c9a71d2b84e650'
  const tryOut = (fields: Parameters<typeof testAccount>[0]) =>
    testReader(started.aws, testAccount(fields), defaultSettings)

  test('says as whom the account can be read', async () => {
    expect(await tryOut({})).toEqual({
      ok: true,
      readAs: `arn:aws:sts::${testAccountId}:assumed-role/SpinnakerManaged/Spinnaker`,
      baseIdentity: base,
      mayWrite: null,
      accountId: testAccountId,
      fault: null,
    })
  })

  test.each([
    { what: 'AWS does not say', allowed: [], mayWrite: null },
    { what: 'none', allowed: ['iam:SimulatePrincipalPolicy', 'ecs:List*'], mayWrite: [] },
    {
      what: 'those of its policies',
      allowed: ['iam:SimulatePrincipalPolicy', 'ecs:*'],
      mayWrite: ['ecs:UpdateService', 'ecs:DeleteCluster'],
    },
  ])(
    'in mode ambient, which no session policy limits, says what it may write: $what',
    async ({ allowed, mayWrite }) => {
      const { accounts, ...rest } = testWorld()
      const roles = (each: Account) =>
        each.roles.map((role) => ({ ...role, inlinePolicies: { Own: allowing(...allowed) }, attachedPolicies: [] }))
      const world = { ...rest, accounts: accounts.map((each) => ({ ...each, roles: roles(each) })) }
      const { sandbox, aws } = await startTestAws({ world })
      const account = testAccount({ reader: { mode: 'ambient' }, accountId: '123456789012' })
      const answer = await testReader(aws, account, defaultSettings)
      await sandbox.close()
      expect(answer).toMatchObject({ ok: true, readAs: base, baseIdentity: base, mayWrite })
    },
  )

  test('hands on the refusal', async () => {
    expect(await tryOut({ assumeRole: 'role/Closed' })).toMatchObject({
      ok: false,
      readAs: null,
      baseIdentity: base,
      fault: { kind: 'denied', action: 'sts:AssumeRole', code: 'AccessDenied' },
    })
  })

  test("a role of another account than the form's is refused without assuming it", async () => {
    started.sandbox.forgetCalls()
    const answer = await tryOut({ assumeRole: 'arn:aws:iam::123456789012:role/SpinnakerManaged' })
    expect(answer).toMatchObject({ ok: false, fault: { message: expect.stringContaining('123456789012') } })
    expect(started.sandbox.calls()).toEqual([])
  })
})
