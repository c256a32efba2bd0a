import { z } from 'zod'

/** Forms that a report is served in. */
export const formatSchema = z.enum(['json', 'junit', 'sarif', 'csv', 'markdown', 'html'])
export type Format = z.infer<typeof formatSchema>

/** Media types of the forms other than JSON. */
export const formatTypes = {
  junit: 'application/xml; charset=utf-8',
  sarif: 'application/sarif+json',
  csv: 'text/csv; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const satisfies Record<Exclude<Format, 'json'>, string>
