import { z } from 'zod'
import { writeCsv } from './csv'
import { writeHtml } from './html'
import { writeJunit } from './junit'
import { writeMarkdown } from './markdown'
import { writeSarif } from './sarif'
import type { ShownReport } from './shown-report'

export const formatSchema = z.enum(['json', 'junit', 'sarif', 'csv', 'markdown', 'html'])
export type Format = z.infer<typeof formatSchema>

/** A report in another form than JSON, with its media type. */
export type Written = { type: string; text: string }

export const formatTypes = {
  junit: 'application/xml; charset=utf-8',
  sarif: 'application/sarif+json',
  csv: 'text/csv; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const satisfies Record<Exclude<Format, 'json'>, string>

const writers: Record<Exclude<Format, 'json'>, (reports: readonly ShownReport[], file: string | null) => string> = {
  junit: writeJunit,
  sarif: (reports, file) => writeSarif(reports, { file }),
  csv: writeCsv,
  markdown: writeMarkdown,
  html: writeHtml,
}

/** Reports in a form that pipelines and people read. `file` is the file that was judged, where there is one. */
export function writeReports(
  format: Exclude<Format, 'json'>,
  reports: readonly ShownReport[],
  { file = null }: { file?: string | null } = {},
): Written {
  return { type: formatTypes[format], text: writers[format](reports, file) }
}
