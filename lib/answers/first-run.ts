import type { FirstRunState } from '@/lib/readiness/first-run'
import type { ReportSummary } from '@/lib/readiness/report'
import type { Registry } from '@/lib/registry/registry'
import type { Runtime } from '@/lib/runtime-types'
import { listScheduleRows } from '@/prisma/repositories/schedules'
import { getReaderPolicy } from './reader-policy'

/**
 * Null in the sandbox, where nothing is to be set up, and once it is done: accounts, a release, an identity, and a check that AWS
 * answered.
 */
export async function getFirstRun(
  { env, database }: Runtime,
  { settings, revision, ecsAccounts }: Registry,
  summaries: readonly ReportSummary[],
): Promise<FirstRunState | null> {
  if (env.mode !== 'live') return null
  const { release, clouddriverIdentity, reader } = settings
  const isChecked = summaries.some(({ status }) => status !== 'unknown')
  if (ecsAccounts.length > 0 && release !== null && clouddriverIdentity !== null && isChecked) return null
  return {
    release,
    clouddriverIdentity,
    reader,
    revision,
    ecsAccounts: ecsAccounts.length,
    isChecked,
    hasSchedule: (await listScheduleRows(database.prisma)).length > 0,
    readerPolicy: getReaderPolicy(),
  }
}
