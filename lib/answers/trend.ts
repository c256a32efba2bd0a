import type { z } from 'zod'
import type { TrendAnswer, trendQuery } from '@/lib/contracts/trend'
import type { Runtime } from '@/lib/runtime-types'
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
