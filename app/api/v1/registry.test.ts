import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemSchema } from '@/lib/contracts/problem'
import { importAnswerSchema, mergeAnswerSchema } from '@/lib/contracts/registry'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { awsAccountSchema } from '@/lib/registry/aws-account'
import { ecsAccountSchema } from '@/lib/registry/ecs-account'
import { registrySchema } from '@/lib/registry/registry'
import { emptyTables } from '@/prisma/testing/test-database'
import * as oneAwsAccount from './aws-accounts/[name]/route'
import * as awsAccounts from './aws-accounts/route'
import * as readerTest from './aws-accounts/test/route'
import * as oneEcsAccount from './ecs-accounts/[name]/route'
import * as ecsAccounts from './ecs-accounts/route'
import * as exported from './registry/clouddriver-local.yml/route'
import * as halCommands from './registry/hal-commands/route'
import * as importing from './registry/import/route'
import * as merging from './registry/merge/route'
import * as registry from './registry/route'
import * as settings from './settings/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})
beforeEach(() => emptyTables(runtime.database))

const prod = { name: 'prod', accountId: '123456789012', regions: [{ name: 'us-east-1' }] }
const json = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  testRequest(method, `/api/v1/${path}`, { body: JSON.stringify(body), headers })
const yaml = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  testRequest('POST', `/api/v1/${path}`, { body, headers: { 'content-type': 'application/yaml', ...headers } })
const get = (path: string, headers: Record<string, string> = {}) => testRequest('GET', `/api/v1/${path}`, { headers })

const addProd = async () =>
  awsAccountSchema.parse(await (await awsAccounts.POST(json('POST', 'aws-accounts', prod))).json())
const addEcs = (body: object) => ecsAccounts.POST(json('POST', 'ecs-accounts', body))
const readRegistry = async () => registrySchema.parse(await (await registry.GET(get('registry'))).json())

async function refusal(response: Response) {
  const { status, detail, problems = [] } = problemSchema.parse(await response.json())
  return { status, detail, problems: problems.map(({ path, message }) => `${path}: ${message}`) }
}

