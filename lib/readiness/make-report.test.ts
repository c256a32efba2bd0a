import { describe, expect, test } from 'vitest'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import type { Registry } from '@/lib/registry/registry'
import { defaultSettings } from '@/lib/registry/settings'
import { accountCheck, type Check, regionCheck, registryCheck } from './check'
import type { FactSet } from './fact-set'
import type { Fault } from './fault'
import { makeReport, summarise } from './make-report'

const now = '2026-11-24T12:00:00.000Z'
const ecsAccount = { ...ecsAccountInputSchema.parse({ name: 'a-ecs', awsAccount: 'a' }), version: 1 }
const awsAccount = {
  ...awsAccountInputSchema.parse({
    name: 'a',
    accountId: '210000000001',
    regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }],
  }),
  version: 1,
}
const registry: Registry = {
  revision: 1,
  settings: defaultSettings,
  awsAccounts: [awsAccount],
  ecsAccounts: [ecsAccount],
}

const words = { docs: 'https://example.org', rule: { source: 'a page', appliesTo: 'all releases' } }
const fault = (action: string, kind: Fault['kind'] = 'denied'): Fault => ({
  kind,
  action,
  code: 'AccessDeniedException',
  requestId: 'r-1',
  region: 'us-east-1',
  message: 'not allowed',
})

const countClusters = regionCheck({
  ...words,
  check: 'count',
  group: 'cluster',
  name: 'Count',
  needs: ['clusters'],
  uses: [],
  judge: ({ clusters }) => [
    clusters.length > 0
      ? { status: 'pass', resource: null, title: 'There is a cluster', summary: '' }
      : {
          status: 'fail',
          resource: null,
          title: 'There is no cluster',
          summary: '',
          evidence: [{ kind: 'text', title: 'Clusters', text: 'none' }],
          fix: {
            kind: 'edit-registry',
            entity: 'ecs-account',
            name: 'a-ecs',
            field: 'regions',
            text: 'Map another region.',
          },
        },
  ],
})

const alwaysReady = registryCheck({
  ...words,
  check: 'ready',
  group: 'mapping',
  name: 'Ready',
  judge: () => [{ status: 'pass', resource: null, title: 'It is mapped', summary: '' }],
})

const countRoles = accountCheck({
  ...words,
  check: 'roles',
  group: 'task-roles',
  name: 'Roles',
  needs: ['roles'],
  uses: ['alarms'],
  judge: ({ roles, alarms }) => [
    { status: 'pass', resource: null, title: `${roles.length} roles`, summary: Object.keys(alarms).join(' and ') },
  ],
})

const none = { ok: true as const, value: [], at: now }
const refused = (action: string) => ({ ok: false as const, fault: fault(action), at: now })
const facts: FactSet = {
  account: { roles: none },
  regions: { 'us-east-1': { clusters: none, alarms: none }, 'eu-west-1': { clusters: none, alarms: none } },
}

const report = (
  checks: readonly Check[],
  given: FactSet = facts,
  only?: string[],
  previous = null as ReturnType<typeof makeReport> | null,
) => makeReport({ registry, ecsAccount, facts: given, now, previous, ...(only && { only }) }, checks)

describe('a report', () => {
  test('judges a regional check once per mapped region', () => {
    const { findings } = report([countClusters])
    expect(findings.map(({ region, status }) => [region, status])).toEqual([
      ['us-east-1', 'fail'],
      ['eu-west-1', 'fail'],
    ])
  })

  test('hands an account check the region facts of every mapped region', () => {
    const [finding] = report([countRoles]).findings
    expect(finding).toMatchObject({ title: '0 roles', summary: 'us-east-1 and eu-west-1', region: null })
  })

  test('turns a refused fact into unknown with the call and the statement that would allow it', () => {
    const given = { ...facts, regions: { ...facts.regions, 'us-east-1': { clusters: refused('ecs:ListClusters') } } }
    const [finding] = report([countClusters], given).findings
    expect(finding).toMatchObject({ status: 'unknown', region: 'us-east-1', fault: { action: 'ecs:ListClusters' } })
    expect(finding?.summary).toContain('ecs:ListClusters was denied in us-east-1')
    expect(JSON.parse(finding?.fix?.json ?? '')).toMatchObject({ Action: 'ecs:ListClusters', Effect: 'Allow' })
  })

  test('says nothing of a check whose facts nobody has asked for', () => {
    expect(report([countRoles], { account: {}, regions: {} }).findings).toEqual([])
  })

  test('of some checks takes the other findings over unchanged', () => {
    const before = { ...report([alwaysReady, countClusters]), scannedAt: 'before' }
    const kept = before.findings.map((finding) => ({ ...finding, scannedAt: 'before' }))
    const after = report([alwaysReady, countClusters], facts, ['ready'], { ...before, findings: kept })
    expect(after.findings.map(({ check, scannedAt }) => [check, scannedAt])).toEqual([
      ['ready', now],
      ['count', 'before'],
      ['count', 'before'],
    ])
  })
})

