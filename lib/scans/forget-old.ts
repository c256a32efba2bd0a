import { setTimeout } from 'node:timers/promises'
import {
  type Forget,
  forgetAudit,
  forgetDeliveries,
  forgetEvents,
  forgetMutes,
  forgetReports,
  forgetRuns,
  forgetScans,
  forgetTransitions,
} from '@/prisma/repositories/forget'
import type { ScanParts } from './parts'
import { repeat } from './repeat'

type Parts = Pick<ScanParts, 'database' | 'now' | 'retentionDays'>

const dayMs = 24 * 60 * 60 * 1_000

/** Rows of one statement: their locks are held for some milliseconds. */
const portion = 200

/** What is kept for the days that are set. A run goes after the scans that name it. */
const kept: readonly Forget[] = [
  forgetReports,
  forgetTransitions,
  forgetDeliveries,
  forgetAudit,
  forgetMutes,
  forgetScans,
  forgetRuns,
]

/** Forgets what is old, now and every day until the function that it answers is called; that resolves when it has stopped. */
export function forgetDaily(parts: Parts & Pick<ScanParts, 'onError'>): () => Promise<void> {
  const stop = new AbortController()
  const end = repeat(() => forgetOld(parts, stop.signal), { ms: dayMs, onError: parts.onError })
  return () => {
    stop.abort()
    return end()
  }
}

/**
 * Deletes in small portions whatever is older than it is kept, and rests after each as long as it took, so that nobody
 * waits for it; several workers at once take different rows. Ends early when `signal` aborts.
 */
export async function forgetOld({ database: { prisma }, now, retentionDays }: Parts, signal?: AbortSignal) {
  const daysAgo = (days: number) => new Date(now().getTime() - days * dayMs)
  const tasks = [
    { forget: forgetEvents, before: daysAgo(1) },
    ...kept.map((forget) => ({ forget, before: daysAgo(retentionDays) })),
  ]
  for (const { forget, before } of tasks) {
    let isLeft = true
    while (isLeft && signal?.aborted !== true) {
      const startedAt = performance.now()
      isLeft = (await forget(prisma, { before, most: portion })) === portion
      if (isLeft) await setTimeout(performance.now() - startedAt)
    }
  }
}
