import { z } from 'zod'
import { type Report, reportSchema } from '@/lib/readiness/report'
import { statusSchema } from '@/lib/readiness/status-schema'
import type { Prisma } from '../generated/client'
import { storedCountsSchema, withGaps } from './stored-report'

const rowsSchema = z.array(
  z.object({ id: z.bigint(), scannedAt: z.date(), status: statusSchema, counts: storedCountsSchema }),
)

/** A report without its findings. */
export type PastReport = z.infer<typeof rowsSchema>[number]

/** The reports of an ECS account, newest first; only those before `before`, where that is given. */
export async function listPastReports(
  db: Prisma.TransactionClient,
  { ecsAccountId, limit, before }: { ecsAccountId: string; limit: number; before: bigint | null },
): Promise<PastReport[]> {
  const newest = 9_223_372_036_854_775_807n
  const rows = await db.$queryRaw<unknown[]>`
    SELECT id, scanned_at AS "scannedAt", summary->>'status' AS status, summary->'counts' AS counts
    FROM report WHERE ecs_account_id = ${ecsAccountId}::uuid AND id < ${before ?? newest}
    ORDER BY id DESC LIMIT ${limit}`
  return rowsSchema.parse(rows)
}

/** One report of an ECS account, and whether it is the latest; null where there is none that this Shipshape reads. */
export async function readPastReport(
  db: Prisma.TransactionClient,
  { ecsAccountId, id }: { ecsAccountId: string; id: bigint },
): Promise<{ report: Report; isLatest: boolean } | null> {
  const row = await db.report.findFirst({ where: { id, ecsAccountId }, select: { report: true, latest: true } })
  const parsed = withGaps.pipe(reportSchema).safeParse(row?.report)
  return row !== null && parsed.success ? { report: parsed.data, isLatest: row.latest } : null
}
