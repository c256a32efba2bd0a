import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gateSchema } from '@/lib/contracts/gate'
import { problemSchema } from '@/lib/contracts/problem'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import type { Finding } from '@/lib/readiness/finding'
import { countFindings, statusOf, summarise } from '@/lib/readiness/make-report'
import type { Report } from '@/lib/readiness/report'
import type { Status } from '@/lib/readiness/status'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { createEcsAccount, deleteEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { readEntries } from '@/prisma/repositories/registry'
import { saveReports } from '@/prisma/repositories/reports'
import * as oneReport from './readiness/[ecsAccount]/route'
import * as gate from './readiness/gate/route'
import * as readiness from './readiness/route'
import * as exported from './registry/clouddriver-local.yml/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
const get = (path: string) => testRequest('GET', path)
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const finding = (status: Status, more: Partial<Finding> = {}): Finding => ({
  check: 'cluster-exists',
  group: 'cluster',
  status,
  title: `It is ${status}`,
  summary: '',
  region: 'us-east-1',
  resource: null,
  evidence: [],
  fix: null,
  docs: 'https://spinnaker.io/',
  rule: { source: 'page', appliesTo: 'every release' },
  fault: null,
  muted: null,
  scannedAt: '',
  reach: 'account',
  cause: null,
  ...more,
})

async function save(ecsAccount: string, scannedAt: string, ...findings: Finding[]): Promise<void> {
  const { prisma } = runtime.database
  const counts = countFindings(findings)
  const status = statusOf(findings)
  const names = { ecsAccount, awsAccount: 'prod', accountId: '123456789012' }
  const report: Report = { ...names, status, gaps: counts.unknown, scannedAt, readAs: null, counts, findings }
  const { ecsAccountIds } = await readEntries(prisma)
  const ecsAccountId = ecsAccountIds.get(ecsAccount) ?? ''
  await saveReports(prisma, [{ ecsAccountId, runId: randomUUID(), report, summary: summarise(report) }])
}

const accounts = ['ready', 'attention', 'unread', 'blocked', 'never', 'a/b &c']

beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  const { prisma } = runtime.database
  const aws = awsAccountInputSchema.parse({ name: 'prod', accountId: '123456789012', regions: [{ name: 'us-east-1' }] })
  await createAwsAccount(prisma, { input: aws, actor: 'test' })
  for (const name of accounts) {
    await createEcsAccount(prisma, { input: ecsAccountInputSchema.parse({ name, awsAccount: 'prod' }), actor: 'test' })
  }
  await save('ready', minutesAgo(30), finding('pass'))
  await save('attention', minutesAgo(30), finding('warn'))
  await save('unread', minutesAgo(30), finding('unknown'), finding('warn', { check: 'subnets', group: 'networking' }))
  await save('blocked', minutesAgo(30), finding('fail', { resource: 'main' }))
  await save('a/b &c', minutesAgo(1), finding('pass'))
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

async function ask(query: string) {
  const response = await gate.GET(get(`/api/v1/readiness/gate${query}`))
  const answer = gateSchema.parse(await response.json())
  expect(response.status).toBe(answer.ok ? 200 : 409)
  expect(response.headers.get('content-type')).toBe('application/json')
  return answer
}

describe('the gate', () => {
  test.each([
    ['?ecsAccount=ready', true, ['ready']],
    ['?ecsAccount=ready&failOn=warn&maxAge=1h', true, ['ready']],
    ['?ecsAccount=ready&maxAge=29m', false, ['ready']],
    ['?ecsAccount=attention', true, ['attention']],
    ['?ecsAccount=attention&failOn=warn', false, ['attention']],
    ['?ecsAccount=unread', true, ['unread']],
    ['?ecsAccount=unread&failOn=unknown', false, ['unread']],
    ['?ecsAccount=blocked', false, ['blocked']],
    ['?ecsAccount=never', false, ['never']],
    ['?ecsAccount=attention&ecsAccount=ready&ecsAccount=attention', true, ['attention', 'ready']],
    ['?ecsAccount=ready&ecsAccount=blocked', false, ['ready', 'blocked']],
    ['?ecsAccount=a%2Fb%20%26c', true, ['a/b &c']],
    ['', false, accounts],
  ])('%s', async (query, ok, asked) => {
    const answer = await ask(query)
    expect([answer.ok, answer.accounts.map(({ ecsAccount }) => ecsAccount)]).toEqual([ok, asked])
  })

  test('says what was asked, and why it is closed', async () => {
    const { accounts: answered, ...rest } = await ask('?ecsAccount=blocked&ecsAccount=ready&maxAge=2d')
    expect(rest).toEqual({ ok: false, asked: { failOn: 'fail', maxAge: '2d' } })
    expect(answered.map(({ status, reasons }) => [status, reasons])).toEqual([
      [
        'fail',
        [{ check: 'cluster-exists', region: 'us-east-1', resource: 'main', status: 'fail', title: 'It is fail' }],
      ],
      ['pass', []],
    ])
    expect((await ask('?ecsAccount=never')).accounts).toEqual([
      { ecsAccount: 'never', status: 'unknown', scannedAt: null, reasons: [] },
    ])
  })

  test.each([
    ['?ecsAccount=nobody', 404, 'no ECS account named \\"nobody\\"'],
    ['?ecsAccount=ready&ecsAccount=Ready', 404, 'no ECS account named \\"Ready\\"'],
    ['?ecsAccount=', 404, 'no ECS account'],
    ['?failOn=pass', 400, 'failOn'],
    ['?maxAge=1w', 400, 'An age looks like'],
    ['?maxAge=1h&maxAge=2h', 400, 'maxAge'],
    ['?account=ready', 400, 'account'],
  ])('%s is refused with %i', async (query, status, words) => {
    const response = await gate.GET(get(`/api/v1/readiness/gate${query}`))
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const problem = problemSchema.parse(await response.json())
    expect([response.status, problem.status]).toEqual([status, status])
    expect(JSON.stringify(problem)).toContain(words)
  })

  test('is not for strangers', async () => {
    const bare = new Request('http://127.0.0.1:3000/api/v1/readiness/gate', { headers: { host: '127.0.0.1:3000' } })
    expect((await gate.GET(bare)).status).toBe(401)
  })

  test('is closed for all by an edit that stops Clouddriver, before any check of it', async () => {
    const { prisma } = runtime.database
    const off = awsAccountInputSchema.parse({ name: 'off', accountId: '123456789012', enabled: false })
    await createAwsAccount(prisma, { input: off, actor: 'test' })
    const added = ecsAccountInputSchema.parse({ name: 'added', awsAccount: 'off' })
    await createEcsAccount(prisma, { input: added, actor: 'test' })
    expect(
      (await exported.GET(get('/api/v1/registry/clouddriver-local.yml'))).headers.get('x-shipshape-stops-start'),
    ).toBe('1')
    const closed = await ask('?ecsAccount=ready')
    expect([closed.ok, closed.accounts[0]?.reasons]).toEqual([
      false,
      [
        {
          check: 'clouddriver-start',
          region: null,
          resource: null,
          status: 'fail',
          title: 'added stops Clouddriver from starting',
        },
      ],
    ])
    await deleteEcsAccount(prisma, { name: 'added', version: null, actor: 'test' })
    expect((await ask('?ecsAccount=ready')).ok).toBe(true)
  })

  test('is closed for all by what stops Clouddriver from starting', async () => {
    const start = { check: 'clouddriver-start', group: 'mapping', reach: 'everything', region: null } as const
    await save('blocked', minutesAgo(0), finding('fail', start))
    const { ok, accounts: answered } = await ask('?ecsAccount=ready')
    expect([ok, answered[0]?.status, answered[0]?.reasons.map(({ check }) => check)]).toEqual([
      false,
      'pass',
      ['clouddriver-start'],
    ])
  })
})

describe('a report in another form', () => {
  const types = {
    junit: 'application/xml; charset=utf-8',
    sarif: 'application/sarif+json',
    csv: 'text/csv; charset=utf-8',
    markdown: 'text/markdown; charset=utf-8',
    html: 'text/html; charset=utf-8',
  }
  test.each(Object.entries(types))('%s', async (format, type) => {
    const all = await readiness.GET(get(`/api/v1/readiness?format=${format}`))
    const one = await oneReport.GET(get(`/api/v1/readiness/ready?format=${format}`))
    for (const response of [all, one]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    const [textOfAll, textOfOne] = [await all.text(), await one.text()]
    expect(textOfAll).toContain('blocked')
    expect(textOfOne).not.toContain('blocked"')
    expect(textOfOne.length).toBeLessThan(textOfAll.length)
  })

  test('json is what comes unless another is said', async () => {
    const said = await (await readiness.GET(get('/api/v1/readiness?format=json'))).text()
    expect(said).toBe(await (await readiness.GET(get('/api/v1/readiness'))).text())
  })

  test('an unknown one is refused', async () => {
    const response = await readiness.GET(get('/api/v1/readiness?format=pdf'))
    expect([response.status, problemSchema.parse(await response.json()).detail]).toEqual([
      400,
      expect.stringContaining('format'),
    ])
  })
})
