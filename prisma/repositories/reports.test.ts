import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Finding } from '@/lib/readiness/finding'
import { summarise } from '@/lib/readiness/make-report'
import type { Report } from '@/lib/readiness/report'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '../database'
import type { PrismaClient } from '../generated/client'
import { emptyTables, openTestDatabase } from '../testing/test-database'
import { applyRegistry } from './apply-registry'
import { deleteEcsAccount, updateEcsAccount } from './ecs-accounts'
import { forgetReports } from './forget'
import { latestMarkingReports } from './marking-reports'
import { latestSummaries } from './report-summaries'
import { latestReport, latestReports, saveReports } from './reports'
import { readTrend } from './trend'

let database: Database
let db: PrismaClient
const actor = 'ada'
beforeAll(async () => {
  database = await openTestDatabase()
  db = database.prisma
})
beforeEach(async () => {
  await emptyTables(database)
  const ecs = (name: string) => ecsAccountInputSchema.parse({ name, awsAccount: 'prod' })
  const awsAccounts = [awsAccountInputSchema.parse({ name: 'prod', accountId: '111122223333' })]
  await applyRegistry(db, {
    after: { settings: defaultSettings, awsAccounts, ecsAccounts: [ecs('b'), ecs('a')] },
    actor,
  })
})
afterAll(() => database.close())

const reportOf = (ecsAccount: string, day: number): Report => ({
  ecsAccount,
  awsAccount: 'prod',
  accountId: '111122223333',
  status: 'pass',
  scannedAt: `2026-01-0${day}T12:00:00.000Z`,
  gaps: 0,
  readAs: null,
  counts: { pass: 0, warn: 0, fail: 0, unknown: 0, 'not-applicable': 0, muted: 0 },
  findings: [],
})

async function save(report: Report) {
  const { id: ecsAccountId } = await db.ecsAccount.findUniqueOrThrow({ where: { name: report.ecsAccount } })
  await saveReports(db, [{ ecsAccountId, runId: crypto.randomUUID(), report, summary: summarise(report) }])
}

test('the last report of an account is the one saved last, and the earlier ones are kept', async () => {
  await save(reportOf('a', 1))
  await save(reportOf('a', 2))
  expect(await latestReport(db, { ecsAccount: 'a' })).toEqual(reportOf('a', 2))
  expect(await db.report.count()).toBe(2)
})

test('reports come in the order of the registry; an account without one is absent', async () => {
  await save(reportOf('a', 1))
  expect(await latestReport(db, { ecsAccount: 'b' })).toBeNull()
  await save(reportOf('b', 1))
  expect((await latestReports(db)).map(({ ecsAccount }) => ecsAccount)).toEqual(['b', 'a'])
  expect((await latestSummaries(db)).map(({ ecsAccount, headline }) => [ecsAccount, headline])).toEqual([
    ['b', null],
    ['a', null],
  ])
})

test('a stored report that cannot be read is treated as none', async () => {
  await save(reportOf('a', 1))
  await db.report.updateMany({ data: { report: { from: 'the future' }, summary: [] } })
  expect(await latestReport(db, { ecsAccount: 'a' })).toBeNull()
  expect(await latestSummaries(db)).toEqual([])
})

test('a report of before gaps, reach and cause were kept is read: its counts tell the gaps', async () => {
  await save(reportOf('a', 1))
  const finding = {
    ...{ check: 'c', group: 'cluster', status: 'unknown', title: 't', summary: 's', region: null, resource: null },
    ...{ evidence: [], fix: null, docs: '', rule: { source: '', appliesTo: '' }, fault: null, muted: null },
    scannedAt: '2026-01-01T12:00:00.000Z',
  }
  const { gaps: _, ...older } = { ...reportOf('a', 1), findings: [finding] }
  const { findings: __, ...summary } = { ...older, groups: {}, headline: null }
  const counts = { ...older.counts, unknown: 1 }
  await db.report.updateMany({ data: { report: { ...older, counts }, summary: { ...summary, counts } } })
  const report = await latestReport(db, { ecsAccount: 'a' })
  expect(report).toMatchObject({ gaps: 1, findings: [{ ...finding, reach: 'account', cause: null }] })
  expect((await latestSummaries(db)).map(({ gaps }) => gaps)).toEqual([1])
})

test('a report follows its account through a rename and stays in the history of a deleted one', async () => {
  await save(reportOf('a', 1))
  const edit = <T extends { name: string }>(before: T) => ({ ...before, name: 'c' })
  await updateEcsAccount(db, { name: 'a', version: null, edit, actor })
  expect(await latestReport(db, { ecsAccount: 'c' })).toEqual({ ...reportOf('a', 1), ecsAccount: 'c' })
  await deleteEcsAccount(db, { name: 'c', version: null, actor })
  expect(await latestReports(db)).toEqual([])
  expect(await db.report.count()).toBe(1)
})

test('what pages read of reports is read once a report, and follows a new report, a rename and a deletion', async () => {
  await save(reportOf('a', 1))
  await save(reportOf('b', 1))
  const first = await latestSummaries(db)
  expect(await latestSummaries(db)).toBe(first)
  await save(reportOf('a', 2))
  const second = await latestSummaries(db)
  expect(second.map(({ ecsAccount, scannedAt }) => [ecsAccount, scannedAt.slice(8, 10)])).toEqual([
    ['b', '01'],
    ['a', '02'],
  ])
  expect(second[0]).toBe(first[0])
  await updateEcsAccount(db, { name: 'a', version: null, edit: (before) => ({ ...before, name: 'c' }), actor })
  expect((await latestSummaries(db)).map(({ ecsAccount }) => ecsAccount)).toEqual(['b', 'c'])
  await deleteEcsAccount(db, { name: 'b', version: null, actor })
  expect((await latestSummaries(db)).map(({ ecsAccount }) => ecsAccount)).toEqual(['c'])
})