describe('an AWS account', () => {
  test('is added with its defaults and found again, with the ETag of its version', async () => {
    const made = await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, version: 7 }))
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"'])
    const account = awsAccountSchema.parse(await made.json())
    expect(account).toMatchObject({ ...prod, enabled: true, assumeRole: null, version: 1 })

    const found = await oneAwsAccount.GET(get('aws-accounts/prod'))
    expect(found.headers.get('etag')).toBe('"1"')
    expect(await found.json()).toEqual(account)
    expect(await (await awsAccounts.GET(get('aws-accounts'))).json()).toEqual({ awsAccounts: [account] })
  })

  test('is changed by a merge patch: null clears, what is not named stays, defaults overwrite nothing', async () => {
    await addProd()
    const patch = (body: object) => oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', body))
    await patch({
      enabled: false,
      sessionName: 'Ship',
      environment: 'prod',
      reader: { mode: 'ambient', profile: 'ops' },
    })
    const after = await patch({ sessionName: null, environment: null, reader: { profile: null } })
    expect(after.status).toBe(200)
    const account = awsAccountSchema.parse(await after.json())
    expect(account).toMatchObject({
      enabled: false,
      sessionName: null,
      reader: { mode: 'ambient' },
      regions: prod.regions,
    })
    expect(account).not.toHaveProperty('environment')
    expect(account.reader).not.toHaveProperty('profile')
  })

  test.each([
    [{ accountId: '12345678901' }, 'accountId: An AWS account id has exactly 12 digits.'],
    [{ accountId: null }, 'accountId: A value is needed here.'],
    [{ asumeRole: 'role/x' }, 'asumeRole: Unknown key "asumeRole". Did you mean assumeRole?'],
    [{ reader: { mode: 'role' } }, 'reader.roleArn: Mode "role" needs the ARN of the role to assume.'],
    [{ regions: [{ name: 'Virginia' }] }, 'regions[0].name: A region looks like us-east-1.'],
  ])('refuses the change %j and stays as it is', async (patch, problem) => {
    const before = await addProd()
    const { status, problems } = await refusal(await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', patch)))
    expect([status, problems]).toEqual([422, [problem]])
    expect((await readRegistry()).awsAccounts).toEqual([before])
  })

  test('refuses an array as a patch', async () => {
    await addProd()
    expect((await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', []))).status).toBe(422)
  })

  test.each(['"0"', 'W/"7"', '"7", "8"'])('is not changed or removed by who has read version %s', async (stale) => {
    const before = await addProd()
    const headers = { 'if-match': stale }
    const patched = await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', { enabled: false }, headers))
    const removed = await oneAwsAccount.DELETE(testRequest('DELETE', '/api/v1/aws-accounts/prod', { headers }))
    expect([patched.status, removed.status]).toEqual([412, 412])
    expect(await readRegistry()).toMatchObject({ revision: before.version, awsAccounts: [before] })
  })

  test.each(['*', '"1"', 'W/"1"', '"0", "1"'])('is changed by who sends If-Match: %s', async (fresh) => {
    await addProd()
    const patched = await oneAwsAccount.PATCH(
      json('PATCH', 'aws-accounts/prod', { enabled: false }, { 'if-match': fresh }),
    )
    expect([patched.status, patched.headers.get('etag')]).toEqual([200, '"2"'])
  })

  test('of a taken name is refused', async () => {
    await addProd()
    const again = await refusal(await awsAccounts.POST(json('POST', 'aws-accounts', prod)))
    expect([again.status, again.detail]).toEqual([409, expect.stringContaining('"prod" exists already')])
  })

  test('is not removed while an ECS account names it, then it is', async () => {
    await addProd()
    await addEcs({ name: 'prod-ecs', awsAccount: 'prod' })
    const removal = () => oneAwsAccount.DELETE(testRequest('DELETE', '/api/v1/aws-accounts/prod'))
    expect(await refusal(await removal())).toMatchObject({ status: 409, detail: expect.stringContaining('"prod-ecs"') })
    expect((await oneEcsAccount.DELETE(testRequest('DELETE', '/api/v1/ecs-accounts/prod-ecs'))).status).toBe(204)
    expect((await removal()).status).toBe(204)
    expect((await oneAwsAccount.GET(get('aws-accounts/prod'))).status).toBe(404)
  })

  test('may be named "test", or hold a slash: its address is its name, encoded', async () => {
    for (const name of ['test', 'a/b c?d#e%']) {
      await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, name }))
      const path = `aws-accounts/${encodeURIComponent(name)}`
      const found = await (name === 'test' ? readerTest : oneAwsAccount).GET(get(path))
      expect(await found.json()).toMatchObject({ name })
    }
  })

  test('is not given a name that Clouddriver cannot hold; one that an import brought stays and can be left', async () => {
    const names = ['pay$1', 'a$'.concat('{b'), '{{name}}-x', 'pay\\', '$'.concat('{HOME}')]
    for (const name of names) {
      const said = await refusal(await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, name })))
      expect([said.status, said.problems]).toEqual([422, [expect.stringMatching(/^name: .* (?:choose|write) /i)]])
    }
    await addProd()
    const renamed = await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', { name: 'pay$1' }))
    expect(await refusal(renamed)).toMatchObject({ status: 422 })
    expect(await refusal(await addEcs({ name: '$'.concat('{HOME}'), awsAccount: 'prod' }))).toMatchObject({
      status: 422,
    })

    const text = 'aws:\n  accounts:\n    - {name: "pay$1", accountId: "123456789012"}\n'
    expect((await importing.POST(yaml('registry/import', text))).status).toBe(200)
    const path = `aws-accounts/${encodeURIComponent('pay$1')}`
    expect((await oneAwsAccount.PATCH(json('PATCH', path, { name: 'pay$1', enabled: false }))).status).toBe(200)
    expect((await oneAwsAccount.PATCH(json('PATCH', path, { name: 'pay' }))).status).toBe(200)
  })

  test.each([
    ['an address', { edda: 'https://me:pw@edda' }],
    ['a list', { requiredGroupMembership: ['https://me:pw@x'] }],
    ['a permission', { permissions: { READ: ['token=x'] } }],
  ])('takes no secret in %s, new or changed', async (_what, fields) => {
    expect((await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, ...fields }))).status).toBe(422)
    await addProd()
    expect((await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', fields))).status).toBe(422)
    expect((await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', { enabled: false }))).status).toBe(200)
  })

  test('that cannot be reached fails its reader test with the call that had no answer', async () => {
    const response = await readerTest.POST(json('POST', 'aws-accounts/test', prod))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ ok: false, readAs: null, fault: { kind: 'unreachable' } })
    expect((await readRegistry()).awsAccounts).toEqual([])
  })
})

