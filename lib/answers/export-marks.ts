import { type ExportMark, exportMarks } from '@/lib/readiness/export-marks'
import type { Runtime } from '@/lib/runtime-types'
import { latestReports } from '@/prisma/repositories/reports'

/** What the last reports say of the lines of an export. */
export async function listExportMarks({ database }: Runtime, { yaml }: { yaml: string }): Promise<ExportMark[]> {
  return exportMarks(yaml, await latestReports(database.prisma))
}