describe('a cause', () => {
  const caller = {
    ok: true as const,
    value: { accountId: '210000000001', arn: 'arn:aws:iam::210000000001:user/s' },
    at: now,
  }
  const session = fault('sts:AssumeRole')
  const refusedAlike = (extra: Partial<Fault> = {}) => ({
    ok: false as const,
    fault: { ...session, ...extra },
    at: now,
  })
  const causesOf = (first: Partial<Fault>, second: Partial<Fault>) =>
    report([countClusters], {
      account: { 'caller-identity': caller },
      regions: { 'us-east-1': { clusters: refusedAlike(first) }, 'eu-west-1': { clusters: refusedAlike(second) } },
    }).findings.map(({ cause }) => cause)

  test.each<[string, Partial<Fault>]>([
    ['region', { region: 'eu-west-1' }],
    ['request', { requestId: 'r-2' }],
    ['message', { message: 'with other words' }],
  ])('is one for faults that differ in their %s only', (_, second) => {
    const [one, two] = causesOf({}, second)
    expect(one).toBe(`fault|denied|sts:AssumeRole|AccessDeniedException|${caller.value.arn}`)
    expect(two).toBe(one)
  })

  test.each<[string, Partial<Fault>]>([
    ['kind', { kind: 'throttled' }],
    ['action', { action: 'ecs:ListClusters' }],
    ['code', { code: 'ExpiredToken' }],
  ])('is another where the %s differs', (_, second) => {
    const [one, two] = causesOf({}, second)
    expect(two).not.toBe(one)
  })

  test('is one for a region that is off, however AWS said so', () => {
    const off = { kind: 'region-disabled' as const, region: 'me-south-1' }
    const [one, two] = causesOf(off, { ...off, code: null })
    expect(one).toBe(`fault|region-disabled|me-south-1||${caller.value.arn}`)
    expect(two).toBe(one)
  })

  test('is nothing that a pass has, and a fail only where it names one', () => {
    expect(report([alwaysReady, countClusters]).findings.map(({ cause, reach }) => [cause, reach])).toEqual([
      [null, 'account'],
      [null, 'account'],
      [null, 'account'],
    ])
  })
})

describe("an account's status", () => {
  const unread = { account: { roles: refused('iam:ListRoles') }, regions: facts.regions }
  const oneCluster = {
    account: facts.account,
    regions: Object.fromEntries(
      ['us-east-1', 'eu-west-1'].map((region) => [region, { clusters: refused('ecs:ListClusters') }]),
    ),
  }

  test.each([
    ['pass when every check passes', [alwaysReady], facts, 'pass'],
    ['fail when one finding fails', [alwaysReady, countClusters], facts, 'fail'],
    ['unknown when a prerequisite could not be checked', [alwaysReady, countClusters], oneCluster, 'unknown'],
    ['pass when only another check could not be checked', [alwaysReady, countRoles], { ...unread }, 'pass'],
  ] as const)('is %s', (_, checks, given, status) => {
    expect(report(checks, given).status).toBe(status)
  })

  test('stands beside the number of its gaps, whatever it is', () => {
    expect(report([alwaysReady, countClusters], oneCluster)).toMatchObject({ status: 'unknown', gaps: 2 })
    expect(report([alwaysReady, countRoles], unread)).toMatchObject({ status: 'pass', gaps: 1 })
    expect(report([alwaysReady, countClusters])).toMatchObject({ status: 'fail', gaps: 0 })
  })

  test('is summed up by group, with the finding that decides it', () => {
    const summary = summarise(report([alwaysReady, countClusters]))
    expect(summary.headline).toBe('There is no cluster')
    expect(summary.groups.cluster).toEqual({ pass: 0, warn: 0, fail: 2, unknown: 0, 'not-applicable': 0 })
    expect(summary).not.toHaveProperty('findings')
  })
})

describe('who Shipshape started from', () => {
  const arn = 'arn:aws:iam::123456789012:role/Shipshape'
  const asked = (account: FactSet['account']) => ({ facts: { account, regions: {} }, registry, ecsAccount, now })
  const caller = { ok: true as const, at: now, value: { arn, accountId: '123456789012' } }

  test('is told beside who read, and a refused question is not known', () => {
    const known = makeReport({ ...asked({ 'caller-identity': caller }), previous: null }, [])
    expect(known.baseIdentity).toBe(arn)
    const refused = { ok: false as const, at: now, fault: fault('sts:GetCallerIdentity') }
    const previous = known
    expect(makeReport({ ...asked({ 'caller-identity': refused }), previous }, []).baseIdentity).toBeNull()
    expect(makeReport({ ...asked({}), previous }, []).baseIdentity).toBe(arn)
  })
})
