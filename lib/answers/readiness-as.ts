import type { Chosen } from '@/lib/contracts/contract'
import type { Format } from '@/lib/readiness/formats/format'
import { writeReports } from '@/lib/readiness/formats/write-reports'
import type { Report } from '@/lib/readiness/report'
import type { Runtime } from '@/lib/runtime-types'
import { getReadiness, listReadiness } from './readiness'

type Wish = { format?: Format | undefined }

/** The last report of every ECS account that has one, in the form that was asked for. */
export async function listReadinessAs(
  runtime: Runtime,
  { format = 'json' }: Wish,
): Promise<Chosen<{ accounts: Report[] }>> {
  const answer = await listReadiness(runtime)
  return format === 'json' ? { json: answer } : writeReports(format, answer.accounts)
}

/** The last report of one ECS account in that form. @throws NotFound, Problem `not-found` where it was never checked */
export async function getReadinessAs(
  runtime: Runtime,
  account: { ecsAccount: string },
  { format = 'json' }: Wish,
): Promise<Chosen<Report>> {
  const report = await getReadiness(runtime, account)
  return format === 'json' ? { json: report } : writeReports(format, [report])
}
