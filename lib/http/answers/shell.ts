import type { Runtime } from '@/lib/runtime-types'
import { latestScanId } from '@/prisma/repositories/latest-scan'
import { readRegistry } from '@/prisma/repositories/registry'
import { latestSummaries } from '@/prisma/repositories/reports'
import type { Scan } from '../contracts/scans'
import { listAlarms, listClusters, listRoles } from './rows'

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

/** Rows behind each page of the navigation. Reads every fact: not to be waited for by a first paint. */
export async function countRows(runtime: Runtime): Promise<{ clusters: number; roles: number; alarms: number }> {
  const [{ clusters }, { roles }, { alarms }] = await Promise.all([
    listClusters(runtime, {}),
    listRoles(runtime, {}),
    listAlarms(runtime, {}),
  ])
  return { clusters: clusters.length, roles: roles.length, alarms: alarms.length }
}
