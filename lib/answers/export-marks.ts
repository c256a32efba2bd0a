import { type ExportMark, exportMarks } from '@/lib/readiness/export-marks'
import type { Runtime } from '@/lib/runtime-types'
import { latestMarkingReports } from '@/prisma/repositories/marking-reports'
import { readRegistry } from '@/prisma/repositories/registry'

/** What the last reports say of the lines of an export. */
export async function listExportMarks({ database: { prisma } }: Runtime): Promise<ExportMark[]> {
  const [registry, reports] = await Promise.all([readRegistry(prisma), latestMarkingReports(prisma)])
  return exportMarks(registry, reports)
}