test('the findings that speak of a line of an export are picked out of the reports', async () => {
  const finding = (check: string, status: Finding['status']): Finding => ({
    ...{ check, group: 'mapping', status, title: `${check} speaks`, summary: 's', region: null, resource: null },
    ...{ evidence: [], fix: null, docs: '', rule: { source: '', appliesTo: '' }, fault: null, muted: null },
    ...{ scannedAt: '2026-01-01T12:00:00.000Z', reach: 'account', cause: 'id' },
  })
  const findings = [finding('account-id', 'fail'), finding('regions', 'pass'), finding('cluster-exists', 'fail')]
  await save({ ...reportOf('a', 1), findings })
  await save(reportOf('b', 1))
  const title = 'account-id speaks'
  expect(await latestMarkingReports(db)).toEqual([
    { ecsAccount: 'b', awsAccount: 'prod', findings: [] },
    {
      ecsAccount: 'a',
      awsAccount: 'prod',
      findings: [{ check: 'account-id', status: 'fail', title, region: null, resource: null, cause: 'id' }],
    },
  ])
  await save({ ...reportOf('a', 2) })
  await db.report.updateMany({ where: { latest: true }, data: { report: { findings: 'of another form' } } })
  expect((await latestMarkingReports(db)).map((report) => report.findings)).toEqual([[], []])
})

test('old reports are forgotten in portions, but the latest of each account that there is', async () => {
  for (const day of [1, 2, 3, 4]) await save(reportOf('a', day))
  await save(reportOf('b', 1))
  const forgetting = { before: new Date('2026-01-04T00:00:00Z'), most: 2 }
  expect(await forgetReports(db, forgetting)).toBe(2)
  expect(await forgetReports(db, forgetting)).toBe(1)
  expect(await latestReport(db, { ecsAccount: 'a' })).toEqual(reportOf('a', 4))
  expect(await latestReport(db, { ecsAccount: 'b' })).toEqual(reportOf('b', 1))
  expect(await db.report.count()).toBe(2)
  await deleteEcsAccount(db, { name: 'b', version: null, actor })
  expect(await forgetReports(db, forgetting)).toBe(1)
})

/** Counts of the days from the first to the ninth of January, as "pass warn fail unknown". */
async function trendOf(asked: { ecsAccount?: string; days?: number; now?: string } = {}) {
  const account = asked.ecsAccount && (await db.ecsAccount.findUniqueOrThrow({ where: { name: asked.ecsAccount } }))
  const ecsAccountId = account ? account.id : null
  const days = await readTrend(db, {
    days: asked.days ?? 9,
    now: asked.now ?? '2026-01-09T10:00:00.000Z',
    ecsAccountId,
  })
  return days.map(({ date, accounts }) => `${date.slice(8)}: ${Object.values(accounts).join(' ')}`)
}

test('the trend carries a status over days without a scan, and is none before the first report', async () => {
  await save({ ...reportOf('a', 2), status: 'fail' })
  await save({ ...reportOf('a', 2), status: 'warn', scannedAt: '2026-01-02T23:59:59.000Z' })
  await save({ ...reportOf('a', 5), status: 'pass' })
  await save({ ...reportOf('b', 4), status: 'unknown' })
  expect(await trendOf()).toEqual([
    ...['01: 0 0 0 0', '02: 0 1 0 0', '03: 0 1 0 0', '04: 0 1 0 1', '05: 1 0 0 1', '06: 1 0 0 1', '07: 1 0 0 1'],
    ...['08: 1 0 0 1', '09: 1 0 0 1'],
  ])
  expect(await trendOf({ ecsAccount: 'b', days: 2 })).toEqual(['08: 0 0 0 1', '09: 0 0 0 1'])
})

test('the trend knows of a status whose report is forgotten, of the day when facts were judged again, and of the deleted', async () => {
  await save({ ...reportOf('a', 1), status: 'fail' })
  await save({ ...reportOf('a', 6), status: 'warn' })
  await forgetReports(db, { before: new Date('2026-01-04T00:00:00Z'), most: 100 })
  const { id: ecsAccountId } = await db.ecsAccount.findUniqueOrThrow({ where: { name: 'a' } })
  const again: Report = { ...reportOf('a', 6), status: 'pass' }
  const judgedAt = new Date('2026-01-08T12:00:00Z')
  await saveReports(db, [
    { ecsAccountId, runId: crypto.randomUUID(), report: again, summary: summarise(again), judgedAt },
  ])
  expect(await trendOf()).toEqual([
    ...['01: 0 0 1 0', '02: 0 0 1 0', '03: 0 0 1 0', '04: 0 0 1 0', '05: 0 0 1 0', '06: 0 1 0 0', '07: 0 1 0 0'],
    ...['08: 1 0 0 0', '09: 1 0 0 0'],
  ])
  const later = { days: 1, now: '2099-01-09T00:00:00.000Z' }
  expect(await trendOf(later)).toEqual(['09: 1 0 0 0'])
  await deleteEcsAccount(db, { name: 'a', version: null, actor })
  expect(await trendOf(later)).toEqual(['09: 0 0 0 0'])
})

test('the database holds one latest report per account, whoever writes', async () => {
  await save(reportOf('a', 1))
  await save(reportOf('a', 2))
  await expect(db.report.updateMany({ data: { latest: true } })).rejects.toThrow(/[Uu]nique/)
})
