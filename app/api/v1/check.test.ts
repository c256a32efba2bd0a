import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestAws } from '@/lib/aws/testing/test-world'
import { type CheckAnswer, checkAnswerSchema } from '@/lib/contracts/check'
import { problemSchema } from '@/lib/contracts/problem'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { expectReportRules } from '@/lib/whole-line/testing/report-rules'
import * as check from './check/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let sandbox: Awaited<ReturnType<typeof startTestAws>>['sandbox']

beforeAll(async () => {
  const started = await startTestAws()
  sandbox = started.sandbox
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve({ ...runtime, aws: started.aws })
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
  await sandbox.close()
})

const role = 'assumeRole: role/SpinnakerManaged, regions: [{ name: us-east-1 }]'
const file = (aws: string, ecs: string) => `aws:
  enabled: true
  accounts:
${aws}
ecs:
  enabled: true
  accounts:
${ecs}
`
const good = `  - { name: test, accountId: "200000000002", ${role} }`
const goodEcs = '  - { name: test-ecs, awsAccount: test }'

const post = (body: string, query = '', type = 'application/yaml') =>
  check.POST(testRequest('POST', `/api/v1/check${query}`, { body, headers: { 'content-type': type } }))

async function answerTo(body: string, query = ''): Promise<CheckAnswer> {
  const response = await post(body, query)
  const answer = checkAnswerSchema.parse(await response.json())
  expect(response.status).toBe(answer.ok ? 200 : 409)
  return answer
}

async function rows() {
  const { prisma } = runtime.database
  const counts = [prisma.awsAccount.count(), prisma.ecsAccount.count(), prisma.report.count(), prisma.fact.count()]
  return Promise.all([...counts, prisma.run.count(), prisma.change.count()])
}

const failing = ({ findings }: CheckAnswer['accounts'][number]) =>
  findings.filter(({ status }) => status === 'fail').map(({ check: name }) => name)