describe('an ECS account', () => {
  test('is added, renamed and removed', async () => {
    await addProd()
    const made = await addEcs({ name: 'prod-ecs', awsAccount: 'prod', clusters: ['main-*'] })
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"2"'])
    const renamed = await oneEcsAccount.PATCH(
      json('PATCH', 'ecs-accounts/prod-ecs', { name: 'prod-1', clusters: null }),
    )
    expect(ecsAccountSchema.parse(await renamed.json())).toMatchObject({ name: 'prod-1', clusters: null, version: 3 })
    expect((await oneEcsAccount.GET(get('ecs-accounts/prod-ecs'))).status).toBe(404)
    const { ecsAccounts: list } = z
      .object({ ecsAccounts: z.array(ecsAccountSchema) })
      .parse(await (await ecsAccounts.GET(get('ecs-accounts'))).json())
    expect(list.map(({ name }) => name)).toEqual(['prod-1'])
  })

  test('that names no AWS account is refused, and where', async () => {
    await addProd()
    const { status, problems } = await refusal(await addEcs({ name: 'prod-ecs', awsAccount: 'Prod' }))
    expect([status, problems]).toEqual([422, [expect.stringMatching(/^awsAccount: .*"Prod", which does not exist/)]])
  })
})

describe('settings', () => {
  test('are changed by a merge patch; what is cleared is null, or its default where it may not be', async () => {
    const patch = async (body: object) => {
      const response = await settings.PATCH(json('PATCH', 'settings', body))
      return registrySchema.parse(await response.json()).settings
    }
    expect(await patch({ release: '1.28', ecsEnabled: false, referenceTask: { cpu: 512 } })).toMatchObject({
      release: '1.28',
      ecsEnabled: false,
      referenceTask: { cpu: 512, memoryMiB: 512 },
    })
    expect(
      await patch({ defaultAssumeRole: null, release: null, referenceTask: null, ecsEnabled: null }),
    ).toMatchObject({
      defaultAssumeRole: null,
      release: null,
      ecsEnabled: true,
      referenceTask: { cpu: 256, memoryMiB: 512 },
    })
  })

  test('take the revision as ETag', async () => {
    await addProd()
    const stale = await settings.PATCH(json('PATCH', 'settings', { release: '1.28' }, { 'if-match': '"0"' }))
    expect(stale.status).toBe(412)
    const tag = (await registry.GET(get('registry'))).headers.get('etag') ?? ''
    const fresh = await settings.PATCH(json('PATCH', 'settings', { release: '1.28' }, { 'if-match': tag }))
    expect([fresh.status, fresh.headers.get('etag')]).toEqual([200, '"2"'])
  })
})

