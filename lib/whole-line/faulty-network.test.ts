import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actionsOf } from '@/lib/aws/actions'
import { defaultLimits, type Limits } from '@/lib/aws/limits'
import { withDependencies } from '@/lib/aws/plan'
import { ownTime } from '@/lib/aws/testing/own-time'
import type { Fault } from '@/lib/readiness/fault'
import type { Report } from '@/lib/readiness/report'
import type { FaultKind, FaultRule } from '@/lib/sandbox/faults'
import { fleet } from '@/lib/sandbox/world/fleet'
import { compareReports, timeless, turned, vanished } from './testing/compare-reports'
import { dependsOn } from './testing/declared-actions'
import { factsNeeded } from './testing/facts-needed'
import { matrixRegistry, matrixWorld } from './testing/matrix-world'
import { registryOf } from './testing/registry-of'
import { expectReportRules, placeOf } from './testing/report-rules'
import { scanRegistry, type WholeScan } from './testing/scan-registry'
import { type StartedWorld, startWorld } from './testing/start-world'

const actions = actionsOf(withDependencies(factsNeeded()))
const services = [...new Set(actions.map((action) => action.split(':')[0] ?? ''))]

/** What AWS or the way to it can do beside refusing, and what Shipshape calls it. */
const kinds: readonly (readonly [FaultKind, Fault['kind']])[] = [
  ['throttle', 'throttled'],
  ['500', 'unexpected'],
  ['reset', 'unreachable'],
  ['hang', 'timeout'],
  ['truncate', 'unreachable'],
  ['html', 'unexpected'],
  ['expired', 'credentials'],
]
const matrix = services.flatMap((service) => kinds.map(([kind, called]) => [kind, service, called] as const))

/** A tenth of what a real scan has; nothing else about the limits changes. */
const tenth: Partial<Limits> = {
  requestMs: defaultLimits.requestMs / 10,
  callMs: defaultLimits.callMs / 10,
  collectorMs: defaultLimits.collectorMs / 10,
  accountMs: defaultLimits.accountMs / 10,
}

let started: StartedWorld
let clean: WholeScan
beforeAll(async () => {
  started = await startWorld(matrixWorld)
  clean = await scanRegistry(started.freshAws(), matrixRegistry)
})
afterEach(() => started.sandbox.behave({ faults: [], rateLimits: false }))
afterAll(() => started.sandbox.close())

/** Nothing judged that was not seen: a finding says what it said, or that it is unknown. */
function expectNothingInvented(faulty: WholeScan): void {
  for (const { ecsAccount, check, before, after } of compareReports(clean.reports, faulty.reports)) {
    // What the role may create is not known then, and the service-linked role is absent all the same.
    const wrong = turned({ before, after }).filter(
      (finding) => !(finding.check === 'service-linked-roles' && finding.status === 'warn'),
    )
    expect([ecsAccount, check.check, wrong.map(timeless)]).toEqual([ecsAccount, check.check, []])
    expect([ecsAccount, check.check, vanished({ before, after })]).toEqual([ecsAccount, check.check, []])
  }
  for (const report of faulty.reports) expectReportRules(report)
}

describe.each(matrix)('%s from %s', (kind, service, called) => {
  test(`is ${called}: nothing is judged that was not seen, and what needs no ${service} is as before`, async () => {
    started.sandbox.behave({ faults: [{ action: `${service}:*`, kind }] })
    const limits = kind === 'hang' ? { ...tenth, attempts: 1 } : { attempts: 1 }
    const faulty = await scanRegistry(started.freshAws(limits), matrixRegistry)
    expectNothingInvented(faulty)
    // Dead credentials end the whole account; and of a tenth of the time a busy machine takes some itself.
    if (kind !== 'expired' && kind !== 'hang') expectOnlyOf(service, called, faulty)
  })
})

/** Only findings of checks that ask the service have changed, and every new unknown names a call to it. */
function expectOnlyOf(service: string, called: Fault['kind'], faulty: WholeScan): void {
  const known = new Set(unknownsOf(clean.reports))
  const own = actions.filter((action) => action.startsWith(`${service}:`))
  for (const { check, before, after } of compareReports(clean.reports, faulty.reports)) {
    if (!own.some((action) => dependsOn(check, action))) expect(after.map(timeless)).toEqual(before.map(timeless))
    const fresh = after.filter((finding) => finding.status === 'unknown' && !known.has(unknownOf(finding)))
    for (const { fault } of fresh) expect([own.includes(fault?.action ?? ''), fault?.kind]).toEqual([true, called])
  }
}

