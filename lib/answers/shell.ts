import type { Scan } from '@/lib/contracts/scans'
import type { Runtime } from '@/lib/runtime-types'
import { factsStamp } from '@/prisma/repositories/facts'
import { latestScanId } from '@/prisma/repositories/latest-scan'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestSummaries } from '@/prisma/repositories/reports'
import { countRows } from './rows'

/** What the frame of every page says. `checkedAt` and `scan` are null before the first. */
export type ShellAnswer = {
  mode: 'sandbox' | 'live'
  release: string | null
  revision: number
  ecsAccounts: number
  scan: Scan | null
  checkedAt: string | null
}

export async function getShell({ env, database: { prisma }, scans }: Runtime): Promise<ShellAnswer> {
  const [registry, summaries, scanId] = await Promise.all([
    readRegistry(prisma),
    latestSummaries(prisma),
    latestScanId(prisma),
  ])
  const times = summaries.map(({ scannedAt }) => scannedAt).toSorted()
  return {
    mode: env.mode,
    release: registry.settings.release,
    revision: registry.revision,
    ecsAccounts: registry.ecsAccounts.length,
    scan: scanId === null ? null : await scans.readScan(scanId),
    checkedAt: times.at(-1) ?? null,
  }
}

type Counted = { stamp: string; counts: Promise<RowCounts> }
type RowCounts = { clusters: number; roles: number; alarms: number }

// A fleet's facts are megabytes, and every page of everybody asks: they are counted once for what is saved.
const counted = new WeakMap<Runtime, Counted>()

/** Rows behind each page of the navigation. May read every fact: not to be waited for by a first paint. */
export async function countRowsOnce(runtime: Runtime, revision: number): Promise<RowCounts> {
  const stamp = `${revision} ${await factsStamp(runtime.database.prisma)}`
  const known = counted.get(runtime)
  if (known?.stamp === stamp) return known.counts
  const counts = countRows(runtime)
  counted.set(runtime, { stamp, counts })
  // What failed is asked anew by the next page.
  counts.catch(() => counted.delete(runtime))
  return counts
}
