import { writeCsv } from './csv'
import { type Format, formatTypes } from './format'
import { writeHtml } from './html'
import { writeJunit } from './junit'
import { writeMarkdown } from './markdown'
import { writeSarif } from './sarif'
import type { ShownReport } from './shown-report'

/** A report in another form than JSON, with its media type. */
export type Written = { type: string; text: string }

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
