import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { gatherAccount } from '@/lib/aws/gather-account'
import { plannedFacts } from '@/lib/aws/plan'
import { readingKey } from '@/lib/aws/reading-key'
import { unreadFact } from '@/lib/aws/unread-fact'
import { toldStatuses } from '@/lib/contracts/told-statuses'
import { guardOf } from '@/lib/outside/guarded-fetch'
import { findingChanges } from '@/lib/readiness/changes/finding-change'
import { checks } from '@/lib/readiness/checks'
import { judge } from '@/lib/readiness/judge'
import { makeReport, summarise } from '@/lib/readiness/make-report'
import type { Report } from '@/lib/readiness/report'
import type { FaultRule } from '@/lib/sandbox/faults'
import { healthy } from '@/lib/sandbox/world/healthy'
import { docsManaged, pageServices, trusting } from '@/lib/sandbox/world/role-builders'
import type { Account, RegionContents, World } from '@/lib/sandbox/world/world-types'
import { judgeAgain } from '@/lib/scans/judge-again'
import { openScans, type RunningScans } from '@/lib/scans/open-scans'
import { defaultLimits, type ScanParts } from '@/lib/scans/parts'
import { tellChannels } from '@/lib/scans/tell-channels'
import { startListener } from '@/lib/scans/testing/listener'
import type { Database } from '@/prisma/database'
import { applyRegistry } from '@/prisma/repositories/apply-registry'
import { addChannel } from '@/prisma/repositories/channels'
import { latestReports } from '@/prisma/repositories/reports'
import { updateSettings } from '@/prisma/repositories/settings'
import { listTransitions } from '@/prisma/repositories/transitions'
import { openTestDatabase } from '@/prisma/testing/test-database'
import { registryOf } from './testing/registry-of'
import { type StartedWorld, startWorld } from './testing/start-world'

let database: Database
let listener: Awaited<ReturnType<typeof startListener>>
let started: StartedWorld | null = null
let scans: RunningScans | null = null
const errors: unknown[] = []

beforeAll(async () => {
  ;[database, listener] = [await openTestDatabase(), await startListener({ secret: 'secret' })]
  const { settings, awsAccounts, ecsAccounts } = registryOf(healthy)
  const bare = <T extends { version: number }>({ version: _, ...input }: T) => input
  await applyRegistry(database.prisma, {
    after: { settings, awsAccounts: awsAccounts.map(bare), ecsAccounts: ecsAccounts.map(bare) },
    actor: 'seed',
  })
  await addChannel(database.prisma, {
    ...{ name: 'ops', kind: 'webhook', address: listener.url, origin: listener.url, secret: 'secret', enabled: true },
    ...{ ecsAccountIds: null, to: [...toldStatuses] },
  })
})
/** Ends what a step has started. */
async function end() {
  await scans?.stop()
  await started?.sandbox.close()
  ;[scans, started] = [null, null]
  expect(errors).toEqual([])
}
afterEach(end)
afterAll(async () => {
  await listener.close()
  await database.close()
})

/** The fleet after something happened to one of its accounts. */
const fleetWith = (name: string, change: (account: Account) => Account): World => ({
  ...healthy,
  accounts: healthy.accounts.map((account) => (account.name === name ? change(account) : account)),
})
const busyRegion = (change: (contents: RegionContents) => RegionContents) =>
  fleetWith('busy', (account) => {
    const { 'eu-west-1': contents = {}, ...others } = account.regions
    return { ...account, regions: { ...others, 'eu-west-1': change(contents) } }
  })
const trustBroken = fleetWith('busy', (account) => ({
  ...account,
  roles: account.roles.map((role) =>
    role.name === 'SpinnakerManaged' ? docsManaged(trusting({ Service: pageServices })) : role,
  ),
}))
const instancesGone = busyRegion((contents) => ({
  ...contents,
  clusters: (contents.clusters ?? []).map((cluster) => ({ ...cluster, instances: [] })),
}))
const clustersGone = busyRegion((contents) => ({ ...contents, clusters: [] }))

/** One scan of all accounts of a world by the real collectors and checks. */
async function scan(world: World, faults: readonly FaultRule[]): Promise<void> {
  started = await startWorld(world)
  started.sandbox.behave({ faults })
  const aws = started.freshAws({ attempts: 3 })
  const parts: ScanParts = {
    database,
    gathering: { gather: (...rest) => gatherAccount(aws, ...rest), plannedFacts, readingKey, unread: unreadFact },
    judging: { checks, judge, makeReport, summarise },
    limits: defaultLimits,
    retentionDays: 90,
    now: () => new Date(),
    onError: (error: unknown) => errors.push(error),
  }
  scans = await openScans(parts, { works: true })
  const { id } = await scans.requestScan({ ecsAccounts: null, checks: null, actor: 'ada' })
  for await (const _ of scans.streamScan(id, { after: null, signal: new AbortController().signal }));
}

/** What a channel that is told of everything was sent by a worker that begins when the one before it has been stopped. */
async function newlyTold(): Promise<{ scanId: string | null; transitions: { id: string; because: unknown[] }[] }[]> {
  const before = listener.heard.length
  const guard = guardOf({ privateWebhooks: true })
  const telling = { origin: 'http://localhost', guard, open: (text: string) => text, timeoutMs: 60_000 }
  const parts = { database, now: () => new Date(), onError: (error: unknown) => errors.push(error) }
  await tellChannels(parts, telling)()
  const heard = listener.heard.slice(before)
  expect(heard.every(({ isSigned }) => isSigned)).toBe(true)
  return heard.map(({ body }) => JSON.parse(body))
}

