import type { Scan } from '@/lib/contracts/scans'
import type { StartStopping } from '@/lib/readiness/start-stopping'
import type { Runtime } from '@/lib/runtime-types'
import { factsStamp } from '@/prisma/repositories/facts'
import { latestScanId } from '@/prisma/repositories/latest-scan'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestSummaries } from '@/prisma/repositories/report-summaries'
import { countRows } from './rows'
import { listStartStopping } from './start-stopping'

/** What the frame of every page says. `checkedAt` and `scan` are null before the first. */
export type ShellAnswer = {
  mode: 'sandbox' | 'live'
  release: string | null
  revision: number
  ecsAccounts: number
  stopsStart: readonly StartStopping[]
  scan: Scan | null
  checkedAt: string | null
}

export async function getShell(runtime: Runtime): Promise<ShellAnswer> {
  const { env, scans } = runtime
  const { prisma } = runtime.database
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
    stopsStart: await listStartStopping(runtime, registry),
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