test('a region that is off is unknown in every finding that needs it, and the other region is as before', async () => {
  const off = 'ap-east-1'
  const regions = [{ name: 'us-east-1' }, { name: off }]
  const withOff = {
    ...matrixRegistry,
    awsAccounts: matrixRegistry.awsAccounts.map((account) =>
      account.name === 'core' ? { ...account, regions } : account,
    ),
  }
  const faulty = await scanRegistry(started.freshAws(), withOff)
  const [core, before] = [faulty, clean].map(({ reports }) =>
    reports.find(({ ecsAccount }) => ecsAccount === 'core-ecs'),
  )
  const inRegion = (report: Report | undefined, region: string) =>
    report?.findings.filter((finding) => finding.region === region) ?? []
  expect(inRegion(core, 'us-east-1').map(timeless)).toEqual(inRegion(before, 'us-east-1').map(timeless))
  const [enabled, ...others] = inRegion(core, off)
  expect(enabled).toMatchObject({ check: 'region-enabled', status: 'fail' })
  expect(others.length).toBeGreaterThan(3)
  for (const finding of others) expect(finding).toMatchObject({ status: 'unknown', fault: { kind: 'region-disabled' } })
})

const unknownOf = (finding: Report['findings'][number]) => `${placeOf(finding)} ${finding.fault?.action}`
const unknownsOf = (reports: readonly Report[]) =>
  reports.flatMap(({ findings }) => findings.filter(({ status }) => status === 'unknown').map(unknownOf))

describe('a storm', () => {
  test.each([
    ['throttle', 0.3],
    ['500', 0.2],
    ['reset', 0.15],
  ] as const)(
    'of %s on %d of all calls costs at most one finding in twenty',
    async (kind, probability) => {
      started.sandbox.behave({ faults: [{ kind, probability }], seed: 11 })
      const stormy = await scanRegistry(started.freshAws({}), matrixRegistry)
      expectNothingInvented(stormy)
      expect(answered(stormy.reports)).toBeGreaterThanOrEqual(0.95 * answered(clean.reports))
    },
    60_000,
  )

  test('that keeps to the rates AWS documents costs nothing', async () => {
    started.sandbox.behave({ rateLimits: true })
    const limited = await scanRegistry(started.freshAws({}), matrixRegistry)
    expect(limited.calls.filter(({ throttled }) => throttled)).toEqual([])
    expect(limited.reports.map(({ findings }) => findings.map(timeless))).toEqual(
      clean.reports.map(({ findings }) => findings.map(timeless)),
    )
  })
})

const answered = (reports: readonly Report[]) =>
  reports.flatMap(({ findings }) => findings.filter(({ status }) => status !== 'unknown')).length

describe('a scan of ten account-regions ends within a minute (with a tenth of the limits, within six seconds)', () => {
  const size = { accounts: 5, regions: 2, clusters: 3, instances: 2, roles: 12, alarms: 8 }
  const tenRegions = fleet(size)
  let fleetStarted: StartedWorld
  beforeAll(async () => {
    fleetStarted = await startWorld(tenRegions)
  })
  afterAll(() => fleetStarted.sandbox.close())

  test.each([
    ['no call is ever answered', { faults: [{ kind: 'hang' }] }],
    ['nothing but the session can be had', { faults: notSts('hang') }],
    ['everything is throttled', { faults: notSts('throttle') }],
    ['every answer takes nearly as long as it may', { faults: [], latencyMs: 0.8 * 800 }],
    ['every answer is slow and one in five hangs', { faults: [{ kind: 'hang', probability: 0.2 }], latencyMs: 400 }],
  ] as const)('though %s', async (_, behaviour) => {
    fleetStarted.sandbox.behave({ latencyMs: 0, ...behaviour })
    const elapsed = ownTime()
    const { reports } = await scanRegistry(fleetStarted.freshAws(tenth), registryOf(tenRegions))
    expect(elapsed()).toBeLessThan(6_000)
    for (const report of reports) expectReportRules(report)
  })
})

function notSts(kind: FaultKind): FaultRule[] {
  return services.filter((service) => service !== 'sts').map((service) => ({ action: `${service}:*`, kind }))
}
