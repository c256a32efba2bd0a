import { randomUUID } from 'node:crypto'
import { awsAccountInputSchema } from '@/lib/registry/aws-account'
import { ecsAccountInputSchema } from '@/lib/registry/ecs-account'
import { defaultSettings } from '@/lib/registry/settings'
import type { Database } from '@/prisma/database'
import { applyRegistry } from '@/prisma/repositories/apply-registry'
import { forgetReports } from '@/prisma/repositories/forget'
import { listPastReports } from '@/prisma/repositories/past-reports'
import { latestSummaries } from '@/prisma/repositories/report-summaries'
import { listTransitions } from '@/prisma/repositories/transitions'
import { readTrend } from '@/prisma/repositories/trend'
import { openTestDatabase } from '@/prisma/testing/test-database'

type Say = (line: string) => void

const yearDays = 365
const [hoursOfScans, timesAsked] = [24, 40]

/** What the history costs with a year of hourly reports: trend, timeline and transitions at 10, 50 and 200 accounts, and while old ones go. */
export async function history(say: Say = console.log): Promise<void> {
  for (const accounts of [10, 50, 200]) {
    const database = await openTestDatabase()
    const [first] = await fill(database, accounts)
    const trend = await p95(() => readTrend(database.prisma, { days: 30, now: nowIso(), ecsAccountId: null }))
    const own = await p95(() => readTrend(database.prisma, { days: 30, now: nowIso(), ecsAccountId: first ?? null }))
    const reports = await p95(() =>
      listPastReports(database.prisma, { ecsAccountId: first ?? '', limit: 25, before: null }),
    )
    const some = { limit: 50, before: null, ecsAccountId: null, check: null, since: null }
    const moved = await p95(() => listTransitions(database.prisma, some))
    say(
      `${accounts} accounts, ${accounts * yearDays * hoursOfScans} reports: trend of all ${ms(trend)}, of one ${ms(own)}; ` +
        `25 reports of one ${ms(reports)}; 50 transitions ${ms(moved)} (p95 of ${timesAsked})`,
    )
    if (accounts === 50) await whileForgetting(database, say)
    await database.close()
  }
}

/** Reads while old reports go in portions, beside reads of an idle database. */
async function whileForgetting(database: Database, say: Say): Promise<void> {
  const read = () => listPastReports(database.prisma, { ecsAccountId: randomUUID(), limit: 25, before: null })
  const pages = () => Promise.all([read(), latestSummaries(database.prisma)])
  const idle = await p95(pages)
  let isOver = false
  let gone = 0
  const forgetting = (async () => {
    while (!isOver) gone += await forgetReports(database.prisma, { before: new Date(), most: 200 })
  })()
  const busy = await p95(pages)
  isOver = true
  await forgetting
  say(`Reads p95 ${ms(idle)} idle, ${ms(busy)} while ${gone} old reports go: ${(busy / idle).toFixed(1)}x`)
}

/** A year of reports of every account, one an hour; one in a hundred has another status and made a transition. */
async function fill({ prisma, execute }: Database, accounts: number): Promise<string[]> {
  const names = Array.from({ length: accounts }, (_, index) => `fleet-${index}`)
  await applyRegistry(prisma, {
    actor: 'bench',
    after: {
      settings: defaultSettings,
      awsAccounts: names.map((name) => awsAccountInputSchema.parse({ name, accountId: '123456789012' })),
      ecsAccounts: names.map((name) => ecsAccountInputSchema.parse({ name: `${name}-ecs`, awsAccount: name })),
    },
  })
  await execute(`
    INSERT INTO report (ecs_account_id, run_id, scanned_at, latest, status, summary, report)
    SELECT ecs_account.id, gen_random_uuid(), now() - hour * interval '1 hour', hour = 0,
      CASE WHEN hour % 100 < 50 THEN 'pass' ELSE 'warn' END,
      json_build_object('status', 'pass', 'counts', json_build_object('pass', 40, 'warn', 1, 'fail', 0, 'unknown', 0,
        'not-applicable', 9), 'more', repeat('x', 2000)), json_build_object('findings', json_build_array())
    FROM generate_series(${yearDays * hoursOfScans - 1}, 0, -1) AS hour CROSS JOIN ecs_account`)
  await execute(`
    INSERT INTO transition (at, ecs_account_id, name, report_id, before, after, title, because)
    SELECT scanned_at, ecs_account_id, 'fleet', id, 'pass', 'warn', 'A finding', '[]' FROM report
    WHERE id % 100 = 0 ORDER BY id`)
  await execute('ANALYZE')
  const rows = await prisma.ecsAccount.findMany({ select: { id: true }, orderBy: { position: 'asc' } })
  return rows.map(({ id }) => id)
}

async function p95(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let count = 0; count < timesAsked; count += 1) {
    const startedAt = performance.now()
    await work()
    times.push(performance.now() - startedAt)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
}

const nowIso = () => new Date().toISOString()
const ms = (value: number) => `${value.toFixed(1)} ms`