let seen = 0
async function newTransitions() {
  const all = await listTransitions(database.prisma, {
    limit: 500,
    before: null,
    ecsAccountId: null,
    check: null,
    since: null,
  })
  const news = all.slice(0, all.length - seen)
  seen = all.length
  return news
}

/** What two sets of reports say otherwise, told from the reports themselves. */
function movesBetween(before: readonly Report[], after: readonly Report[]): string[] {
  return after.flatMap((report) => {
    const was = before.find(({ ecsAccount }) => ecsAccount === report.ecsAccount)
    if (was === undefined) return []
    const findings = findingChanges(was.findings, report.findings).map(({ check, region, resource, ...sides }) =>
      lineOf(report.ecsAccount, check, region, resource, sides.before?.status ?? null, sides.after?.status ?? null),
    )
    const own = lineOf(report.ecsAccount, null, null, null, was.status, report.status)
    return was.status === report.status ? findings : [own, ...findings]
  })
}
const lineOf = (...parts: readonly (string | null)[]) => parts.map((part) => part ?? '-').join(' ')

type Step = {
  happens: string
  world?: World
  faults?: readonly FaultRule[]
  /** Instead of a scan. */
  write?: () => Promise<unknown>
  /** Transitions that must be among them, as `<account> <check> <region> <resource> <before> <after>`. */
  moves: readonly string[]
  /** What each of them says of the cause, and nothing else does. */
  because?: RegExp
}

const busy = (...rest: string[]) => ['busy-ecs', ...rest].join(' ')
const role = 'arn:aws:iam::220000000002:role/SpinnakerManaged'
const throttled: FaultRule = {
  action: 'ecs:ListClusters',
  account: '220000000002',
  region: 'eu-west-1',
  kind: 'throttle',
}
const setRelease = (release: string) => async () => {
  await updateSettings(database.prisma, {
    revision: null,
    edit: (before) => ({ ...before, release }),
    actor: 'person:ada',
  })
  await judgeAgain(database, { ecsAccounts: null })
}

const steps: readonly Step[] = [
  { happens: 'the first scan', moves: [] },
  { happens: 'nothing', moves: [] },
  {
    happens: 'the trust is broken',
    world: trustBroken,
    moves: [busy('- - -', 'pass fail'), busy('assume-role -', role, 'pass fail')],
    because: /sts:AssumeRole was denied/,
  },
  {
    happens: 'the trust is mended',
    moves: [busy('- - -', 'fail pass'), busy('assume-role -', role, 'fail pass')],
    because: /AWS answers sts:AssumeRole again|^AWS answers again$/,
  },
  {
    happens: 'the instances of a region are gone',
    world: instancesGone,
    moves: [busy('- - -', 'pass fail'), busy('cluster-capacity eu-west-1 orders', 'pass fail')],
    because: /instance .* is gone/,
  },
  {
    happens: 'they are back',
    moves: [busy('- - -', 'fail pass'), busy('cluster-capacity eu-west-1 orders', 'fail pass')],
    because: /instance .* appeared/,
  },
  {
    happens: 'the clusters of a region are gone',
    world: clustersGone,
    moves: [busy('cluster-exists eu-west-1 -', 'pass not-applicable')],
    because: /cluster .* is gone/,
  },
  {
    happens: 'they are back',
    moves: [busy('cluster-exists eu-west-1 -', 'not-applicable pass')],
    because: /cluster .* appeared/,
  },
  {
    happens: 'a call is throttled',
    faults: [throttled],
    moves: [busy('cluster-exists eu-west-1 -', 'pass unknown')],
    because: /ecs:ListClusters was throttled in eu-west-1/,
  },
  {
    happens: 'it is answered again',
    moves: [busy('cluster-exists eu-west-1 -', 'unknown pass')],
    because: /AWS answers ecs:ListClusters again/,
  },
  { happens: 'somebody sets another release', write: setRelease('1.18'), moves: [], because: /person:ada set release/ },
  { happens: 'and the one before', write: setRelease('2025.4'), moves: [], because: /person:ada set release/ },
]

test('a fleet mutated step by step makes exactly the transitions that each step causes, each with its cause', async () => {
  for (const { happens, world = healthy, faults = [], write, moves, because } of steps) {
    const before = await latestReports(database.prisma)
    await (write === undefined ? scan(world, faults) : write())
    await end()
    const after = await latestReports(database.prisma)
    const made = await newTransitions()
    const lines = made.map((each) =>
      lineOf(each.ecsAccount, each.check, each.region, each.resource, each.before, each.after),
    )
    expect([happens, lines.toSorted()]).toEqual([happens, movesBetween(before, after).toSorted()])
    expect([happens, lines]).toEqual([happens, expect.arrayContaining([...moves])])
    const uncaused = made.filter((each) => !each.because.some(({ what }) => because?.test(what)))
    expect([happens, uncaused.map(({ check, because: said }) => [check, said])]).toEqual([happens, []])
    if (because !== undefined) expect(made.length).toBeGreaterThan(0)
    if (write === undefined && made.length > 0) expect(made.every(({ scanId }) => scanId !== null)).toBe(true)

    // A worker that is killed between the report and its telling leaves it to the next.
    const told = made.filter(({ after: status }) => status !== null && status !== 'not-applicable')
    const sent = await newlyTold()
    const ids = sent.flatMap(({ transitions }) => transitions.map(({ id }) => id))
    expect([happens, sent.length]).toEqual([happens, Math.min(told.length, 1)])
    expect([happens, ids.toSorted()]).toEqual([happens, told.map(({ id }) => String(id)).toSorted()])
    for (const { scanId } of sent) expect(scanId).toBe(made[0]?.scanId)
  }
})
