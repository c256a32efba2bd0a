import type { z } from 'zod'
import type { TrendAnswer, trendQuery } from '@/lib/contracts/trend'
import { countStatuses } from '@/lib/readiness/status'
import type { Runtime } from '@/lib/runtime-types'
import { latestSummaries } from '@/prisma/repositories/report-summaries'
import { readTrend } from '@/prisma/repositories/trend'
import { requireEcsAccountId } from './require-ecs-account-id'

/** @throws NotFound where there never was such an ECS account */
export async function getTrend(
  { database: { prisma } }: Runtime,
  { days, ecsAccount }: z.output<typeof trendQuery>,
): Promise<TrendAnswer> {
  const ecsAccountId = ecsAccount === undefined ? null : await requireEcsAccountId(prisma, ecsAccount)
  return { days: await readTrend(prisma, { days, ecsAccountId, now: new Date().toISOString() }) }
}

type Past = { today: string; days: Promise<TrendAnswer['days']> }

// Every page asks, and days that are over stay what they were: they are read once a day.
const kept = new WeakMap<Runtime, Past>()

/** The same of all accounts for the page, whose days but the last are read once a day; that one is told by the last reports. */
export async function getTrendOnce(runtime: Runtime, days: number): Promise<TrendAnswer['days']> {
  const { prisma } = runtime.database
  const now = new Date().toISOString()
  const today = now.slice(0, 10)
  const known = kept.get(runtime)
  const past = known?.today === today ? known : { today, days: readTrend(prisma, { days, ecsAccountId: null, now }) }
  kept.set(runtime, past)
  // What failed is asked anew by the next page.
  past.days.catch(() => kept.delete(runtime))
  const [before, summaries] = await Promise.all([past.days, latestSummaries(prisma)])
  const accounts = countStatuses(summaries)
  const { pass, warn, fail, unknown } = accounts
  return [...before.filter(({ date }) => date !== today), { date: today, accounts: { pass, warn, fail, unknown } }]
}