describe('kept keys', () => {
  const patchAws = (body: object) => oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', body))
  const patchSettings = (body: object) => settings.PATCH(json('PATCH', 'settings', body))

  test.each<[string, object, string]>([
    ['a secret', { other: { apiToken: 's3cret' } }, 'other.apiToken: looks like a secret'],
    ['a secret within a map', { other: { mine: { dbPassword: 'x' } } }, 'other.mine.dbPassword: looks like a secret'],
    ['a secret within a list', { other: { mine: [{ token: 'x' }] } }, 'other.mine[0].token: looks like a secret'],
    ['a list of secrets', { other: { tokens: 1, token: ['x'] } }, 'other.token: looks like a secret'],
    ['a password in an address', { other: { proxy: 'https://me:pw@proxy' } }, 'other.proxy: looks like a secret'],
    ['a secret of a lifecycle hook', { lifecycleHooks: [{ token: 'x' }] }, 'lifecycleHooks[0].token: looks like a'],
    [
      'a field in another spelling',
      { other: { 'account-id': '1' } },
      'other.account-id: is read by Clouddriver as accountId',
    ],
  ])('of an AWS account may not be %s', async (_what, body, problem) => {
    const posted = await refusal(await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, ...body })))
    expect([posted.status, posted.problems]).toEqual([422, [expect.stringContaining(problem)]])
    expect((await readRegistry()).awsAccounts).toEqual([])

    const before = await addProd()
    const patched = await refusal(await patchAws(body))
    expect([patched.status, patched.problems]).toEqual([422, [expect.stringContaining(problem)]])
    expect((await readRegistry()).awsAccounts).toEqual([before])
  })

  test('of an ECS account are held to the same', async () => {
    await addProd()
    const ours = { name: 'prod-ecs', awsAccount: 'prod' }
    const posted = await refusal(await addEcs({ ...ours, other: { naming_strategy: 'x', secretKey: 'y' } }))
    expect([posted.status, posted.problems]).toEqual([
      422,
      [expect.stringContaining('other.naming_strategy: '), expect.stringContaining('other.secretKey: ')],
    ])
    await addEcs(ours)
    const patch = json('PATCH', 'ecs-accounts/prod-ecs', { other: { awsaccount: 'x' } })
    expect(await refusal(await oneEcsAccount.PATCH(patch))).toMatchObject({ status: 422 })
  })

  test.each<[string, object, string]>([
    ['aws', { client: { password: 'x' } }, 'other.aws.client.password: looks like a secret'],
    ['aws', { vendor: 'x' }, 'other.aws.vendor: is a key that Clouddriver ignores'],
    ['aws', { secretAccessKey: 'x' }, 'other.aws.secretAccessKey: looks like a secret'],
    ['aws', { 'default-regions': [] }, 'other.aws.default-regions: is read by Clouddriver as defaultRegions'],
    ['ecs', { Enabled: false }, 'other.ecs.Enabled: is read by Clouddriver as enabled'],
  ])('of the settings, in %s, are held to the same', async (place, other, problem) => {
    const { status, problems } = await refusal(await patchSettings({ other: { [place]: other } }))
    expect([status, problems]).toEqual([422, [expect.stringContaining(problem)]])
  })

  test('may be anything else: references to secrets, unknown keys, and what is taken out', async () => {
    const other = { token: 'encrypted:s3!k:x', password: 'configserver:vault', tokens: 3, mine: { reader: [1] } }
    const made = await awsAccounts.POST(json('POST', 'aws-accounts', { ...prod, other }))
    expect(awsAccountSchema.parse(await made.json()).other).toEqual(other)
    const patched = await patchAws({ other: { token: null, accountId: null } })
    expect(awsAccountSchema.parse(await patched.json()).other).toEqual({ ...other, token: undefined })
    expect((await patchSettings({ other: { aws: { defaultSessionName: 'Spinnaker' } } })).status).toBe(200)
  })
})

describe('importing', () => {
  const file = [
    'aws:',
    '  enabled: true',
    '  accounts:',
    '    - name: prod',
    "      accountId: '123456789012'",
    '      regions:',
    '        - name: us-east-1',
    'ecs:',
    '  enabled: true',
    '  accounts:',
    '    - name: prod-ecs',
    '      awsAccount: prod',
    '',
  ].join('\n')
  const post = (text: BodyInit, { dryRun = false, headers = {} } = {}) =>
    importing.POST(yaml(`registry/import?dryRun=${dryRun}`, text, headers))

  test('tells beforehand what it would change, and changes nothing', async () => {
    const answer = importAnswerSchema.parse(await (await post(file, { dryRun: true })).json())
    expect(answer.changes.filter(({ action }) => action === 'add').map(({ name }) => name)).toEqual([
      'prod',
      'prod-ecs',
    ])
    expect((await readRegistry()).revision).toBe(0)
  })

  test('adds and replaces by name in one revision, and again changes nothing', async () => {
    expect((await post(file)).status).toBe(200)
    const after = await readRegistry()
    expect(after).toMatchObject({ revision: 1, awsAccounts: [{ name: 'prod' }], ecsAccounts: [{ name: 'prod-ecs' }] })
    const again = importAnswerSchema.parse(await (await post(file)).json())
    expect(again.changes).toEqual([])
    expect(await readRegistry()).toEqual(after)
  })

  test.each([
    ['malformed YAML', 'aws: [', 422],
    ['an awsAccount that names nothing', file.replace('awsAccount: prod', 'awsAccount: pord'), 422],
    ['an id of 11 digits', file.replace('123456789012', '12345678901'), 422],
    [
      'a name twice',
      file
        .replace('- name: prod\n', '- name: prod-ecs\n')
        .replace(
          '  accounts:\n    - name: prod-ecs\n      awsAccount: prod',
          '  accounts:\n    - {name: a, awsAccount: prod-ecs}\n    - {name: a, awsAccount: prod-ecs}',
        ),
      422,
    ],
    [
      'alias bombs',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((key, n) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(',')}]`)
        .join('\n')}\n`,
      422,
    ],
    ['five megabytes', `# ${'x'.repeat(5_000_000)}`, 413],
    ['bytes that are no text', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 400],
    ['text in UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00]), 400],
  ])('%s is refused, in words, and nothing changes', async (_, text, status) => {
    const response = await post(text)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const said = await refusal(response)
    expect([said.status, said.detail.length > 20]).toEqual([status, true])
    expect(said.problems.length > 0).toBe(status === 422)
    expect((await readRegistry()).revision).toBe(0)
  })

  test('on top of another revision than the one read is refused', async () => {
    await addProd()
    expect((await post(file, { headers: { 'if-match': '"0"' } })).status).toBe(412)
    expect((await readRegistry()).ecsAccounts).toEqual([])
    expect((await post(file, { headers: { 'if-match': '"1"' } })).status).toBe(200)
  })
})

