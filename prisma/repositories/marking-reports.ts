import { z } from 'zod'
import { type MarkingReport, markingChecks } from '@/lib/readiness/export-marks'
import { findingSchema } from '@/lib/readiness/finding'
import type { Prisma } from '../generated/client'
import { keptByReport, type Latest } from './kept-by-report'

const { check, status, title, region, resource } = findingSchema.shape
const cause = z.string().nullable().default(null)
const findingsSchema = z.array(z.object({ check, status, title, region, resource, cause }))

/** What the last report of every ECS account says of the lines of an export, in the order of the registry. */
export const latestMarkingReports = keptByReport(readMarkingReports)

/** Picked out where they are stored: a fleet's reports are a hundred megabytes. */
async function readMarkingReports(
  db: Prisma.TransactionClient,
  latest: readonly Latest[],
): Promise<Map<string, MarkingReport>> {
  if (latest.length === 0) return new Map()
  const ids = latest.map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string; findings: unknown }[]>`
    SELECT report.id::text AS id, json_agg(finding) AS findings
    FROM report CROSS JOIN LATERAL json_array_elements(
      CASE WHEN json_typeof(report.report->'findings') = 'array' THEN report.report->'findings' ELSE '[]' END) AS finding
    WHERE report.id = ANY(${ids}::bigint[]) AND finding->>'check' = ANY(${[...markingChecks]})
      AND finding->>'status' IN ('fail', 'warn', 'unknown')
    GROUP BY report.id`
  const byId = new Map(rows.map(({ id, findings }) => [id, findingsSchema.safeParse(findings).data ?? []]))
  return new Map(
    latest.map(({ id, ecsAccount, awsAccount }) => [id, { ecsAccount, awsAccount, findings: byId.get(id) ?? [] }]),
  )
}
