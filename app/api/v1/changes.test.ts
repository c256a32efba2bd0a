import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanLedgerSchema, scanPlanSchema } from '@/lib/contracts/costs'
import { problemSchema } from '@/lib/contracts/problem'
import { reportsSchema } from '@/lib/contracts/reports'
import { transitionsSchema } from '@/lib/contracts/transitions'
import { trendSchema } from '@/lib/contracts/trend'
import { upgradeSchema } from '@/lib/contracts/upgrade'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import { reportChangesSchema } from '@/lib/readiness/changes/report-changes'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import { reportSchema } from '@/lib/readiness/report'
import { cluster } from '@/lib/readiness/testing/capacity-builders'
import { saveReports } from '@/lib/scans/save-reports'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { addCalls } from '@/prisma/repositories/calls'
import { createEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { readFacts, saveFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { createRuns } from '@/prisma/repositories/runs'
import { createScan, placeScanAccounts, readScan } from '@/prisma/repositories/scans'
import * as changes from './readiness/[ecsAccount]/changes/route'
import * as report from './readiness/[ecsAccount]/reports/[id]/route'
import * as reports from './readiness/[ecsAccount]/reports/route'
import * as ledger from './scans/[id]/ledger/route'
import * as plan from './scans/plan/route'
import * as transitions from './transitions/route'
import * as trend from './trend/route'
import * as upgrade from './upgrade/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
let scanId: string
const account = { assumeRole: 'role/X', sessionName: null, externalId: null, reader: null, clouddriverIdentity: null }
const mapping = { namingStrategy: null, regions: null, clusters: null, referenceTask: null, release: null, other: {} }
const at = (day: number, hour = 8) => `2026-11-${day}T0${hour}:00:00.000Z`

/** Two checks of prod-ecs, a day apart: its one cluster was closed between them. */
beforeAll(async () => {
  runtime = await openTestRuntime({}, { readScan: (id) => readScan(runtime.database.prisma, { id }) })
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  const { prisma } = runtime.database
  const input = { ...account, enabled: true, other: {}, accountId: '123456789012', regions: [{ name: 'us-east-1' }] }
  for (const name of ['prod', 'stage']) {
    await createAwsAccount(prisma, { input: { ...input, name }, actor: 'test' })
    await createEcsAccount(prisma, { input: { ...mapping, name: `${name}-ecs`, awsAccount: name }, actor: 'test' })
  }
  const entries = await readEntries(prisma)
  const [ecsAccount] = entries.registry.ecsAccounts
  if (ecsAccount === undefined) throw new Error('The account was just made.')
  const ecsAccountId = entries.ecsAccountIds.get('prod-ecs') ?? ''
  const awsAccountId = entries.awsAccountIds.get('prod') ?? ''
  const [run] = await createRuns(prisma, [{ partition: 'aws', accountId: '123456789012', total: 0 }])
  if (run === undefined) throw new Error('The run was just made.')
  for (const [day, status] of [
    [23, 'ACTIVE'],
    [24, 'INACTIVE'],
  ] as const) {
    const gathered = { ok: true as const, value: [cluster({ status })], at: at(day, 7) }
    const where = { awsAccountId, region: 'us-east-1', runId: randomUUID(), revision: 1 }
    await saveFacts(prisma, [{ ...where, name: 'clusters', gathered }])
    const facts = await readFacts(prisma, { awsAccount: 'prod' })
    const judged = { registry: entries.registry, ecsAccount, facts, now: at(day) }
    const report = makeReport({ ...judged, previous: null, only: ['cluster-exists'] })
    const saved = {
      ecsAccountId,
      runId: run.id,
      report,
      summary: summarise(report),
      revision: entries.registry.revision,
    }
    await saveReports(prisma, [saved], { now: new Date(at(day)) })
  }
  scanId = (await createScan(prisma, { actor: 'test', checks: ['cluster-exists'], ecsAccountIds: [ecsAccountId] })).id
  await placeScanAccounts(prisma, { scanId, placed: [{ ecsAccountId, runId: run.id }] })
  await addCalls(prisma, [{ runId: run.id, action: 'ecs:ListClusters', calls: 2, retries: 1, throttles: 1, ms: 9 }])
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

type Handler = (request: Request) => Promise<Response>
const read = async (handler: Handler, path: string) => {
  const response = await handler(testRequest('GET', `/api/v1/${path}`))
  return { status: response.status, body: await response.json() }
}

describe('what changed', () => {
  test('is told with the fact behind it, and since when', async () => {
    const { body } = await read(changes.GET, 'readiness/prod-ecs/changes')
    const said = reportChangesSchema.parse(body)
    const closed = { fact: 'clusters', region: 'us-east-1', change: 'changed', what: 'cluster main' }
    expect(said).toMatchObject({
      comparedWith: at(23),
      scannedAt: at(24),
      status: { before: 'pass', after: 'fail', since: at(24) },
      findings: [{ check: 'cluster-exists', before: { status: 'pass' }, after: { status: 'fail' }, facts: [closed] }],
      facts: [{ ...closed, details: ['status: ACTIVE → INACTIVE'] }],
      since: [{ check: 'cluster-exists', status: 'fail', since: at(24) }],
    })
  })

  test.each(['stage-ecs', 'nobody'])('of %s is not found', async (name) => {
    expect((await read(changes.GET, `readiness/${name}/changes`)).status).toBe(404)
  })
})

describe('transitions', () => {
  const list = async (query = '') => transitionsSchema.parse((await read(transitions.GET, `transitions${query}`)).body)

  test('are made of two reports that follow one another: the account’s own, and each finding’s, with its cause', async () => {
    const { transitions: made, next } = await list()
    const closed = { fact: 'clusters', region: 'us-east-1', what: 'cluster main: status: ACTIVE → INACTIVE' }
    const turned = { at: at(24), ecsAccount: 'prod-ecs', before: 'pass', after: 'fail', because: [closed] }
    expect(next).toBeNull()
    expect(made).toMatchObject([
      { ...turned, check: null, region: null, resource: null },
      { ...turned, check: 'cluster-exists', region: 'us-east-1' },
    ])
  })

  test.each([
    ['?ecsAccount=prod-ecs', 2],
    ['?ecsAccount=stage-ecs', 0],
    ['?check=cluster-exists', 1],
    [`?since=${at(24)}`, 2],
    ['?since=2026-11-24T10:00:00%2B01:00', 0],
  ])('of %s are %i', async (query, count) => {
    expect((await list(query)).transitions).toHaveLength(count)
  })

  test('come page by page, none twice and none left out', async () => {
    const first = await list('?limit=1')
    const second = await list(`?limit=1&before=${first.next}`)
    expect([...first.transitions, ...second.transitions]).toEqual((await list()).transitions)
    expect(second.next).toBeNull()
  })

  test.each([
    ['?ecsAccount=nobody', 404],
    ['?check=nothing', 404],
    ['?before=x', 400],
    ['?since=yesterday', 400],
  ])('of %s are refused: %i', async (query, status) => {
    expect((await read(transitions.GET, `transitions${query}`)).status).toBe(status)
  })
})

describe('past reports', () => {
  test('are listed, newest first, and each is served whole', async () => {
    const first = reportsSchema.parse((await read(reports.GET, 'readiness/prod-ecs/reports?limit=1')).body)
    const second = reportsSchema.parse(
      (await read(reports.GET, `readiness/prod-ecs/reports?limit=1&before=${first.next}`)).body,
    )
    const all = [...first.reports, ...second.reports]
    expect(all).toMatchObject([
      { scannedAt: at(24), status: 'fail', counts: { fail: 1, pass: 0 } },
      { scannedAt: at(23), status: 'pass', counts: { fail: 0, pass: 1 } },
    ])
    expect(second.next).toBeNull()
    const { body } = await read(report.GET, `readiness/prod-ecs/reports/${all[1]?.id}`)
    expect(reportSchema.parse(body)).toMatchObject({ ecsAccount: 'prod-ecs', status: 'pass', scannedAt: at(23) })
  })

  test.each([
    ['readiness/nobody/reports', 404],
    ['readiness/prod-ecs/reports?before=x', 400],
    ['readiness/prod-ecs/reports/99', 404],
    ['readiness/stage-ecs/reports/1', 404],
    ['readiness/prod-ecs/reports/x', 404],
  ])('%s is refused: %i', async (path, status) => {
    const route = path.includes('/reports/') ? report : reports
    expect((await read(route.GET, path)).status).toBe(status)
  })
})

describe('the trend', () => {
  const days = async (query: string) => trendSchema.parse((await read(trend.GET, `trend${query}`)).body).days

  test('has as many days as were asked for, and ends today', async () => {
    const began = new Date().toISOString().slice(0, 10)
    const all = await days('')
    const ended = new Date().toISOString().slice(0, 10)
    expect(all).toHaveLength(30)
    expect([began, ended]).toContain(all.at(-1)?.date)
    expect(await days('?days=7&ecsAccount=stage-ecs')).toMatchObject(
      Array.from({ length: 7 }, () => ({ accounts: { pass: 0, warn: 0, fail: 0, unknown: 0 } })),
    )
  })

  test.each([
    ['?days=0', 400],
    ['?days=1000', 400],
    ['?ecsAccount=nobody', 404],
  ])('of %s is refused: %i', async (query, status) => {
    expect((await read(trend.GET, `trend${query}`)).status).toBe(status)
  })
})

describe('another release', () => {
  test('is judged from saved facts; an account that was never checked says so', async () => {
    const { accounts } = upgradeSchema.parse((await read(upgrade.GET, 'upgrade?release=2026.2')).body)
    const said = accounts.map(({ ecsAccount, to, status }) => [ecsAccount, to, status === null])
    expect(said).toEqual([
      ['prod-ecs', '2026.2', false],
      ['stage-ecs', '2026.2', true],
    ])
  })

  test('may be asked about for one account', async () => {
    const { accounts } = upgradeSchema.parse(
      (await read(upgrade.GET, 'upgrade?release=1.19&ecsAccount=stage-ecs')).body,
    )
    expect(accounts.map(({ ecsAccount }) => ecsAccount)).toEqual(['stage-ecs'])
  })

  test.each([
    ['upgrade', 400],
    ['upgrade?release=next', 400],
    ['upgrade?release=1.19&ecsAccount=nobody', 404],
  ])('%s is refused: %i', async (path, status) => {
    const answer = await read(upgrade.GET, path)
    expect([answer.status, problemSchema.parse(answer.body).status]).toEqual([status, status])
  })
})

describe('what a check costs', () => {
  test('is planned from the sizes that were read last', async () => {
    const query = 'ecsAccounts=prod-ecs&checks=cluster-exists'
    const said = scanPlanSchema.parse((await read(plan.GET, `scans/plan?${query}`)).body)
    const count = (action: string) => said.byAction.find((each) => each.action === action)?.best
    expect([count('ecs:ListClusters'), count('ecs:DescribeClusters'), count('iam:ListRoles')]).toEqual([
      1,
      1,
      undefined,
    ])
    expect(said.calls.worst).toBe(said.calls.best * runtime.aws.limits.attempts)
  })

  test.each(['ecsAccounts=nobody', 'checks=nothing'])('is not planned for %s', async (query) => {
    expect((await read(plan.GET, `scans/plan?${query}`)).status).toBe(404)
  })

  test('is told of a scan by action and by check', async () => {
    const said = scanLedgerSchema.parse((await read(ledger.GET, `scans/${scanId}/ledger`)).body)
    const spent = { calls: 2, retries: 1, throttles: 1, ms: 9 }
    expect(said).toMatchObject({ id: scanId, checks: ['cluster-exists'], total: spent })
    expect(said.byAction).toEqual([{ action: 'ecs:ListClusters', facts: ['clusters'], ...spent }])
    expect(said.byCheck.map(({ check, calls }) => [check, calls])).toEqual([['cluster-exists', 2]])
  })

  test('is not told of a scan that never was', async () => {
    expect((await read(ledger.GET, `scans/${randomUUID()}/ledger`)).status).toBe(404)
  })
})
