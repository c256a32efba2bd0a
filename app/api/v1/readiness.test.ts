import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { countRowsOnce, getShell } from '@/lib/answers/shell'
import { muteSchema, mutesSchema } from '@/lib/contracts/mutes'
import { problemSchema } from '@/lib/contracts/problem'
import { alarmsSchema, clustersSchema, readinessSchema, rolesSchema } from '@/lib/contracts/readiness'
import { transitionsSchema } from '@/lib/contracts/transitions'
import { openTestRuntime, testRequest } from '@/lib/http/testing/test-runtime'
import type { FactName } from '@/lib/readiness/facts'
import type { Fault } from '@/lib/readiness/fault'
import type { Finding } from '@/lib/readiness/finding'
import { summarise, withFindings } from '@/lib/readiness/make-report'
import { type Report, reportSchema } from '@/lib/readiness/report'
import { furtherFacts } from '@/lib/readiness/testing/capacity-builders'
import { findingOf } from '@/lib/readiness/testing/finding-of'
import { defaultReferenceTask } from '@/lib/registry/reference-task'
import { endMutesOver } from '@/lib/scans/keep-mutes'
import { saveReports } from '@/lib/scans/save-reports'
import { createAwsAccount } from '@/prisma/repositories/aws-accounts'
import { createEcsAccount } from '@/prisma/repositories/ecs-accounts'
import { saveFacts } from '@/prisma/repositories/facts'
import { readEntries } from '@/prisma/repositories/registry'
import { latestReports } from '@/prisma/repositories/reports'
import * as healthz from '../../healthz/route'
import * as metrics from '../../metrics/route'
import * as alarms from './alarms/route'
import * as clusters from './clusters/route'
import * as ecsAccount from './ecs-accounts/[name]/route'
import * as oneMute from './mutes/[id]/route'
import * as mutes from './mutes/route'
import * as openapi from './openapi.json/route'
import * as facts from './readiness/[ecsAccount]/facts/route'
import * as oneReport from './readiness/[ecsAccount]/route'
import * as gate from './readiness/gate/route'
import * as readiness from './readiness/route'
import * as undo from './registry/undo/route'
import * as roles from './roles/route'
import * as settings from './settings/route'
import * as transitions from './transitions/route'

let runtime: Awaited<ReturnType<typeof openTestRuntime>>
const get = (path: string) => testRequest('GET', path)
const none = { assumeRole: null, sessionName: null, externalId: null, reader: null, clouddriverIdentity: null }
const account = { ...none, enabled: true, other: {} }
const mapping = { namingStrategy: null, regions: null, clusters: null, referenceTask: null, release: null, other: {} }
const [yesterday, today] = ['2026-11-23T08:00:00.000Z', '2026-11-24T08:00:00.000Z']
const runId = randomUUID()

const throttled: Fault = {
  kind: 'throttled',
  action: 'ecs:ListClusters',
  code: 'ThrottlingException',
  requestId: null,
  region: 'eu-west-1',
  message: 'Rate exceeded',
}

const cluster = (region: string) => ({
  name: 'main',
  arn: `arn:aws:ecs:${region}:123456789012:cluster/main`,
  status: 'ACTIVE',
  registeredInstances: 0,
  runningTasks: 0,
  pendingTasks: 0,
  activeServices: 1,
  runningFargateTasks: 0,
  activeFargateServices: 0,
  capacityProviders: ['FARGATE'],
})

const report: Report = {
  ecsAccount: 'prod-ecs',
  awsAccount: 'prod',
  accountId: '123456789012',
  status: 'pass',
  scannedAt: today,
  gaps: 0,
  readAs: null,
  counts: { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 },
  findings: [],
}

