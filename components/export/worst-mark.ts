import type { ExportMark } from '@/lib/readiness/export-marks'
import { byUrgency } from '@/lib/readiness/status'

/** The mark that gives its line the colour; null for a line without marks. */
export function worstMark(marks: readonly ExportMark[]): ExportMark | null {
  return marks.toSorted((a, b) => byUrgency(a.status, b.status))[0] ?? null
}