describe('a posted file', () => {
  test('is read live and judged, and nothing of it is kept', async () => {
    const before = await rows()
    const { asked, accounts } = await answerTo(file(good, goodEcs), '?failOn=warn&release=2025.4')
    expect(asked).toEqual({ failOn: 'warn', release: '2025.4' })
    expect(accounts).toHaveLength(1)
    const [report] = accounts
    expect(report).toMatchObject({ ecsAccount: 'test-ecs', awsAccount: 'test', accountId: '200000000002' })
    expect(report?.readAs).toContain('assumed-role/SpinnakerManaged')
    expect(report?.findings.find((one) => one.check === 'cluster-exists')).toMatchObject({ status: 'pass' })
    for (const one of accounts) expectReportRules({ ...one, accountId: one.accountId ?? '' })
    expect(await rows()).toEqual(before)
  })

  test('is judged by the release that is asked for', async () => {
    const trusts = async (release: string) => {
      const { accounts } = await answerTo(file(good, goodEcs), `?release=${release}`)
      return accounts[0]?.findings.filter((one) => one.check === 'role-trust').map(({ status }) => status)
    }
    expect(await trusts('2025.4')).toEqual(['not-applicable'])
    expect(await trusts('1.18')).not.toEqual(['not-applicable'])
  })

  test('an account id that is none fails account-id, and nothing is asked of AWS for it', async () => {
    const bad = `  - { name: test, accountId: "21000000001", ${role} }`
    const { ok, accounts } = await answerTo(file(bad, goodEcs))
    const [report] = accounts
    expect([ok, report?.accountId, report?.readAs]).toEqual([false, '21000000001', null])
    expect(report && failing(report)).toContain('account-id')
    const unknown = report?.findings.filter(({ status }) => status === 'unknown') ?? []
    expect(unknown.length).toBeGreaterThan(5)
    expect(unknown.every(({ fault }) => fault?.message.includes('nothing was asked of AWS'))).toBe(true)
  })

  test('an ECS account that names nothing fails aws-account-exists and clouddriver-start, and closes the gate for all', async () => {
    const ecs = `${goodEcs}\n  - { name: lost-ecs, awsAccount: Test }`
    const { ok, accounts } = await answerTo(file(good, ecs), '?release=2025.4')
    expect(ok).toBe(false)
    expect(accounts.map(({ ecsAccount, awsAccount, accountId }) => [ecsAccount, awsAccount, accountId])).toEqual([
      ['test-ecs', 'test', '200000000002'],
      ['lost-ecs', 'Test', null],
    ])
    const lost = accounts[1]
    expect(lost && failing(lost)).toEqual(expect.arrayContaining(['aws-account-exists', 'clouddriver-start']))
  })

  test('in which nothing names a role is not judged with a role of ours', async () => {
    const bare = `  - { name: test, accountId: "200000000002", regions: [{ name: us-east-1 }] }`
    const { ok, accounts } = await answerTo(file(bare, goodEcs), '?release=2025.4')
    const [report] = accounts
    expect([ok, report?.readAs]).toEqual([false, null])
    expect(report && failing(report)).toEqual(expect.arrayContaining(['assume-role-form', 'clouddriver-start']))
    const stop = report?.findings.find((one) => one.check === 'clouddriver-start')
    expect([stop?.reach, stop?.summary]).toEqual(['everything', expect.stringContaining('names no role')])
    expect(report?.findings.filter(({ group, status }) => group === 'access' && status === 'pass')).toEqual([])
    const named = await answerTo(
      file(bare, goodEcs).replace('aws:\n', 'aws:\n  defaultAssumeRole: role/SpinnakerManaged\n'),
    )
    expect(named.accounts[0]?.readAs).toContain('assumed-role/SpinnakerManaged')
  })

  test.each([
    ['a role without a name', 'assumeRole: ""', 'assume-role-form'],
    ['a session without a name', 'assumeRole: role/SpinnakerManaged, sessionName:', 'assume-role'],
  ])('that sets %s is judged by it, though Clouddriver starts', async (_what, fields, failed) => {
    const aws = `  - { name: test, accountId: "200000000002", regions: [{ name: us-east-1 }], ${fields} }`
    const text = file(aws, goodEcs).replace('aws:\n', 'aws:\n  defaultAssumeRole: role/SpinnakerManaged\n')
    const { ok, accounts } = await answerTo(text, '?release=2025.4')
    const own = accounts[0] === undefined ? [] : failing(accounts[0])
    expect([ok, own.includes(failed), own.includes('clouddriver-start')]).toEqual([false, true, false])
  })

  test('whose sessions are to last longer than AWS lets them is warned of it', async () => {
    const judged = async (seconds: number) => {
      const aws = `  - { name: test, accountId: "200000000002", sessionDurationSeconds: ${seconds}, ${role} }`
      const { accounts } = await answerTo(file(aws, goodEcs), '?release=2025.4')
      return accounts[0]?.findings.find((one) => one.check === 'assume-role')
    }
    expect(await judged(3600)).toMatchObject({ status: 'pass' })
    const chained = await judged(7200)
    expect(chained?.status).toBe('warn')
    expect(chained?.fix?.text).toContain('sessionDurationSeconds of AWS account test')
    expect(chained?.summary).toMatch(/a role that assumes a role gets a session of 3600 s at most/)
  })

  test('without an ECS account is not ok: nothing was looked at', async () => {
    expect(await answerTo('aws: { accounts: [] }')).toMatchObject({ ok: false, accounts: [] })
  })

  test('is answered in other forms, with the status of the gate', async () => {
    const bad = file(`  - { name: test, accountId: "1", ${role} }`, goodEcs)
    const junit = await post(bad, '?format=junit')
    expect([junit.status, junit.headers.get('content-type')]).toEqual([409, 'application/xml; charset=utf-8'])
    expect(XmlDocument.fromString(await junit.text()).find('//failure').length).toBeGreaterThan(0)
    const markdown = await post(bad, '?format=markdown')
    expect([markdown.status, await markdown.text()]).toEqual([409, expect.stringContaining('Blocked: `test-ecs`')])
  })
})

describe('what cannot be judged is a problem that says why', () => {
  test.each([
    ['no YAML', 'aws: [', '', 'application/yaml', 422, 'not valid YAML'],
    ['a name twice', file(good, `${goodEcs}\n${goodEcs}`), '', 'application/yaml', 422, 'two ECS accounts named'],
    ['another type', '{}', '', 'application/json', 415, 'application/yaml'],
    ['an unknown form', file(good, goodEcs), '?format=pdf', 'application/yaml', 400, 'format'],
    ['a release of no form', file(good, goodEcs), '?release=latest', 'application/yaml', 400, 'release'],
    ['what cannot fail a gate', file(good, goodEcs), '?failOn=pass', 'application/yaml', 400, 'failOn'],
  ])('%s', async (_what, body, query, type, status, words) => {
    const response = await post(body, query, type)
    const problem = problemSchema.parse(await response.json())
    expect([response.status, problem.status]).toEqual([status, status])
    expect(JSON.stringify(problem)).toContain(words)
  })

  test('a file past what is read', async () => {
    expect((await post(`# ${'x'.repeat(2 * 1024 * 1024)}`)).status).toBe(413)
  })

  test('more at once than are served', async () => {
    const responses = await Promise.all(Array.from({ length: 6 }, () => post(file(good, goodEcs))))
    const refused = responses.filter(({ status }) => status === 429)
    expect([refused.length, refused[0]?.headers.get('retry-after')]).toEqual([2, '30'])
    expect((await post(file(good, goodEcs))).status).not.toBe(429)
  })
})