beforeAll(async () => {
  runtime = await openTestRuntime()
  globalThis.shipshapeRuntime = Promise.resolve(runtime)
  const { prisma } = runtime.database
  const regions = [{ name: 'us-east-1' }, { name: 'eu-west-1' }]
  for (const name of ['prod', 'stage']) {
    await createAwsAccount(prisma, { input: { ...account, name, accountId: '123456789012', regions }, actor: 'test' })
    await createEcsAccount(prisma, { input: { ...mapping, name: `${name}-ecs`, awsAccount: name }, actor: 'test' })
  }
  const { awsAccountIds, ecsAccountIds } = await readEntries(prisma)
  const save = async (name: FactName, region: string | null, value: unknown, at = today) => {
    const awsAccountId = awsAccountIds.get('prod') ?? ''
    const gathered =
      value === throttled ? { ok: false as const, fault: throttled, at } : { ok: true as const, value, at }
    await saveFacts(prisma, [{ awsAccountId, name, region, gathered, runId, revision: 1 }])
  }
  for (const region of ['us-east-1', 'eu-west-1']) {
    await save('clusters', region, [cluster(region)], yesterday)
    await save('container-instances', region, {})
    for (const name of ['capacity-providers', 'auto-scaling-groups', 'instance-types'] as const)
      await save(name, region, [])
  }
  await save('clusters', 'us-east-1', [cluster('us-east-1')])
  await save('clusters', 'eu-west-1', throttled)
  const ecsAccountId = ecsAccountIds.get('prod-ecs') ?? ''
  await saveReports(prisma, [{ ecsAccountId, runId, report, summary: summarise(report) }], { now: new Date() })
})
afterAll(async () => {
  globalThis.shipshapeRuntime = undefined
  await runtime.close()
})

async function listClusters(query = '') {
  const response = await clusters.GET(get(`/api/v1/clusters${query}`))
  expect(response.status).toBe(200)
  const { clusters: rows, faults } = clustersSchema.parse(await response.json())
  return {
    rows: rows.map(({ region, name, staleSince }) => [region, name, staleSince]),
    faults: faults.map(({ region, fault }) => [region, fault.kind]),
  }
}

const fresh = ['us-east-1', 'main', undefined]
const stale = ['eu-west-1', 'main', yesterday]
const fault = ['eu-west-1', 'throttled']

describe('rows', () => {
  test.each([
    ['', [fresh], [fault]],
    ['?stale=include', [fresh, stale], [fault]],
    ['?region=us-east-1', [fresh], []],
    ['?region=eu-west-1', [], [fault]],
    ['?region=eu-west-1&stale=include', [stale], [fault]],
    ['?region=ap-south-1', [], []],
    ['?ecsAccount=prod-ecs', [fresh], [fault]],
    ['?ecsAccount=stage-ecs&stale=include', [], []],
  ])('of /clusters%s', async (query, rows, faults) => {
    expect(await listClusters(query)).toEqual({ rows, faults })
  })

  test.each([
    ['?ecsAccount=nobody', 404],
    ['?stale=exclude', 400],
    ['?regions=us-east-1', 400],
  ])('of /clusters%s are refused: %i', async (query, status) => {
    const response = await clusters.GET(get(`/api/v1/clusters${query}`))
    expect([response.status, problemSchema.parse(await response.json()).status]).toEqual([status, status])
  })

  test('that nobody asked AWS for are none, and no fault', async () => {
    const read = async (handler: (request: Request) => Promise<Response>, path: string) =>
      (await handler(get(path))).json()
    expect(rolesSchema.parse(await read(roles.GET, '/api/v1/roles'))).toEqual({ roles: [], faults: [] })
    expect(alarmsSchema.parse(await read(alarms.GET, '/api/v1/alarms'))).toEqual({ alarms: [], faults: [] })
  })
})

describe('reports', () => {
  test('are those of the accounts that were checked', async () => {
    const { accounts } = readinessSchema.parse(await (await readiness.GET(get('/api/v1/readiness'))).json())
    expect(accounts).toEqual([report])
    expect(await (await oneReport.GET(get('/api/v1/readiness/prod-ecs'))).json()).toEqual(report)
  })

  test.each([
    ['stage-ecs', 'has not been checked yet'],
    ['nobody', 'There is no ECS account named "nobody"'],
  ])('of %s: not found, and why', async (name, words) => {
    const response = await oneReport.GET(get(`/api/v1/readiness/${name}`))
    expect([response.status, problemSchema.parse(await response.json()).detail]).toEqual([
      404,
      expect.stringContaining(words),
    ])
  })

  test('have their facts behind them, with the last good value beside a fault', async () => {
    const response = await facts.GET(get('/api/v1/readiness/prod-ecs/facts'))
    expect(await response.json()).toMatchObject({
      account: {},
      regions: { 'eu-west-1': { clusters: { ok: false, fault: { kind: 'throttled' }, last: { at: yesterday } } } },
    })
  })
})

test('the frame of a page knows how old the last report is, and how many rows each page has', async () => {
  expect(await getShell(runtime)).toEqual({
    mode: 'sandbox',
    release: null,
    revision: 4,
    ecsAccounts: 2,
    scan: null,
    stopsStart: [],
    checkedAt: today,
  })
  expect(await countRowsOnce(runtime, 1)).toEqual({ clusters: 1, roles: 0, alarms: 0 })
})

