import { pruneAudit } from '@/prisma/repositories/audit'
import { pruneReports } from '@/prisma/repositories/reports'
import { pruneEvents } from '@/prisma/repositories/scans'
import type { ScanParts } from './parts'

const dayMs = 24 * 60 * 60 * 1_000

/** Forgets what nobody asks for any more, now and every day until the function that it answers is called. */
export async function pruneDaily({ database: { prisma }, now, onError }: ScanParts): Promise<() => void> {
  const daysAgo = (days: number) => new Date(now().getTime() - days * dayMs)
  const prune = async () => {
    await pruneEvents(prisma, { before: daysAgo(1) })
    await pruneReports(prisma, { before: daysAgo(90) })
    await pruneAudit(prisma, { before: daysAgo(90) })
  }
  await prune()
  const timer = setInterval(() => prune().catch(onError), dayMs)
  timer.unref()
  return () => clearInterval(timer)
}