describe('exporting', () => {
  test('gives a file to download, 304 while it is the same, and what re-imports to no change', async () => {
    await addProd()
    await addEcs({ name: 'prod-ecs', awsAccount: 'prod' })
    const response = await exported.GET(get('registry/clouddriver-local.yml'))
    expect(response.headers.get('content-type')).toBe('application/yaml')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="clouddriver-local.yml"')
    const text = await response.text()
    const tag = response.headers.get('etag') ?? ''
    expect((await exported.GET(get('registry/clouddriver-local.yml', { 'if-none-match': tag }))).status).toBe(304)

    const answer = importAnswerSchema.parse(await (await importing.POST(yaml('registry/import', text))).json())
    expect(answer.changes).toEqual([])
    await settings.PATCH(json('PATCH', 'settings', { defaultAssumeRole: 'role/Other' }))
    expect((await exported.GET(get('registry/clouddriver-local.yml', { 'if-none-match': tag }))).status).toBe(200)
  })

  test('says in a header how many mappings keep Clouddriver from starting', async () => {
    const stops = async () =>
      (await exported.GET(get('registry/clouddriver-local.yml'))).headers.get('x-shipshape-stops-start')
    await addProd()
    await addEcs({ name: 'prod-ecs', awsAccount: 'prod' })
    expect(await stops()).toBe('0')
    await oneAwsAccount.PATCH(json('PATCH', 'aws-accounts/prod', { defaultSecurityGroups: ['sg-1'] }))
    expect(await stops()).toBe('1')
    await addEcs({ name: 'prod-two', awsAccount: 'prod' })
    expect(await stops()).toBe('2')
    await settings.PATCH(json('PATCH', 'settings', { release: '2026.3' }))
    expect(await stops()).toBe('0')
  })

  test('as hal commands is text', async () => {
    await addProd()
    const response = await halCommands.GET(get('registry/hal-commands'))
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(await response.text()).toContain('hal config provider aws account add prod')
  })

  test("into a team's own file leaves its other lines, and refuses a broken one", async () => {
    await addProd()
    const merged = await merging.POST(yaml('registry/merge', '# ours\nredis:\n  connection: redis://r:6379\n'))
    expect(merged.status).toBe(200)
    expect(await merged.text()).toMatch(/^# ours\nredis:\n {2}connection: redis:\/\/r:6379\n[\s\S]*name: "?prod"?/)
    const broken = await refusal(await merging.POST(yaml('registry/merge', 'a: [')))
    expect([broken.status, broken.problems.length]).toEqual([422, 1])
  })

  test('into a file with slips says how many beside the file, and which where JSON is asked for', async () => {
    await addProd()
    const file = 'aws:\n  defaultAsumeRole: role/x\n'
    const merged = await merging.POST(yaml('registry/merge', file))
    expect([merged.headers.get('content-type'), merged.headers.get('x-shipshape-warnings')]).toEqual([
      'application/yaml',
      '1',
    ])
    const text = await merged.text()
    const answer = await merging.POST(yaml('registry/merge', file, { accept: 'application/json' }))
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(mergeAnswerSchema.parse(await answer.json())).toEqual({
      text,
      problems: [
        expect.objectContaining({
          severity: 'warning',
          line: 2,
          message: expect.stringContaining('defaultAssumeRole'),
        }),
      ],
    })
    const faultless = await merging.POST(yaml('registry/merge', text.replace('  defaultAsumeRole: role/x\n', '')))
    expect(faultless.headers.get('x-shipshape-warnings')).toBe('0')
  })
})