test('rows are counted once for what is saved, and again when a fact or the registry has changed', async () => {
  const first = await countRowsOnce(runtime, 1)
  expect(await countRowsOnce(runtime, 1)).toBe(first)
  expect(await countRowsOnce(runtime, 2)).not.toBe(first)
  const second = await countRowsOnce(runtime, 2)
  await runtime.database.prisma.fact.updateMany({ data: { at: new Date('2031-01-01T00:00:00Z') } })
  expect(await countRowsOnce(runtime, 2)).not.toBe(second)
})

describe('beside the interface', () => {
  test('metrics count what is stored and name no account', async () => {
    const ageBefore = (Date.now() - Date.parse(today)) / 1000
    const text = await (await metrics.GET(get('/metrics'))).text()
    expect(text).toContain('shipshape_facts_unread{kind="throttled"} 1')
    expect(text).toContain('shipshape_ecs_accounts{status="pass"} 1')
    expect(text).toContain('shipshape_ecs_accounts_unchecked 1')
    expect(text).toContain('shipshape_deliveries_failed 0')
    expect(text).toContain('shipshape_runs{state="queued"} 0')
    expect(text).toContain('shipshape_oldest_run_seconds{state="queued"} 0')
    expect(Number(/^shipshape_oldest_report_seconds (\S+)$/m.exec(text)?.[1])).toBeGreaterThanOrEqual(ageBefore)
    expect(text).toContain('process_resident_memory_bytes')
    expect(text).not.toMatch(/prod|stage|123456789012/)
  })

  test.each(['deploy/prometheus/alerts.yaml', 'deploy/grafana/shipshape.json'])(
    'the rules and the dashboard of %s ask for metrics that there are',
    async (file) => {
      const text = await (await metrics.GET(get('/metrics'))).text()
      const kept = new Set(Array.from(text.matchAll(/^# TYPE (\S+)/gm), ([, name]) => name))
      const asked = new Set(readFileSync(file, 'utf8').match(/\b(?:shipshape|nodejs|process)_[a-z0-9_]+/g))
      expect(asked.size).toBeGreaterThan(1)
      expect([...asked].filter((name) => !kept.has(name))).toEqual([])
    },
  )

  test('metrics are not for strangers; health and the description are for all', async () => {
    const bare = (path: string) => new Request(`http://127.0.0.1:3000${path}`, { headers: { host: '127.0.0.1:3000' } })
    const probe = new Request('http://10.1.2.3:3000/healthz', { headers: { host: '10.1.2.3:3000' } })
    expect((await metrics.GET(bare('/metrics'))).status).toBe(401)
    expect((await openapi.GET(bare('/api/v1/openapi.json'))).status).toBe(200)
    expect(await (await healthz.GET(probe)).text()).toBe('ok\n')
  })
})

describe('a muted finding', () => {
  const ends = new Date(Date.now() + 3_600_000).toISOString()
  const place = { ecsAccount: 'prod-ecs', check: 'cluster-exists', region: 'us-east-1', resource: null }
  const failing = { ...findingOf('cluster-exists', 'fail', null), region: 'us-east-1' }
  const unread = { ...findingOf('regions', 'unknown', null), group: 'mapping' as const }
  const capacity = (free: number, status: 'warn' | 'fail' = 'warn'): Finding => ({
    ...findingOf('cluster-capacity', status, null),
    evidence: [{ kind: 'table', title: 'Room', columns: ['instance', 'free CPU'], rows: [['i-0a1', `${free}`]] }],
  })

  const write = (body: object) => mutes.POST(testRequest('POST', '/api/v1/mutes', { body: JSON.stringify(body) }))
  const mute = async (body: object) => {
    const answer = await write({ reason: 'known', until: ends, ...body })
    expect(answer.status).toBe(201)
    return muteSchema.parse(await answer.json())
  }
  const unmute = (id: string) => oneMute.DELETE(testRequest('DELETE', `/api/v1/mutes/${id}`))
  const list = async () => mutesSchema.parse(await (await mutes.GET(get('/api/v1/mutes'))).json()).mutes
  const reportNow = async () =>
    reportSchema.parse(await (await oneReport.GET(get('/api/v1/readiness/prod-ecs'))).json())
  const told = async () => {
    const answer = await transitions.GET(get('/api/v1/transitions?limit=500'))
    return transitionsSchema
      .parse(await answer.json())
      .transitions.map(({ check, before, after, because }) => [check, before, after, because[0]?.what ?? ''])
  }
  /** Saves what a scan would have found. */
  async function found(...findings: Finding[]) {
    const { prisma } = runtime.database
    const { ecsAccountIds } = await readEntries(prisma)
    const bare: Report = { ...report, findings: [], scannedAt: today }
    const whole = withFindings(bare, findings)
    await saveReports(
      prisma,
      [{ ecsAccountId: ecsAccountIds.get('prod-ecs') ?? '', runId, report: whole, summary: summarise(whole) }],
      { now: new Date() },
    )
  }
  beforeEach(async () => {
    const { prisma } = runtime.database
    await prisma.mute.deleteMany()
    await found(failing, unread, capacity(256))
    await prisma.transition.deleteMany()
  })
  afterAll(async () => {
    const { prisma } = runtime.database
    await prisma.mute.deleteMany()
    await found()
  })

  test('leaves status, counts and the gate at once, never the list, and comes back when it is unmuted', async () => {
    const made = await mute(place)
    expect(await list()).toEqual([made])
    expect(made).toMatchObject({ ...place, reason: 'known', until: ends, by: 'token:SHIPSHAPE_TOKEN' })
    const muted = await reportNow()
    expect(muted).toMatchObject({ status: 'unknown', counts: { fail: 0, unknown: 1, warn: 1, muted: 1 }, gaps: 1 })
    expect(muted.findings.map(({ status, muted: by }) => [status, by?.reason])).toEqual([
      ['fail', 'known'],
      ['unknown', undefined],
      ['warn', undefined],
    ])
    const gated = await gate.GET(get('/api/v1/readiness/gate?ecsAccount=prod-ecs&failOn=fail'))
    expect(gated.status).toBe(200)
    expect(await (await metrics.GET(get('/metrics'))).text()).toContain('shipshape_findings{status="muted"} 1')
    const sarif = await (await oneReport.GET(get('/api/v1/readiness/prod-ecs?format=sarif'))).text()
    expect(sarif).toContain(`until ${ends}: known`)
    const by = `${made.by} muted it until ${ends}: known`
    expect(await told()).toEqual([
      [null, 'fail', 'unknown', by],
      ['cluster-exists', 'fail', 'muted', by],
    ])
    expect((await write({ ...place, reason: 'again', until: ends })).status).toBe(409)

    expect((await unmute(made.id)).status).toBe(204)
    expect(await reportNow()).toMatchObject({ status: 'fail', counts: { fail: 1, muted: 0 } })
    expect((await told()).slice(0, 2)).toEqual([
      [null, 'unknown', 'fail', `${made.by} unmuted it`],
      ['cluster-exists', 'muted', 'fail', `${made.by} unmuted it`],
    ])
    expect([await list(), (await unmute(made.id)).status]).toEqual([[], 404])
  })

  test('stays muted from check to check, also where numbers move by themselves, until it is another finding', async () => {
    await mute({ ...place, region: null, check: 'cluster-capacity' })
    await found(failing, unread, capacity(1024))
    expect(await reportNow()).toMatchObject({ counts: { warn: 0, muted: 1 } })
    expect(await told()).toHaveLength(1)
    await found(failing, unread, capacity(1024, 'fail'))
    expect(await reportNow()).toMatchObject({ counts: { fail: 2, muted: 0 } })
    const [last] = await told()
    expect(last?.slice(0, 3)).toEqual(['cluster-capacity', 'muted', 'fail'])
    expect(last?.[3]).toContain('ended: the finding is not what it was')
    expect(await list()).toEqual([])
  })

  test('is heard again when its time is over', async () => {
    const { by } = await mute(place)
    const later = () => new Date(Date.parse(ends) + 1)
    await endMutesOver({ database: runtime.database, now: () => new Date() })
    expect(await list()).toHaveLength(1)
    await endMutesOver({ database: runtime.database, now: later })
    expect([await list(), (await reportNow()).status]).toEqual([[], 'fail'])
    expect((await told())[1]).toEqual(['cluster-exists', 'muted', 'fail', `The mute by ${by} ended at ${ends}`])
  })

  test('of an account that was deleted meanwhile is over too, and touches no report', async () => {
    const { prisma } = runtime.database
    const stray = { ...place, ecsAccountId: randomUUID(), reason: 'r', by: 'b', fingerprint: 'f' }
    const { ecsAccount: _, ...data } = { ...stray, until: new Date(ends) }
    await prisma.mute.create({ data })
    const reports = await prisma.report.count()
    await endMutesOver({ database: runtime.database, now: () => new Date(Date.parse(ends) + 1) })
    expect([await prisma.mute.count({ where: { endedAt: null } }), await prisma.report.count()]).toEqual([0, reports])
  })

  const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString()
  test.each([
    [{ until: day(-1) }, 'is over'],
    [{ until: day(366) }, 'a mute lasts 365 days at most'],
    [{ until: 'tomorrow' }, 'until'],
    [{ ecsAccount: 'nobody' }, 'There is no ECS account named "nobody"'],
    [{ region: 'eu-west-1' }, 'has no finding at cluster-exists, eu-west-1'],
    [{ reason: ' ' }, 'reason'],
  ])('with %j is refused', async (over, words) => {
    const answer = await write({ ...place, reason: 'known', until: ends, ...over })
    expect([answer.status, problemSchema.parse(await answer.json()).detail]).toEqual([
      422,
      expect.stringContaining(words),
    ])
  })

  test('may be muted until a day, which counts to its end in UTC', async () => {
    const date = day(365).slice(0, 10)
    expect((await mute({ ...place, until: date })).until).toBe(`${date}T23:59:59.999Z`)
  })
})

describe('a write of what verdicts hang on and AWS knows nothing of', () => {
  const send = (path: string, body: object) => testRequest('PATCH', path, { body: JSON.stringify(body) })
  const patchSettings = async (body: object) =>
    expect((await settings.PATCH(send('/api/v1/settings', body))).status).toBe(200)
  const patchEcs = async (body: object) => {
    const response = await ecsAccount.PATCH(send('/api/v1/ecs-accounts/prod-ecs', body))
    expect(response.status).toBe(200)
  }

  beforeAll(async () => {
    const { prisma } = runtime.database
    const { awsAccountIds } = await readEntries(prisma)
    const place = { awsAccountId: awsAccountIds.get('prod') ?? '', runId, revision: 1 }
    const regions = ['us-east-1', 'eu-west-1']
    await saveFacts(
      prisma,
      regions.flatMap((region) =>
        Object.entries(furtherFacts()).map(([name, gathered]) =>
          // The keys are names of facts; Object.entries forgets it.
          ({ ...place, region, name: name as FactName, gathered }),
        ),
      ),
    )
  })

  async function stored() {
    const { prisma } = runtime.database
    const [found] = await latestReports(prisma, { ecsAccounts: ['prod-ecs'] })
    const capacity = found?.findings.filter(({ check }) => check === 'cluster-capacity') ?? []
    return {
      reports: await prisma.report.count(),
      scannedAt: found?.scannedAt,
      ages: [...new Set(found?.findings.map(({ scannedAt }) => scannedAt))],
      capacity: capacity.map(({ region, status }) => [region, status]),
    }
  }

  test('is judged at once from saved facts, which stay as old as they are', async () => {
    await patchSettings({ release: '2025.4' })
    const first = await stored()
    expect(first).toMatchObject({ scannedAt: today, ages: [today] })
    expect(first.capacity).toContainEqual(['us-east-1', 'pass'])

    await patchSettings({
      referenceTask: { cpu: 256, memoryMiB: 512, count: 1, networkMode: 'bridge', compute: 'EC2' },
    })
    const second = await stored()
    expect(second.capacity).toContainEqual(['us-east-1', 'fail'])
    // What AWS did not answer is no better known for it.
    expect(second.capacity.filter(([region]) => region === 'eu-west-1')).toEqual([['eu-west-1', 'unknown']])
    expect(second).toMatchObject({ scannedAt: today, reports: first.reports + 1 })

    await patchEcs({ referenceTask: { ...defaultReferenceTask, compute: 'FARGATE', networkMode: 'awsvpc' } })
    expect((await stored()).capacity).toContainEqual(['us-east-1', 'pass'])

    const { registry } = await readEntries(runtime.database.prisma)
    const body = JSON.stringify({ revision: registry.revision })
    expect((await undo.POST(testRequest('POST', '/api/v1/registry/undo', { body }))).status).toBe(200)
    expect((await stored()).capacity).toContainEqual(['us-east-1', 'fail'])
  })

  test('and of anything else waits for a check; a verdict that stays is not written again', async () => {
    await patchEcs({ release: '2025.4' })
    const before = await stored()
    await patchSettings({ defaultAssumeRole: 'role/Other', release: '2025.4' })
    await patchEcs({ namingStrategy: 'default' })
    expect(await stored()).toEqual(before)
  })
})
